namespace Annals.Index.Searching;

public enum SearchSort
{
    /// <summary>The best match first.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,
}

/// <summary>What is looked for. The restrictions here and those inside <see cref="Text"/> hold together.</summary>
public sealed record SearchQuery
{
    /// <summary>Words, "phrases", ="as written", -not, OR, outlet:, tag:, has:, is:, who:, event:, story:, from:, to:, lang:, sort: (see <see cref="Queries.QueryParser"/>).</summary>
    public required string Text { get; init; }

    /// <summary>The outlet's exact name.</summary>
    public string? Outlet { get; init; }

    /// <summary>Published at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A BCP 47 tag or its beginning: <c>zh</c> stands for both scripts.</summary>
    public string? Language { get; init; }

    /// <summary>Finds every word only as it is written: no other script, spelling, letter case, width or accent.</summary>
    public bool Exact { get; init; }

    /// <summary>
    /// What a word behind <c>is:</c> means (<c>unread</c>, <c>read</c>, <c>starred</c>), and <c>note</c> behind <c>has:</c>: the articles
    /// of which it holds, by the rows of <see cref="ArchiveIndex.Roll"/>; null when nobody can tell. The index knows nothing of readers.
    /// </summary>
    public Func<string, Articles.ArticleRows?> Marks { get; init; } = static _ => null;

    /// <summary>The articles of each subject of <see cref="Text"/> that somebody knows.</summary>
    internal IReadOnlyDictionary<Queries.Subject, Articles.ArticleRows> Subjects { get; init; } = new Dictionary<Queries.Subject, Articles.ArticleRows>();

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>How many hits; 0 counts only.</summary>
    public int Limit { get; init; } = 20;

    public int Offset { get; init; }

    /// <summary>False leaves <see cref="Hit.Snippet"/> to the article's excerpt, which spares reading the post files.</summary>
    public bool Snippets { get; init; } = true;
}
