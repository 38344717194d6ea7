using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Transparency;

namespace Annals.Publish.Selecting;

/// <summary>Plays the journal back once and keeps the lines of the articles that are meant.</summary>
internal sealed class SelectionMaker(ArchiveFolder folder, SelectionQuery query, IReadOnlySet<ArticleId>? candidates)
{
    private readonly Catalog _catalog = new();
    private readonly MerkleTree _tree = new();
    private readonly Dictionary<ArticleId, Found> _found = [];
    private readonly List<Found> _order = [];
    private readonly Dictionary<(string Article, int Revision), PagesKept> _pages = [];

    /// <exception cref="PublishException">A line of the journal is damaged.</exception>
    public Selection Make(CancellationToken cancellation)
    {
        foreach (var line in JournalReader.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = line.Entry ?? throw new PublishException($"the journal is damaged at line {line.Next.Sequence}: run 'annals verify', restore it from a copy");
            _tree.Add(Digest.FromHex(line.Hash));
            _catalog.Play(line);
            Note(entry);
        }

        var matching = _order.Select(ToArticle).Where(IsMeant).ToList();
        return new Selection(folder, _catalog, query)
        {
            Articles = Newest(matching),
            Matched = matching.Count,
            JournalSize = _tree.Size,
            JournalRoot = _tree.Root,
        };
    }

    private void Note(JournalEntry entry)
    {
        switch (entry)
        {
            case RevisionKept revision when ArticleId.TryParse(revision.Article, out var id) && candidates?.Contains(id) != false:
                if (!_found.TryGetValue(id, out var found))
                {
                    _order.Add(_found[id] = found = new Found(id, []));
                }

                found.Lines.Add(revision);
                break;
            case PagesKept pages when ArticleId.TryParse(pages.Article, out var id) && candidates?.Contains(id) != false:
                _pages[(pages.Article, pages.Revision)] = pages;
                break;
        }
    }

    private SelectedArticle ToArticle(Found found) => new()
    {
        Id = found.Id,
        Gone = _catalog.Find(found.Id)?.Gone,
        Revisions = [.. found.Lines.Select((line, i) => new SelectedRevision(line, i + 1 < found.Lines.Count ? found.Lines[i + 1].Before ?? line.Path : line.Path, PagesOf(line)))],
    };

    private PagesKept? PagesOf(RevisionKept line)
        => _pages.TryGetValue((line.Article, line.Revision), out var pages) && !pages.Pages.Any(page => _catalog.IsDropped(page.Path)) ? pages : null;

    private bool IsMeant(SelectedArticle article)
        => (query.Outlet is null || query.Outlet == article.Outlet)
            && (query.From is not { } from || article.Time >= from)
            && (query.To is not { } to || article.Time < to);

    // The order of the journal is the order in which revisions came: taking them back in it gives the same archive.
    private List<SelectedArticle> Newest(List<SelectedArticle> matching)
    {
        if (query.Limit is not { } limit || limit >= matching.Count)
        {
            return matching;
        }

        var newest = matching.OrderByDescending(article => article.Time).ThenBy(article => article.Id.Value, StringComparer.Ordinal).Take(limit).Select(article => article.Id).ToHashSet();
        return [.. matching.Where(article => newest.Contains(article.Id))];
    }

    private sealed record Found(ArticleId Id, List<RevisionKept> Lines);
}
