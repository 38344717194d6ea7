using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Puts what articles say into the tables, within transactions of whoever calls. Keeps rows in mind that come again.</summary>
internal sealed class KnowledgeWriter(Database database)
{
    private readonly NameTable _outlets = new(database, "outlet");
    private readonly Dictionary<string, long> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _forms = new(StringComparer.Ordinal);
    private readonly HashSet<(long Form, long Entity)> _named = [];
    private readonly Dictionary<long, (int Articles, int Mentions)> _counts = [];
    private readonly QuoteLedger _ledger = new(database);

    /// <summary>Puts an article in, or in the place of what was known of it.</summary>
    /// <returns>Its row.</returns>
    public long Write(AnalysedArticle article)
    {
        var known = Find(article.Id);
        if (known is not null)
        {
            Forget(known.Row, known.Entities);
        }

        var entities = article.Facts!.Entities.Select(facts => (Row: EntityRow(facts), Facts: facts)).ToList();
        var row = Save(article, known, RowList.Pack([.. entities.Select(entity => entity.Row)]));
        database.Prepare("INSERT INTO analysis (article, data) VALUES (?, ?)").Bind(1, row).Bind(2, article.Packed).Run();
        foreach (var (entity, facts) in entities)
        {
            WriteEntity(row, entity, facts);
        }

        var rows = entities.ToDictionary(entity => entity.Facts.Key, entity => entity.Row, StringComparer.Ordinal);
        foreach (var source in article.Facts.Sources)
        {
            database.Prepare("INSERT INTO source (article, entity, place, start, end) VALUES (?, ?, ?, ?, ?)")
                .Bind(1, row).Bind(2, rows[source.Key]).Bind(3, source.Place).Bind(4, source.Start).Bind(5, source.End).Run();
        }

        foreach (var quote in article.Facts.Quotes)
        {
            _ledger.Add(row, quote, quote.Speaker is null ? 0 : rows[quote.Speaker]);
        }

        foreach (var figure in article.Facts.Figures)
        {
            database.Prepare("INSERT INTO figure (quantity, article, start, end, value, unit, place) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .Bind(1, figure.Quantity).Bind(2, row).Bind(3, figure.Start).Bind(4, figure.End).Bind(5, figure.Value).Bind(6, figure.Unit)
                .Bind(7, figure.Place is null ? 0 : rows[figure.Place]).Run();
        }

        return row;
    }

    /// <summary>The same file under a new line of the journal: nothing to read, but where it lies and what it is called may be new.</summary>
    public void Renew(AnalysedArticle article)
    {
        if (Find(article.Id) is { } known)
        {
            Save(article, known, known.Entities);
        }
    }

    /// <summary>Adds up what was counted since the last time; before the transaction ends.</summary>
    public void WriteCounts()
    {
        foreach (var (entity, (articles, mentions)) in _counts)
        {
            database.Prepare("UPDATE entity SET articles = articles + ?2, mentions = mentions + ?3 WHERE id = ?1").Bind(1, entity).Bind(2, articles).Bind(3, mentions).Run();
        }

        _counts.Clear();
    }

    /// <summary>After a transaction that was undone: the rows that were made in it are no more.</summary>
    public void ForgetRows()
    {
        _entities.Clear();
        _forms.Clear();
        _named.Clear();
        _counts.Clear();
    }

    /// <summary>The first 16 bytes of the SHA-256 of the file that an article's analysis is of; null when it has none.</summary>
    public byte[]? HashOf(ArticleId id)
    {
        var select = database.Prepare("SELECT sha256 FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        var hash = select.Step() ? select.Blob(0).ToArray() : null;
        select.Reset();
        return hash;
    }

    private Known? Find(ArticleId id)
    {
        var select = database.Prepare("SELECT id, entities, published FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var found = new Known(select.Long(0), select.Blob(1).ToArray(), select.Long(2));
        select.Reset();
        return found;
    }

    // A revision that lost its date does not make the article undated.
    private long Save(AnalysedArticle article, Known? known, byte[] entities)
    {
        var save = known is null
            ? database.Prepare("INSERT INTO article (code, revision, outlet, published, sha256, path, title, entities) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)").Bind(1, ArticleCode.From(article.Id))
            : database.Prepare("UPDATE article SET revision = ?2, outlet = ?3, published = ?4, sha256 = ?5, path = ?6, title = ?7, entities = ?8 WHERE id = ?1").Bind(1, known.Row);
        save.Bind(2, article.Revision).Bind(3, _outlets.RowOf(article.Outlet)).Bind(4, article.IsDated || known is null ? article.Published : known.Published)
            .Bind(5, article.Hash).Bind(6, article.Path).Bind(7, article.Title).Bind(8, entities).Run();
        return known?.Row ?? database.LastInsertedRow;
    }

    private void WriteEntity(long article, long entity, EntityFacts facts)
    {
        var mentions = 0;
        foreach (var (text, count) in facts.Forms)
        {
            var form = FormRow(text);
            mentions += count;
            database.Prepare("INSERT INTO mention (entity, article, form, count) VALUES (?, ?, ?, ?)").Bind(1, entity).Bind(2, article).Bind(3, form).Bind(4, count).Run();
            Name(form, entity);
        }

        if (facts.Statements > 0)
        {
            database.Prepare("INSERT INTO said (entity, article, count) VALUES (?, ?, ?)").Bind(1, entity).Bind(2, article).Bind(3, facts.Statements).Run();
        }

        foreach (var role in facts.Roles)
        {
            database.Prepare("INSERT OR REPLACE INTO role (entity, article, start, end, form) VALUES (?, ?, ?, ?, ?)")
                .Bind(1, entity).Bind(2, article).Bind(3, role.Start).Bind(4, role.End).Bind(5, FormRow(role.Text)).Run();
        }

        foreach (var gloss in facts.Glosses)
        {
            var form = FormRow(gloss.Text);
            database.Prepare("INSERT OR REPLACE INTO gloss (entity, article, start, end, form, doubtful) VALUES (?, ?, ?, ?, ?, ?)")
                .Bind(1, entity).Bind(2, article).Bind(3, gloss.Start).Bind(4, gloss.End).Bind(5, form).Bind(6, gloss.IsDoubtful ? 1 : 0).Run();
            if (!gloss.IsDoubtful)
            {
                Name(form, entity);
            }
        }

        Count(entity, 1, mentions);
    }

    private void Forget(long article, byte[] entities)
    {
        foreach (var entity in RowList.Unpack(entities))
        {
            var select = database.Prepare("SELECT coalesce(sum(count), 0) FROM mention WHERE entity = ? AND article = ?").Bind(1, entity).Bind(2, article);
            select.Step();
            Count(entity, -1, -select.Int(0));
            select.Reset();
            foreach (var table in (ReadOnlySpan<string>)["mention", "said", "role", "gloss"])
            {
                database.Prepare($"DELETE FROM {table} WHERE entity = ? AND article = ?").Bind(1, entity).Bind(2, article).Run();
            }
        }

        foreach (var table in (ReadOnlySpan<string>)["analysis", "source", "quote", "figure"])
        {
            database.Prepare($"DELETE FROM {table} WHERE article = ?").Bind(1, article).Run();
        }
    }

    private long EntityRow(EntityFacts facts)
    {
        if (!_entities.TryGetValue(facts.Key, out var row))
        {
            var entity = facts.Entity;
            database.Prepare("INSERT INTO entity (key, name, type, known, latin, articles, mentions) VALUES (?, ?, ?, ?, ?, 0, 0) ON CONFLICT (key) DO UPDATE SET name = CASE WHEN excluded.known THEN excluded.name ELSE name END, known = excluded.known, latin = CASE WHEN excluded.known THEN excluded.latin END")
                .Bind(1, facts.Key).Bind(2, entity.Name).Bind(3, (long)entity.Type).Bind(4, entity.IsKnown ? 1 : 0).Bind(5, entity.IsKnown ? entity.Latin : null).Run();
            var select = database.Prepare("SELECT id FROM entity WHERE key = ?").Bind(1, facts.Key);
            select.Step();
            _entities[facts.Key] = row = select.Long(0);
            select.Reset();
            if (entity.IsKnown)
            {
                Name(FormRow(entity.Name), row);
                if (entity.Latin is { } latin)
                {
                    Name(FormRow(latin), row);
                }
            }
        }

        return row;
    }

    private long FormRow(string text)
    {
        if (!_forms.TryGetValue(text, out var row))
        {
            database.Prepare("INSERT INTO form (text, folded) VALUES (?, ?) ON CONFLICT DO NOTHING").Bind(1, text).Bind(2, EntityKey.Plain(text)).Run();
            var select = database.Prepare("SELECT id FROM form WHERE text = ?").Bind(1, text);
            select.Step();
            _forms[text] = row = select.Long(0);
            select.Reset();
        }

        return row;
    }

    private void Name(long form, long entity)
    {
        if (_named.Add((form, entity)))
        {
            database.Prepare("INSERT INTO named (form, entity) VALUES (?, ?) ON CONFLICT DO NOTHING").Bind(1, form).Bind(2, entity).Run();
        }
    }

    private void Count(long entity, int articles, int mentions)
    {
        var before = _counts.GetValueOrDefault(entity);
        _counts[entity] = (before.Articles + articles, before.Mentions + mentions);
    }

    private sealed record Known(long Row, byte[] Entities, long Published);
}
