using Annals.Index.Knowledge;

namespace Annals.Pages.Quotes;

/// <summary>The ledger: quotations, each once, with how many carry it.</summary>
/// <param name="Quotations">The most carried first.</param>
public sealed record QuotesPage(IReadOnlyList<Quotation> Quotations)
{
    public string Query { get; init; } = "";

    /// <summary>Whose; null for everybody's.</summary>
    public EntitySummary? Speaker { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; } = 1;

    public bool HasMore { get; init; }

    /// <summary>False where nothing has been analysed.</summary>
    public bool IsThere { get; init; } = true;
}
