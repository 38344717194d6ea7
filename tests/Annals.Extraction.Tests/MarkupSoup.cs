using System.Text;

namespace Annals.Extraction.Tests;

/// <summary>Random markup out of the pieces that parsers disagree about.</summary>
internal static class MarkupSoup
{
    private static readonly string[] Tags =
    [
        "p", "div", "a", "b", "i", "em", "font", "nobr", "table", "tr", "td", "th", "tbody", "caption", "colgroup", "col", "ul", "ol", "li", "dl", "dt",
        "dd", "h1", "h2", "pre", "textarea", "title", "style", "script", "noscript", "iframe", "svg", "math", "mi", "mtext", "foreignObject", "desc", "template",
        "select", "option", "optgroup", "button", "form", "input", "object", "marquee", "ruby", "rt", "rp", "img", "br", "hr", "video", "source", "picture",
        "figure", "figcaption", "blockquote", "span", "center", "frameset", "body", "html", "head", "xmp", "plaintext", "listing", "annotation-xml", "image",
        "details", "summary", "section", "article", "code", "sub", "s", "u", "x-y", "a:b", "noembed", "address", "dialog", "embed",
    ];

    private static readonly string[] Attributes =
    [
        "", "", "", " id=a", " href=x", " href='javascript:run()'", " src=y", " onclick=run()", " style=\"x\"", " title='<b>\"'", " srcset='a 1x, b 2x'",
        " encoding=text/html", " class=\"language-x embed\"", " lang=zh dir=rtl", " href=//h/&amp;", " width=1 height=1", " colspan=2", "/", " data-src=z.jpg", " =\"",
    ];

    private static readonly string[] Texts =
    [
        "x", " ", "\n", "&lt;", "&amp;amp;", "&#13;", "&#0;", "&nbsp;", "<", ">", "\"", "&", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!x>", "</>", "<?x>", "\0", "\r\n",
        "字", "\ud83d\ude00", "\ud83d", "]]", "\u0001", "&#x85;", "\f", "&notit;", "<!--<script>",
    ];

    public static string Brew(Random dice, int pieces)
    {
        var soup = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            var kind = dice.Next(10);
            if (kind < 3)
                soup.Append(Texts[dice.Next(Texts.Length)]);
            else if (kind < 8)
                soup.Append('<').Append(Tags[dice.Next(Tags.Length)]).Append(Attributes[dice.Next(Attributes.Length)]).Append('>');
            else
                soup.Append("</").Append(Tags[dice.Next(Tags.Length)]).Append('>');
        }

        return soup.ToString();
    }
}
