using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Managing;

/// <summary>Says that something was not done, and why.</summary>
public static class RefusalView
{
    /// <param name="title">What was not done.</param>
    /// <param name="reason">Why; it may be in English, whatever the page's language.</param>
    public static string Render(string title, string reason, string back, PageContext page)
        => DeskFrame.Render(title, "", Html.Empty, Html.Of($"<p>{reason}</p><p><a href=\"{back}\">{page.Words.Managing.Back}</a></p>\n"), page);
}
