using Annals.Archive;
using Annals.Index.Searching;
using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>Reads articles' rows over one connection, for one thread at a time, within a read transaction of the caller.</summary>
internal sealed class ArticleReader(Database database)
{
    private const string SummaryColumns = "code, texts, outlet, published, published_from, captured, revision, language, id";

    private const long Day = 86_400_000;

    private const int MostNear = 6;

    /// <exception cref="DatabaseException">There is no such row: the index is damaged.</exception>
    public ArticleSummary Summary(int row, Snapshot snapshot)
    {
        var select = database.Prepare($"SELECT {SummaryColumns} FROM article WHERE id = ?").Bind(1, row);
        if (!select.Step())
        {
            throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, $"article {row} is missing");
        }

        var summary = Summary(select, snapshot);
        select.Reset();
        return summary;
    }

    /// <exception cref="DatabaseException">There is no such row: the index is damaged.</exception>
    public ArticleId Id(int row)
    {
        var select = database.Prepare("SELECT code FROM article WHERE id = ?").Bind(1, row);
        if (!select.Step())
        {
            throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, $"article {row} is missing");
        }

        var id = ArticleCode.ToId(select.Long(0));
        select.Reset();
        return id;
    }

    public ArticleDetail? Detail(ArticleId id, Snapshot snapshot)
    {
        var select = database.Prepare($"SELECT {DetailColumns} FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var row = select.Long(8);
        var detail = Detail(select, snapshot);
        select.Reset();
        return detail with { Feeds = FeedsOf(row), Tags = TagsOf(row, snapshot), Gone = GoneOf(id) };
    }

    public IReadOnlyList<(int Row, ArticleDetail Article)> Behind(int row, int limit, Snapshot snapshot)
    {
        var articles = new List<(int, ArticleDetail)>();
        var select = database.Prepare($"SELECT {DetailColumns} FROM article WHERE id > ? ORDER BY id LIMIT ?").Bind(1, row).Bind(2, limit);
        while (select.Step())
        {
            articles.Add((select.Int(8), Detail(select, snapshot)));
        }

        return WithTheRest(articles, snapshot);
    }

    public IReadOnlyList<(int Row, ArticleDetail Article)> Rows(IReadOnlyList<int> rows, Snapshot snapshot)
    {
        var articles = new List<(int, ArticleDetail)>(rows.Count);
        foreach (var row in rows)
        {
            var select = database.Prepare($"SELECT {DetailColumns} FROM article WHERE id = ?").Bind(1, row);
            if (select.Step())
            {
                articles.Add((row, Detail(select, snapshot)));
                select.Reset();
            }
        }

        return WithTheRest(articles, snapshot);
    }

    /// <summary>In the order of the rows.</summary>
    public IReadOnlyList<ArticleSummary> Summaries(IReadOnlyList<int> rows, Snapshot snapshot) => [.. rows.Select(row => Summary(row, snapshot))];

    /// <summary>A few articles whose codes lie in given ranges, both ends included.</summary>
    public IReadOnlyList<ArticleSummary> InRanges(IReadOnlyList<(long First, long Last)> ranges, Snapshot snapshot)
    {
        var articles = new List<ArticleSummary>();
        foreach (var (first, last) in ranges)
        {
            var select = database.Prepare($"SELECT {SummaryColumns} FROM article WHERE code BETWEEN ? AND ? LIMIT {MostNear}").Bind(1, first).Bind(2, last);
            while (select.Step())
            {
                articles.Add(Summary(select, snapshot));
            }
        }

        return [.. articles.Take(MostNear)];
    }

    /// <summary>Rows of the articles with a tag.</summary>
    public IEnumerable<int> Tagged(int tag)
    {
        var select = database.Prepare("SELECT article FROM article_tag WHERE tag = ?").Bind(1, tag);
        while (select.Step())
        {
            yield return select.Int(0);
        }
    }

    public int? RowOf(ArticleId id)
    {
        var select = database.Prepare("SELECT id FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var row = select.Int(0);
        select.Reset();
        return row;
    }

    private const string DetailColumns = $"""
        {SummaryColumns}, first_captured, updated,
        (SELECT sha256 FROM revision WHERE article = article.id AND number = article.revision)
        """;

    private static ArticleDetail Detail(Statement select, Snapshot snapshot)
    {
        var texts = RowCode.Unpack(select.Blob(1), snapshot.Codes);
        var summary = Summary(select, texts, snapshot);
        return new ArticleDetail
        {
            Id = summary.Id,
            Title = summary.Title,
            Url = summary.Url,
            Outlet = summary.Outlet,
            Published = summary.Published,
            PublishedFrom = summary.PublishedFrom,
            CapturedAt = summary.CapturedAt,
            Revision = summary.Revision,
            Language = summary.Language,
            Excerpt = summary.Excerpt,
            Path = summary.Path,
            FirstCapturedAt = Time(select.Long(9)),
            UpdatedAt = select.LongOrNull(10) is { } updated ? Time(updated) : null,
            Author = texts.Author,
            Via = texts.Via,
            Guid = texts.Guid,
            Sha256 = Convert.ToHexStringLower(select.Blob(11)),
        };
    }

    // Few articles are gone, and in many archives none has a tag.
    private List<(int Row, ArticleDetail Article)> WithTheRest(List<(int Row, ArticleDetail Article)> articles, Snapshot snapshot)
    {
        var (hasGone, hasTags) = (database.Number("SELECT EXISTS (SELECT 1 FROM gone)") == 1, database.Number("SELECT EXISTS (SELECT 1 FROM article_tag)") == 1);
        for (var i = 0; i < articles.Count && (hasGone || hasTags); i++)
        {
            var (row, article) = articles[i];
            if ((hasGone ? GoneOf(article.Id) : null, hasTags ? TagsOf(row, snapshot) : []) is var (gone, tags) && (gone is not null || tags.Count > 0))
            {
                articles[i] = (row, article with { Gone = gone, Tags = tags });
            }
        }

        return articles;
    }

    private GoneSummary? GoneOf(ArticleId id)
    {
        var select = database.Prepare("SELECT since, noted, status FROM gone WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var gone = new GoneSummary(Time(select.Long(0)), Time(select.Long(1)), select.Text(2));
        select.Reset();
        return gone;
    }

    public IReadOnlyList<RevisionSummary> Revisions(ArticleId id, Snapshot snapshot)
    {
        var revisions = new List<RevisionSummary>();
        var select = database.Prepare("""
            SELECT r.number, r.path, r.sha256, r.captured, r.recorded, r.title, a.texts
            FROM article a JOIN revision r ON r.article = a.id WHERE a.code = ? ORDER BY r.number
            """).Bind(1, ArticleCode.From(id));
        ArticleTexts? texts = null;
        while (select.Step())
        {
            texts ??= RowCode.Unpack(select.Blob(6), snapshot.Codes);
            revisions.Add(new RevisionSummary(
                select.Int(0), select.TextOrNull(1) ?? texts.Path, Convert.ToHexStringLower(select.Blob(2)), Time(select.Long(3)), Time(select.Long(4)), select.TextOrNull(5) ?? texts.Title));
        }

        return revisions;
    }

    public IReadOnlyList<ArticleSummary> Newest(ArticleFilter filter, int limit, int offset, Snapshot snapshot)
    {
        var select = Where(filter, snapshot, condition => $"SELECT {SummaryColumns} FROM article WHERE {condition} ORDER BY published DESC, id DESC LIMIT ?5 OFFSET ?6")
            .Bind(5, Math.Max(0, limit)).Bind(6, Math.Max(0, offset));
        var articles = new List<ArticleSummary>();
        while (select.Step())
        {
            articles.Add(Summary(select, snapshot));
        }

        return articles;
    }

    public IReadOnlyList<ArticleThen> SeenBefore(DateTimeOffset time, TimeSpan span, int limit, Snapshot snapshot)
    {
        var select = database.Prepare("""
            SELECT a.code, a.outlet, a.texts, a.first_captured, a.language, r.number, r.title
            FROM (SELECT id, code, outlet, texts, first_captured, language FROM article
                WHERE first_captured > ?1 AND first_captured <= ?2 ORDER BY first_captured DESC, id DESC LIMIT ?3) a
            JOIN revision r ON r.article = a.id AND r.number = (
                SELECT number FROM revision WHERE article = a.id AND captured <= ?2 ORDER BY captured DESC, number DESC LIMIT 1)
            ORDER BY a.first_captured DESC, a.id DESC
            """).Bind(1, (time - span).ToUnixTimeMilliseconds()).Bind(2, time.ToUnixTimeMilliseconds()).Bind(3, limit);
        var articles = new List<ArticleThen>();
        while (select.Step())
        {
            var title = RowCode.Unpack(select.Blob(2), snapshot.Codes).Title;
            articles.Add(new ArticleThen(
                ArticleCode.ToId(select.Long(0)), snapshot.Outlets[select.Int(1)] ?? "", select.TextOrNull(6) ?? title, title, Time(select.Long(3)), select.Int(5), snapshot.Languages[select.Int(4)]));
        }

        return articles;
    }

    public int Count(ArticleFilter filter, Snapshot snapshot)
    {
        var select = Where(filter, snapshot, static condition => $"SELECT count(*) FROM article WHERE {condition}");
        select.Step();
        var count = select.Int(0);
        select.Reset();
        return count;
    }

    public (ArticleSummary? Previous, ArticleSummary? Next) Neighbours(ArticleId id, Snapshot snapshot)
    {
        var select = database.Prepare("SELECT id, outlet, published FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return (null, null);
        }

        var (row, outlet, published) = (select.Long(0), select.Long(1), select.Long(2));
        select.Reset();
        return (Neighbour("<", "DESC"), Neighbour(">", "ASC"));

        ArticleSummary? Neighbour(string side, string order)
        {
            var neighbour = database.Prepare($"""
                SELECT {SummaryColumns} FROM article WHERE outlet = ?1 AND (published, id) {side} (?2, ?3)
                ORDER BY published {order}, id {order} LIMIT 1
                """).Bind(1, outlet).Bind(2, published).Bind(3, row);
            if (!neighbour.Step())
            {
                return null;
            }

            var summary = Summary(neighbour, snapshot);
            neighbour.Reset();
            return summary;
        }
    }

    public (int Revisions, long PostBytes, int Blobs, long BlobBytes, long IndexBytes) Sizes()
    {
        var select = database.Prepare("""
            SELECT (SELECT count(*) FROM revision), (SELECT coalesce(sum(size), 0) FROM revision),
                (SELECT count(*) FROM blob), (SELECT coalesce(sum(size), 0) FROM blob)
            """);
        select.Step();
        var sizes = (select.Int(0), select.Long(1), select.Int(2), select.Long(3));
        select.Reset();
        return (sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4, database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size"));
    }

    private List<string> FeedsOf(long article)
    {
        var feeds = new List<string>();
        var select = database.Prepare("SELECT f.name FROM article_feed af JOIN feed f ON f.id = af.feed WHERE af.article = ? ORDER BY af.place").Bind(1, article);
        while (select.Step())
        {
            feeds.Add(select.Text(0));
        }

        return feeds;
    }

    /// <summary>Every feed that offered an article, by row, and of each row the first one first.</summary>
    public void EachFeed(Action<int, string> each)
    {
        var names = new Dictionary<int, string>();
        var feeds = database.Prepare("SELECT id, name FROM feed");
        while (feeds.Step())
        {
            names[feeds.Int(0)] = feeds.Text(1);
        }

        var select = database.Prepare("SELECT article, feed FROM article_feed ORDER BY article, place");
        while (select.Step())
        {
            each(select.Int(0), names[select.Int(1)]);
        }
    }

    public IReadOnlyList<TagSummary> Tags()
    {
        var tags = new List<TagSummary>();
        var select = database.Prepare("SELECT t.name, count(*) FROM article_tag a JOIN tag t ON t.id = a.tag GROUP BY a.tag ORDER BY count(*) DESC, t.name");
        while (select.Step())
        {
            tags.Add(new TagSummary(select.Text(0), select.Int(1)));
        }

        return tags;
    }

    private List<string> TagsOf(long article, Snapshot snapshot)
    {
        var tags = new List<string>();
        var select = database.Prepare("SELECT tag FROM article_tag WHERE article = ? ORDER BY place").Bind(1, article);
        while (select.Step())
        {
            tags.Add(snapshot.Tags[select.Int(0)] ?? "");
        }

        return tags;
    }

    // -1 is no row of a name: what is unknown finds nothing.
    private Statement Where(ArticleFilter filter, Snapshot snapshot, Func<string, string> query)
    {
        var from = filter.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
        var to = filter.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        if (filter.Day is { } day)
        {
            var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
            (from, to) = (Math.Max(from, start), Math.Min(to, start + Day));
        }

        var outlet = filter.Outlet is null ? 0 : snapshot.OutletRow(filter.Outlet) ?? -1;
        var tag = filter.Tag is null ? 0 : snapshot.TagRow(filter.Tag) ?? -1;
        var condition = (outlet == 0 ? "?1 = 0" : "outlet = ?1") + " AND published >= ?2 AND published < ?3"
            + (tag == 0 ? " AND ?4 = 0" : " AND id IN (SELECT article FROM article_tag WHERE tag = ?4)");
        return database.Prepare(query(condition)).Bind(1, outlet).Bind(2, from).Bind(3, to).Bind(4, tag);
    }

    private static ArticleSummary Summary(Statement row, Snapshot snapshot)
        => Summary(row, RowCode.Unpack(row.Blob(1), snapshot.Codes), snapshot);

    private static ArticleSummary Summary(Statement row, ArticleTexts texts, Snapshot snapshot)
        => new()
        {
            Id = ArticleCode.ToId(row.Long(0)),
            Title = texts.Title,
            Url = texts.Url,
            Outlet = snapshot.Outlets[row.Int(2)] ?? "",
            Published = Time(row.Long(3)),
            PublishedFrom = (PublishedFrom)row.Int(4),
            CapturedAt = Time(row.Long(5)),
            Revision = row.Int(6),
            Language = snapshot.Languages[row.Int(7)],
            Excerpt = texts.Excerpt,
            Path = texts.Path,
        };

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
