namespace Annals.Web.Assistants;

// What can be left out stands behind the parameters: a schema made of these records must not demand it.

/// <summary>What a search found.</summary>
/// <param name="Total">Articles that match.</param>
public sealed record FoundArticles(string Notice, int Total, IReadOnlyList<QuotedRevision> Articles)
{
    /// <summary>The offset of the next page; null on the last.</summary>
    public int? Next { get; init; }

    /// <summary>What of the query was not understood.</summary>
    public string? Message { get; init; }

    /// <summary>Another query when nothing was found.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>One revision of an article: what the archive vouches for, and apart from it what the outlet wrote.</summary>
/// <param name="Address">Names this revision for ever.</param>
/// <param name="Sha256">Of the revision's file, in hexadecimal.</param>
/// <param name="CapturedAt">When this revision was seen (UTC).</param>
public sealed record QuotedRevision(string Notice, string Article, int Revision, string Address, string Sha256, DateTimeOffset CapturedAt, UntrustedText Untrusted)
{
    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>BCP 47; null when unsure.</summary>
    public string? Language { get; init; }

    /// <summary>The number of the newest revision.</summary>
    public int LastRevision { get; init; }

    /// <summary>How many there are in all; null where that was not looked up.</summary>
    public int? Sentences { get; init; }

    /// <summary>The first sentence of the next part; null at the end.</summary>
    public int? Next { get; init; }
}

/// <summary>Strangers' words.</summary>
public sealed record UntrustedText(string Title, string Outlet, string Url, IReadOnlyList<QuotedSentence> Sentences)
{
    public string? Author { get; init; }
}

/// <param name="Number">From 1, by the rules of docs/archive-format.md.</param>
/// <param name="Address">Names this sentence of this revision for ever.</param>
/// <param name="Text">Letter for letter as it is kept.</param>
public sealed record QuotedSentence(int Number, string Address, string Text);

/// <summary>All revisions of an article, the first one first.</summary>
public sealed record ArticleRevisions(string Notice, string Article, IReadOnlyList<QuotedRevision> Revisions)
{
    /// <summary>Since when it is no longer at its source (UTC); null while it is.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary><c>404</c>, <c>410</c>, <c>error page</c> or <c>front page</c>.</summary>
    public string? GoneStatus { get; init; }
}

/// <param name="Before">With the sentences that the later one has no more.</param>
/// <param name="After">With the sentences that the earlier one had not.</param>
/// <param name="Kinds">What kind of change it is: Headline, Figure, Name, Quotation, Addition, Removal, Wording, Pictures, WholeArticle.</param>
public sealed record ComparedRevisions(string Notice, QuotedRevision Before, QuotedRevision After, IReadOnlyList<string> Kinds, UntrustedChanges Untrusted);

/// <summary>Strangers' words, before and after.</summary>
/// <param name="Paragraphs">The changed ones.</param>
public sealed record UntrustedChanges(IReadOnlyList<ChangedPart> Title, IReadOnlyList<IReadOnlyList<ChangedPart>> Paragraphs, IReadOnlyList<string> PicturesRemoved, IReadOnlyList<string> PicturesAdded);

/// <param name="Kind">Same, Removed or Added.</param>
public sealed record ChangedPart(string Kind, string Text);

/// <param name="Address">Names the sentence, or the revision, for ever.</param>
/// <param name="Sha256">Of the revision's file, in hexadecimal.</param>
/// <param name="CapturedAt">When this revision was seen (UTC).</param>
public sealed record CitedSentence(string Notice, string Article, int Revision, string Address, string Sha256, DateTimeOffset CapturedAt, UntrustedCitation Untrusted)
{
    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Null when the revision as a whole is cited.</summary>
    public int? Sentence { get; init; }
}

/// <summary>A citation holds the outlet's words.</summary>
public sealed record UntrustedCitation(string Quotation, string Title, string Outlet, string Url, string Text, string BibTex, string CslJson)
{
    public string? Author { get; init; }
}

public sealed record KeptOutlets(string Notice, UntrustedOutlets Untrusted);

/// <summary>Outlets name themselves.</summary>
public sealed record UntrustedOutlets(IReadOnlyList<KeptOutlet> Outlets);

/// <param name="Newest">The time of its newest article (UTC).</param>
public sealed record KeptOutlet(string Outlet, int Articles, DateTimeOffset Newest);

public sealed record KeptFeeds(string Notice, UntrustedFeeds Untrusted);

/// <summary>Feeds name themselves.</summary>
public sealed record UntrustedFeeds(IReadOnlyList<KeptFeed> Feeds);

/// <param name="Words">The status in a sentence.</param>
/// <param name="Kept">Articles that came from it.</param>
/// <param name="Gaps">How often entries may have been missed.</param>
public sealed record KeptFeed(string Title, string Feed, string Status, string Words, long Kept, int Gaps)
{
    /// <summary>UTC; null when it never answered.</summary>
    public DateTimeOffset? LastSuccess { get; init; }
}
