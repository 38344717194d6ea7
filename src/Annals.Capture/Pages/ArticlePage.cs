using Annals.Archive;
using Annals.Capture.Fetching;
using Annals.Extraction.Text;

namespace Annals.Capture.Pages;

/// <summary>An article as its page tells it, put together from all of its pages.</summary>
public sealed record ArticlePage
{
    /// <summary>The address that answered.</summary>
    public required string Url { get; init; }

    /// <summary>The address the page names as its own; else <see cref="Url"/>.</summary>
    public required string CanonicalUrl { get; init; }

    /// <summary>Null when the page names none.</summary>
    public string? Title { get; init; }

    public required string Html { get; init; }

    /// <summary>Plain text of the article without captions and credits, a line a block.</summary>
    public required string Plain { get; init; }

    /// <summary>Everything a reader reads in <see cref="Html"/>, captions included: what two states of an article are compared by.</summary>
    public string Text => field ??= HtmlText.ToPlainText(Html);

    public string? Byline { get; init; }

    /// <summary>UTC; null when the page does not say.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    /// <summary>The name of the publication; null when the page does not say.</summary>
    public string? Site { get; init; }

    /// <summary>True when the page keeps the rest for subscribers.</summary>
    public bool IsPaywalled { get; init; }

    /// <summary>False when a further page of the article could not be had.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The pages as they came, in order; empty when they are not to be kept.</summary>
    public IReadOnlyList<RawPage> Raw { get; init; } = [];

    /// <summary>What of the feed's text was evidence; null without a feed.</summary>
    public string? FeedText { get; init; }

    /// <summary>What to ask with next time; null when the server gives nothing, or when the article goes on over several pages.</summary>
    public Validators? Validators { get; init; }

    /// <summary>Fingerprints of the article's blocks, those left out because they recur among them.</summary>
    public IReadOnlyList<ulong> BlockPrints { get; init; } = [];

    /// <summary>How many parts the extractor left out.</summary>
    public int Dropped { get; init; }
}
