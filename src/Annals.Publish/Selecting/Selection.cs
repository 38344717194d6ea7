using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Archive.Transparency;

namespace Annals.Publish.Selecting;

/// <summary>The articles that a query means, at one state of the archive.</summary>
public sealed class Selection
{
    internal Selection(ArchiveFolder folder, Catalog catalog, SelectionQuery query)
    {
        Folder = folder;
        Catalog = catalog;
        Query = query;
    }

    /// <summary>Reads the journal once.</summary>
    /// <param name="search">Finds all articles for a query's text; asked only when there is one.</param>
    /// <exception cref="PublishException">The journal is damaged.</exception>
    public static Selection Of(ArchiveFolder folder, SelectionQuery query, Func<string, IReadOnlySet<ArticleId>> search, CancellationToken cancellation)
        => new SelectionMaker(folder, query, query.Text is { } text ? search(text) : null).Make(cancellation);

    public ArchiveFolder Folder { get; }

    /// <summary>The archive at the same state: finds the pictures kept for an address.</summary>
    public Catalog Catalog { get; }

    public SelectionQuery Query { get; }

    /// <summary>In the order in which their first revisions were kept.</summary>
    public required IReadOnlyList<SelectedArticle> Articles { get; init; }

    /// <summary>How many articles match, before <see cref="SelectionQuery.Limit"/>.</summary>
    public required int Matched { get; init; }

    /// <summary>Lines of the journal at this state.</summary>
    public required long JournalSize { get; init; }

    /// <summary>The Merkle root over them (RFC 9162, section 2.1).</summary>
    public required Digest JournalRoot { get; init; }
}
