using Annals.Archive;
using Annals.Index.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;

namespace Annals.Pages.Articles;

/// <summary>One revision of an article, with everything that says where it is from.</summary>
public sealed record ArticlePage
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>BCP 47 as the outlet gave it; null when it did not.</summary>
    public string? Language { get; init; }

    public string? Author { get; init; }

    /// <summary>The article's own address, which may be anything at all.</summary>
    public required string Url { get; init; }

    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public PublishedFrom PublishedFrom { get; init; }

    /// <summary>The date as the feed wrote it, when nobody could read it.</summary>
    public string? RawPublished { get; init; }

    /// <summary>When the outlet says it last changed the article (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When this revision was seen (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary><c>feed</c>, <c>page</c> or <c>import</c>.</summary>
    public required string Via { get; init; }

    /// <summary>The article's text, sanitised; empty when it has none.</summary>
    public required Html Body { get; init; }

    /// <summary>The same with its sentences marked (<see cref="SentenceMarks"/>); empty to show the text as it is.</summary>
    public Html NumberedBody { get; init; }

    /// <summary>The pictures of the text that are not there.</summary>
    public IReadOnlyList<MissingLine> Missing { get; init; } = [];

    /// <summary>What it says, to be marked and told beside the text; null to show the text alone.</summary>
    public ArticleFindings? Findings { get; init; }

    /// <summary>A place in the text that somebody came for; null for none.</summary>
    public ShownPassage? Passage { get; init; }

    /// <summary>What the reader made of it; null where nobody's reading is known.</summary>
    public ArticleReading? Reading { get; init; }

    /// <summary>The number of the revision shown.</summary>
    public required int Revision { get; init; }

    /// <summary>How this revision is cited; null to leave that out.</summary>
    public Citation? Citation { get; init; }

    /// <summary>All of them, oldest first; the last is the article as it stands.</summary>
    public IReadOnlyList<RevisionLine> Revisions { get; init; } = [];

    /// <summary>The outlet's next older article; null at the beginning.</summary>
    public Headline? Previous { get; init; }

    /// <summary>The outlet's next newer article; null at the end.</summary>
    public Headline? Next { get; init; }

    /// <summary>Since when the article is no longer at its source (UTC); null while it is, as far as is known.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>What the source says instead: <c>404</c>, <c>410</c>, <c>error page</c> or <c>front page</c>; null while it is there.</summary>
    public string? GoneStatus { get; init; }

    /// <summary>What it is called besides its outlet: by its post and by the owner's filters.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The post file, relative to the archive.</summary>
    public string? Path { get; init; }

    /// <summary>SHA-256 of the post file, in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What index and post file say of a revision. Its pictures, its neighbours and its citation depend on where it is shown.</summary>
    /// <param name="revisions">All of the article, in any order.</param>
    public static ArticlePage Of(ArticleDetail article, RevisionSummary shown, IEnumerable<RevisionSummary> revisions, ShownBody body) => new()
    {
        Id = article.Id.Value,
        Title = shown.Title,
        Outlet = article.Outlet,
        Language = article.Language,
        Author = article.Author,
        Url = article.Url,
        PublishedAt = article.PublishedFrom == PublishedFrom.Capture ? null : article.Published,
        PublishedFrom = article.PublishedFrom,
        RawPublished = body.RawPublished,
        UpdatedAt = article.UpdatedAt,
        CapturedAt = shown.CapturedAt,
        Via = article.Via,
        Body = Html.RawSanitised(body.Html),
        NumberedBody = Html.RawSanitised(body.Numbered),
        Revision = shown.Number,
        Revisions = [.. revisions.OrderBy(known => known.Number).Select(known => new RevisionLine(known.Number, known.CapturedAt, known.Title))],
        GoneSince = article.Gone?.Since,
        GoneStatus = article.Gone?.Status,
        Path = shown.Path,
        Sha256 = shown.Sha256,
    };

    /// <summary>True when a newer revision than the one shown is kept.</summary>
    public bool IsOld => Revisions is [.., var newest] && newest.Number > Revision;
}

/// <param name="Number">From 1.</param>
/// <param name="CapturedAt">When it was seen (UTC).</param>
/// <param name="Title">Titles change too.</param>
public sealed record RevisionLine(int Number, DateTimeOffset CapturedAt, string Title);
