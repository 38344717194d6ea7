using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Stories.Tests;

/// <summary>Small articles, read as the archive's are.</summary>
internal static class Articles
{
    public static Report Of(string id, string outlet, string published, string title, params string[] lines)
    {
        var at = new DateTimeOffset(DateTime.Parse(published, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        return new Report(id, outlet, at, title, new Analyst().Read(string.Join('\n', lines.Prepend(title)), DateOnly.FromDateTime(at.UtcDateTime), outlet));
    }
}
