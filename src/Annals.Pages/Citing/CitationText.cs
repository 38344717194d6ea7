using System.Globalization;
using System.Text;

namespace Annals.Pages.Citing;

/// <summary>A citation to be read by people, a line a fact; the same in every language of the pages, for it is pasted into other texts.</summary>
public static class CitationText
{
    public static string Of(Citation citation)
    {
        var text = new StringBuilder();
        if (citation.Quotation.Length > 0)
        {
            text.Append('“').Append(Line(citation.Quotation)).Append("”\n");
        }

        text.Append(citation.Author is { } author ? Line(author) + ": " : "").Append(Line(citation.Title)).Append(". ").Append(Line(citation.Outlet));
        text.Append(citation.PublishedAt is { } published ? ", " + Moment(published) : "").Append(".\n");
        text.Append(Line(citation.Url)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Archived {Moment(citation.CapturedAt)} as revision {citation.Revision}: {citation.Address}\n");
        return text.Append("SHA-256 of the file: ").Append(citation.Sha256).Append('\n').ToString();
    }

    /// <summary>On one line, whatever an outlet wrote.</summary>
    internal static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
