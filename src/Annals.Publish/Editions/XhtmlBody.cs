using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Annals.Publish.Editions;

/// <summary>
/// Sanitised HTML as markup that books take: well-formed XML, and valid where HTML browsers are lenient, for a reading system
/// may refuse a whole book for one list item outside of a list. Nothing of the text is lost; what has no place where it
/// stands gets one (an item a list, a block inside a phrase a line of its own), what cannot play in a book becomes a link.
/// </summary>
internal sealed class XhtmlBody
{
    private static readonly HashSet<string> Phrases = ["abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "audio", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
    ];

    private readonly StringBuilder _markup = new();
    private readonly Func<string, BookPicture> _pictures;
    private bool _isInLink;

    private XhtmlBody(Func<string, BookPicture> pictures) => _pictures = pictures;

    /// <param name="sanitised">What the sanitiser returned: its depth is bounded, which bounds the recursion here.</param>
    /// <param name="pictures">What stands for a picture, by the <c>src</c> that the sanitiser left.</param>
    public static string Of(string sanitised, Func<string, BookPicture> pictures)
    {
        var document = new HtmlParser().ParseDocument("");
        var nodes = new HtmlParser().ParseFragment(sanitised, document.Body!);
        var body = new XhtmlBody(pictures);
        body.Top([.. nodes]);
        return body._markup.ToString();
    }

    // What stands in no block of its own is a paragraph.
    private void Top(IReadOnlyList<INode> nodes)
    {
        for (var i = 0; i < nodes.Count;)
        {
            var run = nodes.Skip(i).TakeWhile(node => !IsBlock(node)).ToList();
            if (run.Count > 0)
            {
                Wrapped("p", "", () => Phrasing(run));
                i += run.Count;
            }
            else
            {
                Block((IElement)nodes[i++]);
            }
        }
    }

