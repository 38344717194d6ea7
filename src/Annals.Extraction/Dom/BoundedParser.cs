using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Annals.Extraction.Dom;

/// <summary>
/// Text in, tree out, in time and memory proportional to the text whatever its tags do: the only door to AngleSharp.
/// </summary>
internal static class BoundedParser
{
    /// <summary>
    /// Longer input is cut. Publishers' pages stay under 5 MB; what lies behind this is an attack or a mistake.
    /// </summary>
    public const int MaximumLength = 32 * 1024 * 1024;

    private const int MaximumAttributes = 64;

    /// <summary>The longest documents of the web (one-page specifications) have a quarter million.</summary>
    private const int MaximumElements = 400_000;

    /// <summary>The tree of a whole page; the root is <c>html</c>.</summary>
    public static Node ParsePage(string html) => Parse(html);

    /// <summary>The tree of a fragment, read as the content of a body; the root is <c>body</c>.</summary>
    public static Node ParseFragment(string html) => PlainParser.TryParseFragment(html) ?? ParseAnyFragment(html);

    /// <summary>The same without the short way for fragments that are in order.</summary>
    internal static Node ParseAnyFragment(string html)
    {
        var root = Parse("<!DOCTYPE html><body>" + html);
        foreach (var child in root.Children())
        {
            if (child.Tag is "body")
            {
                child.Remove();
                return child;
            }
        }

        return Node.Element("body");
    }

    private static Node Parse(string html)
    {
        if (html.Length > MaximumLength)
            html = html[..MaximumLength];
        try
        {
            using IDocument document = TagScan.IsSurelyShallow(html) ? ParseWhole(html) : ParseFiltered(html);
            return TreeCopy.Of(document);
        }
        catch (TooManyElementsException)
        {
            return TextOnly(html);
        }
    }

    private static IDocument ParseWhole(string html) => new HtmlParser(Options(html.Length)).ParseDocument(html);

    private static Document ParseFiltered(string html)
    {
        var model = new NestingModel();
        using var source = new TextSource(html);
        return new HtmlParser(Options(html.Length)).ParseDocument<Document, Element>(
            source,
            (ref StructHtmlToken token, TokenConsumer next) =>
            {
                var pass = token.Type switch
                {
                    HtmlTokenType.StartTag => model.Start(token.Name.ToString(), token.IsSelfClosing),
                    HtmlTokenType.EndTag => model.End(token.Name.ToString()),
                    _ => true,
                };
                if (pass)
                    next(ref token);
                return TokenConsumptionResult.Continue;
            });
    }

    private static HtmlParserOptions Options(int length)
    {
        // The builder repeats open formatting elements in every block; honest pages need fifteen characters and more an element.
        var budget = Math.Min(MaximumElements, 2000 + (length / 3));
        return new HtmlParserOptions
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            IsNotSupportingFrames = true,
            ShouldEmitAttribute = static (ref StructHtmlToken token, ReadOnlyMemory<char> _) => token.Attributes.Count < MaximumAttributes,
            OnCreated = (_, _) =>
            {
                if (--budget < 0)
                    throw new TooManyElementsException();
            },
        };
    }

    /// <summary>The last resort for input that multiplies: its text, without any element.</summary>
    private static Node TextOnly(string html)
    {
        var root = Node.Element("html");
        var body = Node.Element("body");
        root.Append(body);
        foreach (var line in Annals.Extraction.Text.HtmlText.ToPlainText(html).Split('\n'))
        {
            var paragraph = Node.Element("p");
            paragraph.Append(Node.OfText(line));
            body.Append(paragraph);
        }

        return root;
    }

    private sealed class TooManyElementsException : Exception;
}
