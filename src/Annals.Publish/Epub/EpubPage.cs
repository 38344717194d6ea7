using Annals.Pages.Markup;

namespace Annals.Publish.Epub;

/// <summary>A content document (EPUB 3.3, section 6.1): HTML in the syntax of XML.</summary>
internal static class EpubPage
{
    /// <param name="up">What leads to the package's folder: <c>""</c> or <c>"../"</c>.</param>
    public static string Of(string title, string language, string up, Html body, string? kind = null)
        => Html.Of($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
            <head>
            <meta charset="UTF-8"/>
            <title>{title}</title>
            <link rel="stylesheet" type="text/css" href="{up}style.css"/>
            </head>
            <body{Html.When(kind, name => Html.Of($" class=\"{name}\""))}>
            {body}</body>
            </html>

            """).ToString();
}
