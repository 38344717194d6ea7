using System.Net;
using Annals.Extraction.Text;
using Annals.Feeds;

namespace Annals.Capture.Entries;

/// <summary>What an entry says to a reader: its title and the fullest of its texts.</summary>
internal sealed record EntryText
{
    private const int LongestTitleFromText = 60;
    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create("。！？.!?， ,");

    /// <summary>Plain text; the first words of the text when the entry has no title, empty when it has neither.</summary>
    public required string Title { get; init; }

    public required string Html { get; init; }

    /// <summary><see cref="Html"/> as plain text.</summary>
    public required string Plain { get; init; }

    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>See <see cref="Entries.Fingerprint"/>.</summary>
    public string Fingerprint => field ??= Entries.Fingerprint.Of(Title, Plain, Pictures);

    public static EntryText Of(Entry entry)
    {
        var text = Fullest(entry);
        var html = text + Attachments(entry, text);
        var plain = HtmlText.ToPlainText(html);
        var title = entry.Title is { } given ? TitleText(given) : "";
        return new EntryText
        {
            Title = title.Length > 0 ? title : FirstWords(plain),
            Html = html,
            Plain = plain,
            Pictures = HtmlText.ImageUrls(html),
        };
    }

    /// <summary>A title of a feed or entry as one line of plain text.</summary>
    public static string OneLineTitle(TextValue title) => TitleText(title);

    private static string Fullest(Entry entry)
    {
        var best = "";
        foreach (var text in entry.Contents.Append(entry.Summary).Append(entry.Media is [{ Description: { } description }, ..] ? description : null).Append(entry.Itunes?.Summary))
        {
            var html = text is null || text.Source is not null && text.Value.Length == 0 ? "" : AsHtml(text);
            best = html.Length > best.Length ? html : best;
        }

        return best;
    }

    // Sound, film and picture that only the feed names would be lost with it.
    private static string Attachments(Entry entry, string text)
    {
        var html = "";
        foreach (var enclosure in entry.Enclosures)
        {
            if (!Mentions(text, enclosure.Url))
            {
                html += IsPicture(enclosure.Type, enclosure.Url) ? Picture(enclosure.Url) : Link(enclosure);
            }
        }

        if (entry.Media.Count == 0 && entry.Image is null)
        {
            return html;
        }

        var picture = entry.Media.FirstOrDefault(media => media.Url is not null && IsPicture(media.Type ?? media.Medium, media.Url))?.Url ?? entry.Image;
        var hasPicture = text.Contains("<img", StringComparison.OrdinalIgnoreCase) || html.Contains("<img", StringComparison.Ordinal);
        return picture is null || hasPicture ? html : html + Picture(picture);
    }

    private static bool Mentions(string html, string url)
        => html.Contains(url, StringComparison.Ordinal) || html.Contains(WebUtility.HtmlEncode(url), StringComparison.Ordinal);

    private static bool IsPicture(string? type, string url)
        => type is not null
            ? type.StartsWith("image", StringComparison.OrdinalIgnoreCase)
            : url.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || url.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    private static string Picture(string url) => $"<figure><img src=\"{WebUtility.HtmlEncode(url)}\"></figure>";

    private static string Link(Enclosure enclosure)
    {
        var name = enclosure.Title ?? (Uri.TryCreate(enclosure.Url, UriKind.Absolute, out var uri) && uri.Segments[^1].Length > 1 ? Uri.UnescapeDataString(uri.Segments[^1]) : enclosure.Url);
        return $"<p><a rel=\"enclosure\" href=\"{WebUtility.HtmlEncode(enclosure.Url)}\">{WebUtility.HtmlEncode(name)}</a></p>";
    }

    private static string AsHtml(TextValue text) => text.IsHtml || !IsText(text.Type) ? text.Value : Paragraphs(text.Value);

    // Plain text in RSS is html by type; only what calls itself text is.
    private static bool IsText(string type) => type is "text" || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    private static string Paragraphs(string text)
        => string.Concat(text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));

    private static string TitleText(TextValue title)
    {
        if (title.Value.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return OneLine(title.Value);
        }

        if (!title.IsHtml)
        {
            // Escaped twice, as many content systems do it: nobody's title reads "&#8217;".
            return OneLine(WebUtility.HtmlDecode(title.Value));
        }

        // "Vec<T> in Rust" has no markup; a title that would vanish is no markup either.
        var plain = OneLine(HtmlText.ToPlainText(title.Value));
        return plain.Length > 0 ? plain : OneLine(title.Value);
    }

    private static string FirstWords(string plain)
    {
        var line = OneLine(plain.AsSpan(0, Math.Min(plain.Length, 400)).ToString());
        if (line.Length <= LongestTitleFromText)
        {
            return line;
        }

        var end = line.AsSpan(0, LongestTitleFromText).LastIndexOfAny(Breaks);
        var cut = end > LongestTitleFromText / 3 ? end : LongestTitleFromText - (char.IsHighSurrogate(line[LongestTitleFromText - 1]) ? 1 : 0);
        return line[..cut].TrimEnd() + "…";
    }

    private static string OneLine(string text)
        => text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
            ? text.Trim()
            : string.Join(' ', text.Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
}
