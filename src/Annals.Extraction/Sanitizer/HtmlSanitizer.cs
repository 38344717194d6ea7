using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>
/// Strangers' HTML made safe to show: parsed to a tree, held against an allow list, and written in a form that every parser
/// reads back as the same tree. Text stays, whatever becomes of its tags. The archive keeps the original; this is for showing.
/// </summary>
public static class HtmlSanitizer
{
    /// <summary>Rounds after which text alone is shown; two are enough for all that was ever seen.</summary>
    private const int MaximumRounds = 5;

    /// <summary>With the defaults of <see cref="SanitizerOptions"/>.</summary>
    public static string Sanitize(string html, Uri? baseUri = null) => Sanitize(html, baseUri, SanitizerOptions.Default);

    /// <summary>
    /// A fragment that may stand in any page. Relative addresses are resolved against <paramref name="baseUri"/>, when given.
    /// Never throws for its input; sanitising the result again with the same arguments, but without rewriting, changes nothing.
    /// </summary>
    public static string Sanitize(string html, Uri? baseUri, SanitizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(options);
        var safe = Once(html, baseUri, options, out var stable);
        if (stable)
            return safe;
        // The tree holds something no parser would build from its own markup (a link in a link, say): read it back until it does not.
        var again = options with { RewriteImage = options.RewriteImage is null ? null : static url => url };
        for (var round = 0; round < MaximumRounds; round++)
        {
            var next = Once(safe, baseUri, again, out stable);
            if (stable || string.Equals(next, safe, StringComparison.Ordinal))
                return next;
            safe = next;
        }

        return TextOnly(safe);
    }

    private static string Once(string html, Uri? baseUri, SanitizerOptions options, out bool stable)
    {
        var body = BoundedParser.ParseFragment(html);
        new TreeFilter(baseUri, options).Apply(body);
        return CanonicalWriter.Write(body, out stable);
    }

    private static string TextOnly(string html)
    {
        var body = Node.Element("body");
        foreach (var line in Text.HtmlText.ToPlainText(html).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = Node.Element("p");
            paragraph.Append(Node.OfText(line));
            body.Append(paragraph);
        }

        return CanonicalWriter.Write(body, out _);
    }
}
