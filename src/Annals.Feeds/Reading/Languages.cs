namespace Annals.Feeds.Reading;

/// <summary>Language tags as published: zh_CN means zh-CN; an empty one says that nothing is known.</summary>
internal static class Languages
{
    public static string? Clean(string tag)
    {
        tag = Trimmed.Of(tag);
        return tag.Length is 0 or > 64 ? null : tag.Replace('_', '-');
    }
}
