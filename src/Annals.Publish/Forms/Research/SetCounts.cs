using System.Globalization;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Research;

/// <summary>What is in a set, counted while it is written.</summary>
internal sealed class SetCounts
{
    private readonly SortedDictionary<string, int> _outlets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _months = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _languages = new(StringComparer.Ordinal);

    /// <summary>Articles whose current revision was written.</summary>
    public int Articles { get; private set; }

    public int Revisions { get; private set; }

    /// <summary>Articles with more than one revision.</summary>
    public int Revised { get; private set; }

    public int Gone { get; private set; }

    /// <summary>Articles of which only the capture is dated.</summary>
    public int Undated { get; private set; }

    /// <summary>Of <c>articles.jsonl</c>.</summary>
    public long Bytes { get; private set; }

    public IReadOnlyDictionary<string, int> Outlets => _outlets;

    /// <summary>By <c>yyyy-MM</c> of the best time known.</summary>
    public IReadOnlyDictionary<string, int> Months => _months;

    /// <summary>As the feeds said; <c>unknown</c> for those that did not.</summary>
    public IReadOnlyDictionary<string, int> Languages => _languages;

    public void Add(SelectedArticle article, bool isCurrent, int bytes)
    {
        Revisions++;
        Bytes += bytes;
        if (!isCurrent)
        {
            return;
        }

        Articles++;
        Revised += article.Revisions.Count > 1 ? 1 : 0;
        Gone += article.Gone is null ? 0 : 1;
        Undated += article.Revisions.Any(revision => revision.Line.Published is not null) ? 0 : 1;
        Count(_outlets, article.Outlet);
        Count(_months, article.Time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        Count(_languages, article.Current.Line.Lang ?? "unknown");
    }

    private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
