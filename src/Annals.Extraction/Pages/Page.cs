namespace Annals.Extraction.Pages;

/// <summary>What one page says: its article and what is known about it. Unknown is null, never an empty string.</summary>
public sealed record Page
{
    /// <summary>The address the page was asked for.</summary>
    public required string Url { get; init; }

    /// <summary>The address the page itself names as its own (<c>link rel=canonical</c>, <c>og:url</c>), absolute; the asked one when it names none.</summary>
    public required string CanonicalUrl { get; init; }

    public string? Title { get; init; }

    public string? Byline { get; init; }

    /// <summary>First publication as the page states it, UTC. Without a zone in the text it is read as UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The date of publication as written, also when it could not be read.</summary>
    public string? RawPublished { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>A language tag as the page gives it (<c>zh-Hans</c>, <c>en-US</c>).</summary>
    public string? Language { get; init; }

    /// <summary>The direction of writing as the page states it (<c>dir</c>): <c>ltr</c>, <c>rtl</c> or <c>auto</c>; null when it does not.</summary>
    public string? Direction { get; init; }

    /// <summary>The name of the publication.</summary>
    public string? Site { get; init; }

    public LeadImage? LeadImage { get; init; }

    /// <summary>Absolute addresses of the article's pictures in document order, each once.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The article as plain text: a line for each block, no headline, byline or captions. Empty when none was found.</summary>
    public string ArticleBody { get; init; } = "";

    /// <summary>The article as HTML: pictures and captions included, addresses absolute, safe to show.</summary>
    public string Html { get; init; } = "";

    /// <summary>The publisher's own summary, else the beginning of the text.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Words of the body; every Chinese or Japanese character counts as one.</summary>
    public int WordCount { get; init; }

    /// <summary>Where the article goes on, absolute (<c>rel=next</c>); null on the last page or when the address leaves the host.</summary>
    public string? NextPage { get; init; }

    /// <summary>True when the page is no article but an error, a question for consent or a challenge to robots, whatever its status said.</summary>
    public bool LooksLikeError { get; init; }

    /// <summary>True when the page is an error that says there is nothing at this address, whatever its status said.</summary>
    public bool LooksMissing { get; init; }

    /// <summary>True when the page says that only subscribers see the rest.</summary>
    public bool Paywalled { get; init; }

    /// <summary>
    /// <see cref="Evidence.BlockPrint"/>s of the article's blocks, each once, also of those left out because they recur: to be
    /// counted over an outlet's articles and given back as <see cref="Evidence.PageEvidence.RecurringBlocks"/>.
    /// </summary>
    public IReadOnlyList<ulong> BlockPrints { get; init; } = [];

    /// <summary>What was kept and dropped, and by which rule, in the order in which it happened.</summary>
    public IReadOnlyList<ExtractionStep> Explanation { get; init; } = [];
}

/// <summary>The picture at the head of an article.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Caption">What the picture shows; null when the page does not say.</param>
/// <param name="Credit">Who made it; null when the page does not say.</param>
public sealed record LeadImage(string Url, string? Caption, string? Credit);

/// <summary>One decision of the extractor.</summary>
/// <param name="Rule">The name of the rule that decided.</param>
/// <param name="Kept">False when the part was left out.</param>
/// <param name="Snippet">The beginning of the part's text, or its tag when it has none.</param>
public sealed record ExtractionStep(string Rule, bool Kept, string Snippet);
