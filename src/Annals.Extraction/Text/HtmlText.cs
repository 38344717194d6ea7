using Annals.Extraction.Dom;

namespace Annals.Extraction.Text;

/// <summary>
/// HTML as readable plain text, without building a tree: it runs over every post of an archive when the index is made.
/// </summary>
public static class HtmlText
{
    /// <summary>
    /// The text of a fragment or page: one line for each block (paragraph, list item, <c>br</c> …), no empty lines, white space
    /// within a line reduced to single blanks (ideographic spaces are text and stay), character references decoded, scripts
    /// and styles left out. Never throws; markup that is cut off counts as ended.
    /// </summary>
    /// <remarks>The sentences that addresses such as <c>/a/ID@REV#s12</c> name are counted in this text: change it and they name others.</remarks>
    public static string ToPlainText(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new LineBuilder(html.Length);
        var tags = new MarkupReader(html);
        var preformatted = 0;
        while (tags.Read())
        {
            if (tags.IsText)
            {
                if (preformatted > 0)
                    AppendLines(text, tags.Text);
                else
                    text.Append(tags.Text);
                continue;
            }

            if (Names.Block.Contains(tags.Name))
                text.Break();
            if (tags.Name is "pre")
                preformatted = Math.Max(0, preformatted + (tags.IsEnd ? -1 : 1));
            else if (!tags.IsEnd)
                SkipWhatIsNotText(ref tags, text);
        }

        return text.ToString();
    }

    /// <summary>True for elements before and behind which a line of <see cref="ToPlainText"/> ends.</summary>
    /// <param name="name">In lower case.</param>
    public static bool StandsOnItsOwnLine(string name) => Names.Block.Contains(name);

    /// <summary>
    /// The addresses of all pictures in document order as they are written (not made absolute), each once: <c>src</c>, or what
    /// a lazy loader would put there, else the first of <c>srcset</c>; for a film its poster. <c>data:</c> pictures are left out.
    /// </summary>
    public static IReadOnlyList<string> ImageUrls(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var urls = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tags = new MarkupReader(html);
        while (tags.Read())
        {
            if (tags.IsText || tags.IsEnd)
                continue;
            if (Names.RawText.Contains(tags.Name))
                tags.SkipRawContent();
            var attributes = tags.Name is "img" or "amp-img" or "image" or "video" ? tags.Attributes() : null;
            if (attributes is null)
                continue;
            var url = ImageSource.Choose(name => attributes.Find(a => a.Key == name).Value, tags.Name is "video");
            if (url is not null && seen.Add(url))
                urls.Add(url);
        }

        return urls;
    }

    private static void SkipWhatIsNotText(ref MarkupReader tags, LineBuilder text)
    {
        if (Names.RawText.Contains(tags.Name))
        {
            var content = tags.SkipRawContent();
            if (tags.Name is "xmp")
                text.AppendDecoded(content);
        }
        else if (Names.EscapableRawText.Contains(tags.Name))
        {
            text.Append(tags.SkipRawContent());
        }
    }

    private static void AppendLines(LineBuilder text, ReadOnlySpan<char> html)
    {
        foreach (var line in html.EnumerateLines())
        {
            text.Append(line);
            text.Break();
        }
    }
}
