namespace Annals.Index.Knowledge;

/// <summary>One quotation with all who carry it.</summary>
/// <param name="Id">Letters and digits, the same as long as its first wording is in the archive.</param>
/// <param name="Text">Its fullest wording.</param>
/// <param name="Speaker">Whom most carriers name; null when nobody does.</param>
/// <param name="SpeakerKey">Null when nobody is named.</param>
/// <param name="OtherSpeakers">Whom other carriers give the same words to.</param>
/// <param name="Carriers">In the order of their publication; the first is where it was first seen.</param>
public sealed record Quotation(
    string Id,
    string Text,
    string? Speaker,
    string? SpeakerKey,
    IReadOnlyList<string> OtherSpeakers,
    IReadOnlyList<QuoteCarrier> Carriers)
{
    /// <summary>How many outlets carry it.</summary>
    public int Outlets => Carriers.Select(carrier => carrier.Article.Outlet).Distinct(StringComparer.Ordinal).Count();

    public QuoteCarrier First => Carriers[0];
}

/// <summary>One article that carries a quotation.</summary>
/// <param name="Text">Its wording.</param>
/// <param name="Start">UTF-16 offset of the words, without quotation marks.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Share">How much of the fullest wording stands here, from 0 to 1.</param>
/// <param name="Dropped">Sentences of the fullest wording that are not here.</param>
public sealed record QuoteCarrier(ArticleRef Article, string Text, int Start, int End, double Share, IReadOnlyList<string> Dropped)
{
    /// <summary>The speaker this article names; null when nobody.</summary>
    public string? Speaker { get; init; }
}

/// <summary>Which quotations are asked for.</summary>
public sealed record QuotationQuery
{
    /// <summary>Words that the quotation must hold, in either script; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>The speaker's key; null for all.</summary>
    public string? Speaker { get; init; }

    /// <summary>One article's quotations; null for all.</summary>
    public Annals.Archive.ArticleId? Article { get; init; }

    /// <summary>At least so many outlets carry it.</summary>
    public int MinOutlets { get; init; } = 1;

    public int Limit { get; init; } = 20;

    public int Offset { get; init; }
}
