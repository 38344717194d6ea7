using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>Tells a whole article from the beginning of one.</summary>
internal static class FullText
{
    private const int ShortText = 400;

    // So much of the end of a cut text is looked for in the page; with less, it could be found anywhere.
    private const int EnoughToFind = 40;
    private const int LeastToFind = 10;

    private static readonly string[] Cuts = ["…", "...", "[…]", "[...]", "[&#8230;]"];

    private static readonly string[] Invitations =
    [
        "read more", "continue reading", "read the full", "read full article", "full story", "keep reading", "more »", "read on",
        "阅读全文", "閱讀全文", "查看全文", "全文阅读", "继续阅读", "繼續閱讀", "阅读更多", "閱讀更多", "詳全文", "点击阅读", "更多内容", "続きを読む",
    ];

    private static readonly string[] Blocks = ["<p", "<br", "<div", "<li", "<img", "<figure", "<h2", "<h3", "<table", "<blockquote"];

    /// <summary>True when the text reads like a summary: surely cut, or short and without any block of its own.</summary>
    public static bool LooksCut(EntryText text)
        => IsSurelyCut(text) || text.Plain.Length < ShortText && !Array.Exists(Blocks, block => text.Html.Contains(block, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the text says so itself: there is none, it breaks off, or it invites to read on elsewhere.</summary>
    public static bool IsSurelyCut(EntryText text)
    {
        var end = text.Plain.AsSpan().TrimEnd();
        if (end.Length == 0 || EndsWithAny(end, Cuts))
        {
            return true;
        }

        var tail = end[Math.Max(0, end.Length - 40)..].ToString();
        return Array.Exists(Invitations, invitation => tail.Contains(invitation, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when the page tells clearly more than the feed did, or goes on where the feed breaks off, by however little.</summary>
    public static bool IsFuller(string page, string entry)
        => page.Length > entry.Length + 40 && page.Length > entry.Length * 1.15 || GoesOn(page, entry);

    private static bool GoesOn(string page, string entry)
    {
        if (!EndsWithAny(entry.AsSpan().TrimEnd(), Cuts))
        {
            return false;
        }

        // Some write the mark twice ("……").
        var (known, whole) = (BareText.Of(entry.AsSpan().TrimEnd("…. []").ToString()), BareText.Of(page));
        var end = known.Length > EnoughToFind ? known[^EnoughToFind..] : known;
        var at = end.Length < LeastToFind ? -1 : whole.IndexOf(end, StringComparison.Ordinal);
        return at >= 0 && at + end.Length < whole.Length && whole.Length > known.Length;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] ends)
    {
        foreach (var end in ends)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
