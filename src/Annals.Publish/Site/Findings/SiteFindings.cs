using Annals.Index.Knowledge;

namespace Annals.Publish.Site.Findings;

/// <summary>Which names and quotations have pages on the site: those that the archive names and carries most. What has none is shown without a link.</summary>
internal sealed class SiteFindings
{
    private const int MostNames = 500;
    private const int MostQuotes = 300;

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _quotes;

    private SiteFindings(KnowledgeStore store, PassageNumbers passages)
    {
        (Store, Passages, Version) = (store, passages, store.Version);
        Names = store.TopEntities(MostNames);
        Quotations = store.Quotations(new QuotationQuery { MinOutlets = 2, Limit = MostQuotes });
        _quotes = [.. Quotations.Select(static quotation => quotation.Id)];
        var slugs = new Slugs();
        // In one order, so that two names that make one file name get their numbers alike.
        foreach (var key in Names.Select(static name => name.Key).Order(StringComparer.Ordinal))
        {
            slugs.NumberOf(key);
            _files[key] = slugs.Find(key)!;
        }
    }

    public KnowledgeStore Store { get; }

    public PassageNumbers Passages { get; }

    /// <summary>Another text whenever any of the pages may be another.</summary>
    public string Version { get; }

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<EntitySummary> Names { get; }

    /// <summary>Those that several outlets carry, the most carried first.</summary>
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>Null where nothing was analysed.</summary>
    public static SiteFindings? Of(SiteOptions options)
        => options.Knowledge is { ArticleCount: > 0 } store ? new SiteFindings(store, new PassageNumbers(options)) : null;

    /// <summary>Null when the name has no page.</summary>
    public string? FileOf(string key) => _files.TryGetValue(key, out var slug) ? $"who/{slug}.html" : null;

    /// <summary>Null when the quotation has no page.</summary>
    public string? FileOfQuote(string id) => _quotes.Contains(id) ? $"quotes/{id}.html" : null;
}
