using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Following;
using Annals.Index.Segments;
using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>Brings the tables up to what the journal says, line by line, within the transaction of whoever calls.</summary>
/// <param name="codes">All of the index, the last of which is written with.</param>
internal sealed class ArticleWriter(Database database, IReadOnlyList<RowCode> codes)
{
    private readonly NameTable _outlets = new(database, "outlet");
    private readonly NameTable _languages = new(database, "language");
    private readonly NameTable _feeds = new(database, "feed");
    private readonly NameTable _tags = new(database, "tag");

    /// <summary>Makes or renews the article's row and adds the revision's.</summary>
    /// <returns>The article as searches should see it.</returns>
    public IndexedDocument Add(ArticleId id, RevisionKept revision, ArticleText text)
    {
        var known = Find(id);
        var captured = revision.Captured ?? revision.At;
        var (published, from) = BestTime(revision, known, captured);
        var outlet = _outlets.RowOf(revision.Outlet);
        var language = _languages.RowOf(revision.Lang ?? text.Language);
        var save = known is null ? database.Prepare(InsertArticle) : database.Prepare(UpdateArticle).Bind(10, known.Row);
        save.Bind(1, ArticleCode.From(id)).Bind(2, revision.Revision).Bind(3, outlet).Bind(4, published.ToUnixTimeMilliseconds()).Bind(5, (int)from)
            .Bind(6, captured.ToUnixTimeMilliseconds()).Bind(7, (known?.FirstCaptured ?? captured).ToUnixTimeMilliseconds())
            .Bind(8, revision.Updated?.ToUnixTimeMilliseconds()).Bind(9, language)
            .Bind(known is null ? 10 : 11, codes[^1].Pack(ArticleTexts.Of(revision, text.Excerpt))).Run();
        var row = known?.Row ?? database.LastInsertedRow;
        if (known is not null)
        {
            SetAside(known, revision);
        }

        database.Prepare("INSERT OR REPLACE INTO revision (article, number, sha256, size, captured, recorded) VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(1, row).Bind(2, revision.Revision).Bind(3, Convert.FromHexString(revision.Sha256)).Bind(4, revision.Size)
            .Bind(5, captured.ToUnixTimeMilliseconds()).Bind(6, revision.At.ToUnixTimeMilliseconds()).Run();
        AddFeed(row, revision.Feed);
        SetTags(row, [.. (revision.Tags ?? []).Union(text.Tags)]);
        var traits = (revision.Revision > 1 ? DocumentTraits.Revised : DocumentTraits.None) | (text.HasPicture ? DocumentTraits.Picture : DocumentTraits.None);
        return new IndexedDocument((int)row, published.ToUnixTimeMilliseconds(), outlet, language, traits, 0, 0);
    }

    public void Add(ArticleSeen seen)
    {
        if (ArticleId.TryParse(seen.Article, out var id) && Find(id) is { } known)
        {
            AddFeed(known.Row, seen.Feed);
        }
    }

    public void Remove(BlobDropped dropped)
        => database.Prepare("DELETE FROM blob WHERE sha256 = ?").Bind(1, Convert.FromHexString(dropped.Sha256)).Run();

    /// <summary>An article may come back: then its row goes.</summary>
    public void Add(ArticleGone gone)
    {
        if (!ArticleId.TryParse(gone.Article, out var id))
        {
            return;
        }

        if (gone.Over == true)
        {
            database.Prepare("DELETE FROM gone WHERE code = ?").Bind(1, ArticleCode.From(id)).Run();
            return;
        }

        database.Prepare("INSERT OR REPLACE INTO gone (code, since, noted, status) VALUES (?, ?, ?, ?)")
            .Bind(1, ArticleCode.From(id)).Bind(2, gone.Since.ToUnixTimeMilliseconds()).Bind(3, gone.At.ToUnixTimeMilliseconds()).Bind(4, gone.Status).Run();
    }

    public void Add(BlobKept blob)
        => database.Prepare("INSERT INTO blob (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .Bind(1, Convert.FromHexString(blob.Sha256)).Bind(2, blob.Size).Run();

    private const string InsertArticle = """
        INSERT INTO article (code, revision, outlet, published, published_from, captured, first_captured, updated, language, texts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """;

    private const string UpdateArticle = """
        UPDATE article SET code = ?1, revision = ?2, outlet = ?3, published = ?4, published_from = ?5, captured = ?6,
            first_captured = ?7, updated = ?8, language = ?9, texts = ?11
        WHERE id = ?10
        """;

    // A revision that lost its date does not make the article undated; what never had one is as old as its first capture.
    private static (DateTimeOffset Published, PublishedFrom From) BestTime(RevisionKept revision, Known? known, DateTimeOffset captured)
    {
        if (revision.Published is { } published)
        {
            return (published, revision.PublishedFrom);
        }

        return known is null ? (captured, PublishedFrom.Capture) : (known.Published, known.PublishedFrom);
    }

    private Known? Find(ArticleId id)
    {
        var select = database.Prepare("SELECT id, revision, published, published_from, first_captured, texts FROM article WHERE code = ?")
            .Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var texts = RowCode.Unpack(select.Blob(5), codes);
        var known = new Known(
            select.Long(0),
            select.Int(1),
            texts.Title,
            DateTimeOffset.FromUnixTimeMilliseconds(select.Long(2)),
            (PublishedFrom)select.Int(3),
            DateTimeOffset.FromUnixTimeMilliseconds(select.Long(4)),
            texts.Path);
        select.Reset();
        return known;
    }

    // A revision's row has no path and no title as long as they are the article's own.
    private void SetAside(Known known, RevisionKept next)
    {
        database.Prepare("UPDATE revision SET path = ? WHERE article = ? AND number = ?")
            .Bind(1, next.Before ?? known.Path).Bind(2, known.Row).Bind(3, known.Revision).Run();
        if (known.Title != next.Title)
        {
            database.Prepare("UPDATE revision SET title = ? WHERE article = ? AND title IS NULL").Bind(1, known.Title).Bind(2, known.Row).Run();
        }
    }

    // An article is called what its newest revision is called.
    private void SetTags(long article, IReadOnlyList<string> tags)
    {
        database.Prepare("DELETE FROM article_tag WHERE article = ?").Bind(1, article).Run();
        for (var place = 0; place < tags.Count; place++)
        {
            database.Prepare("INSERT INTO article_tag (article, place, tag) VALUES (?, ?, ?)").Bind(1, article).Bind(2, place).Bind(3, _tags.RowOf(tags[place])).Run();
        }
    }

    private void AddFeed(long article, string? feed)
    {
        if (feed is null)
        {
            return;
        }

        database.Prepare("""
            INSERT INTO article_feed (article, place, feed)
            SELECT ?1, (SELECT count(*) FROM article_feed WHERE article = ?1), ?2
            WHERE NOT EXISTS (SELECT 1 FROM article_feed WHERE article = ?1 AND feed = ?2)
            """).Bind(1, article).Bind(2, _feeds.RowOf(feed)).Run();
    }

    private sealed record Known(long Row, int Revision, string Title, DateTimeOffset Published, PublishedFrom PublishedFrom, DateTimeOffset FirstCaptured, string Path);
}
