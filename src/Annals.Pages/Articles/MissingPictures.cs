using Annals.Archive;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Articles;

/// <summary>A picture that a text shows and the archive does not have.</summary>
/// <param name="Source">Its <c>src</c> as it stands in the markup.</param>
/// <param name="Reason">Why it is not there, in plain words.</param>
/// <param name="Since">When it was first asked for in vain (UTC); null when it is there and only not shown.</param>
/// <param name="Original">Where the outlet has it, to be followed by hand; null to name the reason instead.</param>
public sealed record MissingLine(string Source, string Reason, DateTimeOffset? Since, string? Original = null);

/// <summary>Says in a picture's place that it is missing, with what was written about it.</summary>
internal static class MissingPictures
{
    /// <param name="body">Sanitised: every attribute stands in double quotes.</param>
    public static Html In(Html body, IReadOnlyList<MissingLine> missing, PageContext page)
    {
        var markup = body.ToString();
        foreach (var line in missing)
        {
            markup = markup.Replace($" poster=\"{line.Source}\"", "", StringComparison.Ordinal);
            for (var at = Find(markup, line.Source, 0); at >= 0; at = Find(markup, line.Source, at + 1))
            {
                var end = TagMarkup.EndOf(markup, at);
                var note = Note(Attribute(markup[at..end], "alt"), line, page).ToString();
                markup = string.Concat(markup.AsSpan(0, at), note, markup.AsSpan(end));
            }
        }

        return missing.Count == 0 ? body : Html.RawSanitised(markup);
    }

    private static Html Note(string alt, MissingLine line, PageContext page)
    {
        var words = page.Words.PictureNotKept(line.Reason, line.Since is { } since ? UtcTime.ToIso(since)[..10] : null);
        var about = alt.Length > 0 ? Html.Of($"<b>{Html.RawSanitised(alt)}</b> ") : Html.Empty;
        return line.Original is { } original
            ? Html.Of($"<span class=\"missing\" role=\"note\">{about}<a href=\"{original}\" rel=\"noopener noreferrer nofollow external\">{page.Words.PictureElsewhere} ↗</a></span>")
            : Html.Of($"<span class=\"missing\" role=\"note\">{about}{words}</span>");
    }

    // The beginning of the tag whose src it is.
    private static int Find(string markup, string source, int from)
    {
        var at = markup.IndexOf($" src=\"{source}\"", from, StringComparison.Ordinal);
        return at < 0 ? -1 : markup.LastIndexOf("<img", at, StringComparison.Ordinal);
    }

    // As it stands, encoded.
    private static string Attribute(string tag, string name)
    {
        var at = tag.IndexOf($" {name}=\"", StringComparison.Ordinal);
        var start = at + name.Length + 3;
        return at < 0 || tag.IndexOf('"', start) is not (> 0 and var end) ? "" : tag[start..end];
    }
}
