using Annals.Archive;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Reading;

/// <summary>
/// Stars and unread dots, and the buttons that change them. A page has one form for all of them, which its buttons name:
/// a form for each of a hundred lines would double the page.
/// </summary>
internal static class MarkViews
{
    public const string Action = "/marks";

    private const string FormName = "marks";

    public static Html Form(PageContext page)
        => ChangeForm.Of(page, page.Links.Own(Action), "marks", Html.Empty, id: FormName);

    public static string Class(ArticleMarks? marks) => marks is null ? "" : marks.IsUnread ? " unread" : " read";

    /// <summary>Where the page stands when a button of the line was pressed: an answer without a fragment inherits the one that was asked with (RFC 9110, section 10.2.2).</summary>
    public static Html Anchor(Headline headline, PageContext page)
        => headline.Marks is null || page.ChangeToken is null ? Html.Empty : Html.Of($" id=\"l-{headline.Id}\"");

    /// <summary>Says that an article is unread, to eyes that see no colours and to those that see nothing.</summary>
    public static Html Dot(ArticleMarks? marks, PageContext page)
        => marks is { IsUnread: true } ? Html.Of($"<span class=\"dot\" role=\"img\" aria-label=\"{page.Words.Unread}\" title=\"{page.Words.Unread}\"></span>") : Html.Empty;

    /// <summary>What stands beside a line.</summary>
    public static Html Buttons(Headline headline, PageContext page)
        => headline.Marks is not { } marks ? Html.Empty
            : page.ChangeToken is null ? (marks.IsStarred ? Html.Of($"<span class=\"marks\"><span role=\"img\" aria-label=\"{page.Words.Starred}\">★</span></span>") : Html.Empty)
            : Html.Of($"<span class=\"marks\">{ReadButton(headline.Id, marks, page, $"#l-{headline.Id}")}{StarButton(headline.Id, marks, page, $"#l-{headline.Id}")}</span>");

    /// <summary>The same on the article's own page, in words.</summary>
    public static Html Bar(string id, ArticleMarks marks, PageContext page)
        => page.ChangeToken is null ? Html.Empty : Html.Of($"""
            <p class="actions">{StarButton(id, marks, page, "", isLong: true)}{ReadButton(id, marks, page, "", isLong: true)}{Html.When(page.Links.Highlighting(id), link => Html.Of($"<a href=\"{link}\">{page.Words.HighlightSentence}</a>"))}</p>

            """);

    /// <summary>How much of a list is unread, the switch to those alone, and the button for all of them; nothing where nobody's reading is known.</summary>
    public static Html Of(ListReading? list, PageContext page)
    {
        if (list is null)
        {
            return Html.Empty;
        }

        var words = page.Words;
        var other = list.OnlyUnread
            ? Html.Of($"<a href=\"{(list.Outlet is { } outlet ? page.Links.Outlet(outlet) : list.Day is { } day ? page.Links.Day(day) : page.Links.Home)}\">{words.ReadOnesToo}</a>")
            : Html.When(page.Links.Unread(list.Outlet, list.Day), link => Html.Of($"<a href=\"{link}\">{words.OnlyUnread}</a>"));
        var all = list.Unread == 0
            ? Html.Empty
            : ChangeForm.Of(page, page.Links.Own(Action), "all-read", Html.Of($"<input type=\"hidden\" name=\"all\" value=\"read\"><input type=\"hidden\" name=\"before\" value=\"{UtcTime.ToIso(list.Before)}\">{Hidden("outlet", list.Outlet)}{Hidden("day", list.Day is { } of ? Words.DateText.Machine(of) : null)}<button>{words.MarkAllRead}</button>"));
        return Html.Of($"<div class=\"reading\"><span class=\"total\">{words.UnreadCount(list.Unread)}</span> {other} {all}</div>\n");
    }

    private static Html Hidden(string name, string? value)
        => Html.When(value, text => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{text}\">"));

    private static Html ReadButton(string id, ArticleMarks marks, PageContext page, string place, bool isLong = false)
        => marks.IsUnread
            ? Button(id, "read", page.Words.MarkRead, "✓", null, place, isLong, page)
            : Button(id, "unread", page.Words.MarkUnread, "○", null, place, isLong, page);

    private static Html StarButton(string id, ArticleMarks marks, PageContext page, string place, bool isLong = false)
        => marks.IsStarred
            ? Button(id, "unstar", isLong ? page.Words.Starred : page.Words.Star, "★", true, place, isLong, page)
            : Button(id, "star", page.Words.Star, "☆", false, place, isLong, page);

    private static Html Button(string id, string does, string label, string sign, bool? isPressed, string place, bool isLong, PageContext page)
    {
        var pressed = isPressed is { } value ? Html.Of($" aria-pressed=\"{(value ? "true" : "false")}\"") : Html.Empty;
        return isLong
            ? Html.Of($"<button form=\"{FormName}\" name=\"{does}\" value=\"{id}\" data-do=\"{does}\"{pressed}><span aria-hidden=\"true\">{sign}</span> {label}</button>")
            : Html.Of($"<button form=\"{FormName}\" formaction=\"{page.Links.Own(Action)}{place}\" name=\"{does}\" value=\"{id}\" data-do=\"{does}\"{pressed} aria-label=\"{label}\" title=\"{label}\">{sign}</button>");
    }
}
