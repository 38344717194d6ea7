using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Managing;

/// <summary>What the pages of management have in common: the way between them, and their small forms.</summary>
internal static class DeskFrame
{
    /// <param name="current">The one of the three that this page belongs to: <c>feeds</c>, <c>rules</c> or <c>settings</c>.</param>
    /// <param name="standfirst">Below the title; empty for none.</param>
    public static string Render(string title, string current, Html standfirst, Html content, PageContext page)
        => new Document
        {
            Title = title,
            Section = "feeds",
            FurtherSheet = page.Links.Own(Style.StyleSheet.DeskPath),
            Main = Html.Of($"""
                <div class="sheet desk">
                <header class="head">{Navigation(current, page)}<h1>{title}</h1>{(standfirst.IsEmpty ? Html.Empty : Html.Of($"<p class=\"standfirst\">{standfirst}</p>"))}</header>
                {(page.ChangeToken is null ? Html.Of($"<p class=\"banner\">{page.Words.Managing.OnlyShown}</p>\n") : Html.Empty)}{content}</div>

                """),
        }.Render(page);

    /// <summary>A form that is a single button.</summary>
    public static Html Button(PageContext page, string action, string does, string label, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var hidden = new List<Html>();
        foreach (var (name, value) in fields)
        {
            hidden.Add(Hidden(name, value));
        }

        return ChangeForm.Of(page, action, does, Html.Of($"{hidden}<button>{label}</button>"));
    }

    public static Html Hidden(string name, string value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    public static Html Option(string? value, string label, string? chosen)
        => Html.Of($"<option value=\"{value ?? ""}\"{(value == chosen ? Html.Of($" selected") : Html.Empty)}>{label}</option>");

    private static Html Navigation(string current, PageContext page)
    {
        var links = page.Links.Managing!;
        var words = page.Words;
        return Html.Of($"<nav class=\"desknav\" aria-label=\"{words.Managing.Navigation}\">{Link("feeds", links.Feeds, words.Feeds)}{Link("rules", links.Rules, words.Managing.Rules)}{Link("settings", links.Settings, words.Managing.Settings)}</nav>");

        Html Link(string name, string address, string label)
            => Html.Of($"<a href=\"{address}\"{(name == current ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{label}</a> ");
    }
}
