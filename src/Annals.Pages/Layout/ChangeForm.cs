using Annals.Pages.Markup;

namespace Annals.Pages.Layout;

/// <summary>A form that changes something: it needs no script, and names the page to come back to.</summary>
public static class ChangeForm
{
    public const string TokenField = "token";

    /// <summary>Nothing where nothing can be changed.</summary>
    /// <param name="action">The path that takes the form.</param>
    /// <param name="does">What it does, for scripts (<c>data-do</c>) and style.</param>
    /// <param name="content">Fields and button.</param>
    /// <param name="id">For buttons that stand outside of it; null for none.</param>
    /// <param name="withFile">True when one of the fields is a file.</param>
    internal static Html Of(PageContext page, string action, string does, Html content, bool withFile = false, string? id = null)
        => page.ChangeToken is not { } token
            ? Html.Empty
            : Html.Of($"<form{Html.When(id, name => Html.Of($" id=\"{name}\""))} class=\"change\" method=\"post\" action=\"{action}\" data-do=\"{does}\"{(withFile ? Html.Of($" enctype=\"multipart/form-data\"") : Html.Empty)}><input type=\"hidden\" name=\"{TokenField}\" value=\"{token}\">{Back(page)}{content}</form>");

    private static Html Back(PageContext page)
        => Html.When(page.Self, self => Html.Of($"<input type=\"hidden\" name=\"back\" value=\"{(page.Links.Chosen is { } chosen ? page.Links.InLanguage(self, chosen) ?? self : self)}\">"));
}