    private void Flow(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            if (IsBlock(node))
            {
                Block((IElement)node);
            }
            else
            {
                Phrase(node);
            }
        }
    }

    private void Block(IElement element)
    {
        switch (element.LocalName)
        {
            case "p" or "pre" or "h2" or "h3" or "h4" or "h5" or "h6":
                Wrapped(element.LocalName, Common(element), () => Phrasing(element.ChildNodes));
                break;
            case "h1":
                Wrapped("h2", Common(element), () => Phrasing(element.ChildNodes));
                break;
            case "ul" or "ol":
                List(element);
                break;
            case "dl" when IsSound(element):
                Wrapped("dl", Common(element), () => Terms(element));
                break;
            case "dt" or "summary":
                Wrapped("p", Common(element) + " class=\"term\"", () => Phrasing(element.ChildNodes));
                break;
            case "figure":
                Figure(element);
                break;
            case "table":
                Table(element);
                break;
            case "hr":
                _markup.Append("<hr/>");
                break;
            case "video" or "audio":
                Wrapped("p", "", () => Player(element));
                break;
            case "a" or "ins" or "del" when !(_isInLink && element.LocalName is "a"):
                Transparent(element);
                break;
            case "blockquote":
                Wrapped("blockquote", Common(element), () => Flow(element.ChildNodes));
                break;
            case var name when Phrases.Contains(name):
                Wrapped("div", Common(element) + $" class=\"was-{name}\"", () => Flow(element.ChildNodes));
                break;
            default:
                Wrapped("div", Common(element), () => Flow(element.ChildNodes));
                break;
        }
    }

    private void List(IElement list)
    {
        var attributes = Common(list) + (list.LocalName is "ol" ? Number(list, "start") + (list.GetAttribute("type") is ("1" or "a" or "A" or "i" or "I") and var type ? $" type=\"{type}\"" : "") : "");
        Wrapped(list.LocalName, attributes, () =>
        {
            foreach (var child in list.ChildNodes.Where(child => child is IElement || !IsBlank(child)))
            {
                var isItem = child is IElement { LocalName: "li" };
                var value = isItem && list.LocalName is "ol" ? Number((IElement)child, "value") : "";
                Wrapped("li", isItem ? Common((IElement)child) + value : "", () => Flow(isItem ? child.ChildNodes : [child]));
            }
        });
    }

    // HTML, 4.4.9: groups of one or more dt with one or more dd behind them.
    private static bool IsSound(IElement list)
    {
        var names = list.Children.Select(child => child.LocalName).ToList();
        return names.Count > 1 && names[0] is "dt" && names[^1] is "dd" && names.TrueForAll(name => name is "dt" or "dd") && list.ChildNodes.All(child => child is IElement || IsBlank(child));
    }

    private void Terms(IElement list)
    {
        foreach (var child in list.Children)
        {
            Wrapped(child.LocalName, Common(child), () =>
            {
                if (child.LocalName is "dt")
                {
                    Phrasing(child.ChildNodes);
                }
                else
                {
                    Flow(child.ChildNodes);
                }
            }, keepEmpty: true);
        }
    }

    private void Figure(IElement figure)
    {
        var caption = figure.Children.FirstOrDefault(child => child.LocalName is "figcaption");
        Wrapped("figure", Common(figure), () =>
        {
            Flow(figure.ChildNodes.Where(child => child != caption));
            if (caption is not null)
            {
                Wrapped("figcaption", Common(caption), () => Flow(caption.ChildNodes));
            }
        });
    }

    private void Table(IElement table)
    {
        var captions = table.Children.Where(child => child.LocalName is "caption").ToList();
        var rows = table.Children.SelectMany(child => child.LocalName is "tr" ? [child] : child.LocalName is "thead" or "tbody" or "tfoot" ? child.Children : Enumerable.Empty<IElement>())
            .Where(row => row.Children.Any(cell => cell.LocalName is "td" or "th")).ToList();
        // A table has one caption, and is none without a row.
        foreach (var other in captions.Skip(rows.Count == 0 ? 0 : 1))
        {
            Wrapped("div", Common(other), () => Flow(other.ChildNodes));
        }

        if (rows.Count == 0)
        {
            return;
        }

        Wrapped("table", Common(table), () =>
        {
            if (captions.Count > 0)
            {
                Wrapped("caption", "", () => Phrasing(captions[0].ChildNodes));
            }

            Wrapped("tbody", "", () =>
            {
                foreach (var row in rows)
                {
                    Wrapped("tr", Common(row), () => Cells(row));
                }
            });
        });
    }

    private void Cells(IElement row)
    {
        foreach (var cell in row.Children.Where(cell => cell.LocalName is "td" or "th"))
        {
            Wrapped(cell.LocalName, Common(cell) + Number(cell, "colspan") + Number(cell, "rowspan"), () => Flow(cell.ChildNodes), keepEmpty: true);
        }
    }

    // HTML, 3.2.5.3: what may stand inside depends on where it stands itself.
    private void Transparent(IElement element)
    {
        if (element.LocalName is not "a")
        {
            Wrapped(element.LocalName, Common(element), () => Flow(element.ChildNodes));
        }
        else if (Link(element) is { } link)
        {
            _isInLink = true;
            Wrapped("a", Common(element) + link, () => Flow(element.ChildNodes));
            _isInLink = false;
        }
        else
        {
            Wrapped("div", Common(element), () => Flow(element.ChildNodes));
        }
    }

    private void Phrasing(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IElement element && Blocks.Contains(element.LocalName))
            {
                Break();
                if (element.LocalName is "video" or "audio")
                {
                    Player(element);
                }
                else
                {
                    Phrasing(element.ChildNodes);
                }

                Break();
            }
            else
            {
                Phrase(node);
            }
        }
    }

    private void Phrase(INode node)
    {
        if (node is not IElement element)
        {
            Text(node.TextContent);
            return;
        }

        switch (element.LocalName)
        {
            case "br":
                _markup.Append("<br/>");
                break;
            case "wbr":
                _markup.Append("<wbr/>");
                break;
            case "img":
                Picture(element);
                break;
            case "picture":
                Phrasing(element.Children.Where(child => child.LocalName is "img"));
                break;
            case "source" or "track" or "rp":
                break;
            case "rt":
                _markup.Append('（');
                Phrasing(element.ChildNodes);
                _markup.Append('）');
                break;
            case "a" when !_isInLink && Link(element) is { } link:
                _isInLink = true;
                Wrapped("a", Common(element) + link, () => Phrasing(element.ChildNodes));
                _isInLink = false;
                break;
            case "ins" or "del":
                Wrapped(element.LocalName, Common(element), () => Phrasing(element.ChildNodes));
                break;
            case "bdo" when element.GetAttribute("dir") is "ltr" or "rtl":
                Wrapped("bdo", Common(element), () => Phrasing(element.ChildNodes));
                break;
            case var name when Phrases.Contains(name):
                Wrapped(name, Common(element), () => Phrasing(element.ChildNodes));
                break;
            default:
                Phrasing(element.ChildNodes);
                break;
        }
    }

    private void Picture(IElement image)
    {
        var alt = image.GetAttribute("alt") ?? "";
        var picture = _pictures(image.GetAttribute("src") ?? "");
        if (picture.Source is { } source)
        {
            _markup.Append("<img src=\"");
            Encode(source);
            _markup.Append("\" alt=\"");
            Encode(alt);
            _markup.Append("\"/>");
            return;
        }

        _markup.Append("<span class=\"missing\">");
        if (alt.Trim().Length > 0)
        {
            _markup.Append("<b>");
            Encode(alt);
            _markup.Append("</b> ");
        }

        Encode(picture.Missing ?? "");
        _markup.Append("</span>");
    }

    private void Player(IElement player)
    {
        var source = player.GetAttribute("src") ?? player.Children.FirstOrDefault(child => child.LocalName is "source")?.GetAttribute("src");
        if (BookAddress.Of(source) is { } address && !_isInLink)
        {
            _markup.Append("<a href=\"");
            Encode(address);
            _markup.Append("\">▶ ");
            Encode(address);
            _markup.Append("</a>");
        }

        Phrasing(player.ChildNodes.Where(child => child is not IElement { LocalName: "source" or "track" }));
    }

    /// <summary>The element with its content; nothing at all when there is none.</summary>
    private void Wrapped(string name, string attributes, Action content, bool keepEmpty = false)
    {
        var start = _markup.Length;
        _markup.Append('<').Append(name).Append(attributes).Append('>');
        var inside = _markup.Length;
        content();
        if (_markup.Length == inside && !keepEmpty)
        {
            _markup.Length = start;
            return;
        }

        _markup.Append("</").Append(name).Append('>');
    }

    private void Break()
    {
        var ends = _markup.Length > 0 && _markup[^1] == '>';
        if (!ends || EndsWith("</span>") || EndsWith("</a>"))
        {
            _markup.Append("<br/>");
        }
    }

    private bool EndsWith(string text) => _markup.Length >= text.Length && _markup.ToString(_markup.Length - text.Length, text.Length) == text;

    private void Text(string text) => Encode(text);

    private void Encode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _markup.Append(character).Append(text[++i]);
                continue;
            }

            // XML 1.0, production 2: what is no character there may not stand in a document, not even as a reference.
            _ = character switch
            {
                '&' => _markup.Append("&amp;"),
                '<' => _markup.Append("&lt;"),
                '>' => _markup.Append("&gt;"),
                '"' => _markup.Append("&quot;"),
                < ' ' and not '\t' and not '\n' and not '\r' => _markup,
                '\ufffe' or '\uffff' => _markup,
                _ when char.IsSurrogate(character) => _markup.Append('\ufffd'),
                _ => _markup.Append(character),
            };
        }
    }

    private static string Common(IElement element)
    {
        var language = element.GetAttribute("lang") is { } tag && Annals.Pages.Words.LanguageTag.For(tag, "") is { } known ? $" lang=\"{known}\" xml:lang=\"{known}\"" : "";
        return element.GetAttribute("dir") is ("ltr" or "rtl" or "auto") and var direction ? $"{language} dir=\"{direction}\"" : language;
    }

    private static string Number(IElement element, string name)
        => int.TryParse(element.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (number > 1 || number != 1 && name is "start" or "value")
            ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{number}\"")
            : "";

    private static string? Link(IElement element) => BookAddress.Of(element.GetAttribute("href")) is { } address ? $" href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\"" : null;

    // An inline element that holds a block stands where blocks stand.
    private static bool IsBlock(INode node)
        => node is IElement element && (Blocks.Contains(element.LocalName) || element.Children.Any(IsBlock));

    private static bool IsBlank(INode node) => string.IsNullOrWhiteSpace(node.TextContent) && node is not IElement;
}
