using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>Which bodies are media: they pass on what others say.</summary>
public static class Media
{
    private static readonly string[] Endings = ["时报", "新闻", "之音", "之声", "周刊", "日报", "晚报", "电视", "广播公司", "电台", "新闻网", "邮报", "卫报", "通讯", "评论", "杂志", "观察", "周报", "日刊", "月刊", "电讯", "商业周刊"];
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "BBC", "CNN", "ESPN", "NHK", "央视", "彭博", "法广", "路透", "英国广播公司", "美国全国广播公司", "哥伦比亚广播公司", "美国有线电视新闻网", "福克斯新闻", "经济学人", "明镜" };

    public static bool Is(Entity entity)
    {
        if (entity.Type is EntityType.Person or EntityType.Place)
        {
            return false;
        }

        var name = entity.Name;
        if (name is [.., '社' or '报' or '台' or '網' or '网' or '報' or '臺'] || Names.Contains(name))
        {
            return true;
        }

        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
