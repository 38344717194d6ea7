using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>Signs that the reader does not see the article: a paywall, an error sent as a success, a challenge to robots.</summary>
internal static class AccessSigns
{
    private static readonly string[] ErrorTitles =
    [
        "404", "page not found", "not found", "file not found", "error 404", "access denied", "forbidden", "403 forbidden", "just a moment", "attention required", "are you a robot", "service unavailable",
        "bad gateway", "internal server error", "site maintenance", "页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "页面未找到", "未找到", "无法找到", "访问被拒绝", "文章不存在", "该页面不存在", "頁面找不到",
        "seite nicht gefunden", "page introuvable", "página no encontrada", "ページが見つかりません",
    ];

    // The part of them that says the article is not there, rather than that we may not see it now.
    private static readonly string[] MissingTitles =
    [
        "404", "page not found", "not found", "file not found", "error 404", "页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "页面未找到", "未找到", "无法找到", "文章不存在", "该页面不存在", "頁面找不到",
        "抱歉，找不到", "抱歉，页面不存在", "对不起，您访问的页面不存在", "内容已删除", "內容已刪除", "文章已删除", "文章已刪除", "seite nicht gefunden", "page introuvable", "página no encontrada", "ページが見つかりません",
    ];

    private static readonly string[] Challenges =
    [
        "checking your browser", "enable javascript and cookies", "verify you are human", "verifying you are human", "cf-challenge", "cf-browser-verification", "captcha-delivery", "请完成安全验证", "正在验证您的浏览器",
    ];

    public static bool Paywalled(Node root, HeadData head) =>
        head.Meta("article:content_tier") is "locked" or "metered"
        || root.Descendants().Any(static n => !n.IsText && n.Suggests(Hint.Paywall) && n.Tag is "div" or "section" or "aside" && BlockText.Of(n).Length is > 10 and < 600);

    /// <summary>The page says that there is nothing at its address, whatever its status said.</summary>
    public static bool Missing(Node root, HeadData head) => IsCalled(MissingTitles, root, head);

    public static bool Error(Node root, HeadData head)
    {
        if (IsCalled(ErrorTitles, root, head))
            return true;
        var text = ShortText(root);
        return text is not null && Array.Exists(Challenges, c => text.Contains(c, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsCalled(string[] titles, Node root, HeadData head)
    {
        var title = (head.Title ?? "").ToLowerInvariant();
        if (Array.Exists(titles, e => title.StartsWith(e, StringComparison.Ordinal) || title.Contains("- " + e, StringComparison.Ordinal) || title.Contains("| " + e, StringComparison.Ordinal)))
            return true;
        var heading = root.Descendants("h1").Select(static h => BlockText.Of(h).ToLowerInvariant()).FirstOrDefault(static t => t.Length > 0) ?? "";
        return heading.Length < 60 && Array.Exists(titles, e => heading.StartsWith(e, StringComparison.Ordinal));
    }

    /// <summary>The page's whole text with what its scripts say, when it is short: challenges to robots hold little else.</summary>
    private static string? ShortText(Node root)
    {
        const int Short = 1500;
        var chars = 0;
        for (var node = root.First; node is not null; node = node.Following(root))
        {
            if (node.IsText && node.Parent is { Tag: not ("style" or "script") })
                chars += node.Text.Length;
            if (chars > 2 * Short)
                return null;
        }

        return BlockText.Of(root, static n => n.Tag is "style");
    }
}
