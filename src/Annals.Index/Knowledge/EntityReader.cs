using Annals.Index.Storage;
using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>Reads entities over one connection, within a read transaction of the caller.</summary>
internal sealed class EntityReader(Database database, KnowledgeRoll roll)
{
    private const int MostAmbiguous = 8;
    private const int MostTogether = 40;
    private const int MostExamples = 3;
    private const string Columns = "id, key, name, type, known, latin, articles, mentions, joined";

    private readonly Dictionary<long, Row> _rows = [];

    /// <summary>The row that a key leads to, with the rows that are joined with it behind; empty when there is none.</summary>
    public IReadOnlyList<long> Rows(string key)
    {
        var select = database.Prepare("SELECT coalesce(joined, id) FROM entity WHERE key = ? AND articles > 0").Bind(1, key);
        if (!select.Step())
        {
            return [];
        }

        var first = select.Long(0);
        select.Reset();
        return Family(first);
    }

    /// <summary>Whoever an entity's row stands for.</summary>
    public EntitySummary Summary(long row)
    {
        var one = Get(row);
        var leader = one.Joined is { } joined ? Get(joined) : one;
        var (articles, mentions) = (leader.Articles, leader.Mentions);
        foreach (var other in Family(leader.Id).Skip(1).Select(Get))
        {
            (articles, mentions) = (articles + other.Articles, mentions + other.Mentions);
        }

        return new EntitySummary(leader.Key, leader.Name, leader.Type, leader.Latin ?? MostGlossed(leader.Id), leader.IsKnown, Math.Min(articles, roll.Count), mentions);
    }

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<EntitySummary> Top(int limit, EntityType? type, int offset)
    {
        var rows = new List<long>();
        var select = database.Prepare("SELECT id FROM entity WHERE joined IS NULL AND articles > 0 AND (?2 < 0 OR type = ?2) ORDER BY articles DESC, key LIMIT ?1 OFFSET ?3").Bind(1, limit).Bind(2, type is { } wished ? (long)wished : -1).Bind(3, offset);
        while (select.Step())
        {
            rows.Add(select.Long(0));
        }

        return [.. rows.Select(Summary)];
    }

    /// <summary>Those with exactly this name first, then those whose name begins with it, then those that have it somewhere.</summary>
    public IReadOnlyList<EntitySummary> Find(string text, int limit, bool exactly, int offset = 0)
    {
        var plain = EntityKey.Plain(text);
        if (plain.Length == 0)
        {
            return [];
        }

        var found = new Dictionary<long, (int Rank, int Articles, string Key)>();
        Collect("f.folded = ?1", 0);
        if (!exactly && found.Count < offset + limit)
        {
            Collect("f.folded != ?1 AND instr(f.folded, ?1) = 1", 1);
            Collect("instr(f.folded, ?1) > 1", 2);
        }

        return [.. found.OrderBy(pair => pair.Value.Rank).ThenByDescending(pair => pair.Value.Articles).ThenBy(pair => pair.Value.Key, StringComparer.Ordinal).Skip(offset).Take(limit).Select(pair => Summary(pair.Key))];

        void Collect(string condition, int rank)
        {
            var select = database.Prepare($"SELECT coalesce(e.joined, e.id), e.articles, e.key FROM form f JOIN named n ON n.form = f.id JOIN entity e ON e.id = n.entity WHERE {condition} AND e.articles > 0").Bind(1, plain);
            while (select.Step())
            {
                found.TryAdd(select.Long(0), (rank, select.Int(1), select.Text(2)));
            }
        }
    }

    public EntityProfile? Profile(string key)
    {
        var rows = Rows(key);
        if (rows.Count == 0)
        {
            return null;
        }

        var summary = Summary(rows[0]);
        var (forms, months, outlets, articles) = Mentions(rows);
        return new EntityProfile(
            summary with { Articles = articles.Count },
            forms,
            LatinNames(rows),
            Roles(rows),
            months,
            outlets,
            Together(rows, articles),
            rows.Sum(row => (int)Sum("SELECT coalesce(sum(count), 0) FROM said WHERE entity = ?", row)),
            [.. rows.Skip(1).Select(Get).Select(static row => new EntitySummary(row.Key, row.Name, row.Type, row.Latin, row.IsKnown, row.Articles, row.Mentions))])
        {
            Ambiguous = Ambiguous(rows),
        };
    }

    /// <summary>The rows of articles that name an entity, newest first.</summary>
    public IReadOnlyList<long> Articles(IReadOnlyList<long> rows)
    {
        var articles = new HashSet<long>();
        foreach (var row in rows)
        {
            var select = database.Prepare("SELECT DISTINCT article FROM mention WHERE entity = ?").Bind(1, row);
            while (select.Step())
            {
                articles.Add(select.Long(0));
            }
        }

        return [.. articles.OrderByDescending(article => roll.Published[article]).ThenByDescending(article => article)];
    }

    private List<long> Family(long leader)
    {
        var rows = new List<long> { leader };
        var select = database.Prepare("SELECT id FROM entity WHERE joined = ? ORDER BY articles DESC, key").Bind(1, leader);
        while (select.Step())
        {
            rows.Add(select.Long(0));
        }

        return rows;
    }

    private (IReadOnlyList<EntityForm> Forms, IReadOnlyList<MonthCount> Months, IReadOnlyList<OutletCount> Outlets, HashSet<long> Articles) Mentions(IReadOnlyList<long> rows)
    {
        var forms = new Dictionary<long, Dictionary<int, int>>();
        var months = new SortedDictionary<DateOnly, (HashSet<long> Articles, int Mentions)>();
        var articles = new HashSet<long>();
        foreach (var row in rows)
        {
            var select = database.Prepare("SELECT article, form, count FROM mention WHERE entity = ?").Bind(1, row);
            while (select.Step())
            {
                var (article, form, count) = (select.Long(0), select.Long(1), select.Int(2));
                articles.Add(article);
                Add(forms.TryGetValue(form, out var known) ? known : forms[form] = [], roll.Outlets[article], count);
                var month = roll.MonthOf(article);
                var before = months.GetValueOrDefault(month, ([], 0));
                before.Articles.Add(article);
                months[month] = (before.Articles, before.Mentions + count);
            }
        }

        var outlets = new Dictionary<int, int>();
        foreach (var article in articles)
        {
            Add(outlets, roll.Outlets[article], 1);
        }

        var texts = forms.Select(form => new EntityForm(FormText(form.Key), form.Value.Values.Sum(), Counted(form.Value)));
        return ([.. texts.OrderByDescending(form => form.Count).ThenBy(form => form.Text, StringComparer.Ordinal)], WithoutGaps(months), Counted(outlets), articles);

        static void Add(Dictionary<int, int> counts, int outlet, int count) => counts[outlet] = counts.GetValueOrDefault(outlet) + count;
    }

    private List<OutletCount> Counted(Dictionary<int, int> outlets)
        => [.. outlets.Select(pair => new OutletCount(roll.Names[pair.Key] ?? "", pair.Value)).OrderByDescending(outlet => outlet.Count).ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal)];

    private static List<MonthCount> WithoutGaps(SortedDictionary<DateOnly, (HashSet<long> Articles, int Mentions)> months)
    {
        // An article with a wild date must not make a chart of a thousand years.
        const int Most = 600;
        if (months.Count == 0)
        {
            return [];
        }

        var (first, last) = (months.Keys.First(), months.Keys.Last());
        var filled = new List<MonthCount>();
        for (var month = first; month <= last && filled.Count < Most; month = month.AddMonths(1))
        {
            var (articles, mentions) = months.GetValueOrDefault(month, ([], 0));
            filled.Add(new MonthCount(month, articles.Count, mentions));
        }

        return filled.Count < Most ? filled : [.. months.Select(pair => new MonthCount(pair.Key, pair.Value.Articles.Count, pair.Value.Mentions))];
    }

    private List<EntityRole> Roles(IReadOnlyList<long> rows)
    {
        var roles = new Dictionary<string, List<(long Article, int Start, int End)>>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var select = database.Prepare("SELECT r.article, r.start, r.end, f.folded, f.text FROM role r JOIN form f ON f.id = r.form WHERE r.entity = ?").Bind(1, row);
            while (select.Step())
            {
                var folded = select.Text(3);
                names.TryAdd(folded, select.Text(4));
                (roles.TryGetValue(folded, out var places) ? places : roles[folded] = []).Add((select.Long(0), select.Int(1), select.Int(2)));
            }
        }

        return [.. roles.Select(role =>
        {
            var places = role.Value.OrderBy(place => roll.Published[place.Article]).ThenBy(place => place.Article).ThenBy(place => place.Start).ToList();
            var examples = places.Count == 1 ? places : [places[0], places[^1]];
            return new EntityRole(names[role.Key], places.Count, roll.TimeOf(places[0].Article), roll.TimeOf(places[^1].Article), [.. examples.Select(Span)]);
        }).OrderBy(role => role.First).ThenBy(role => role.Text, StringComparer.Ordinal)];
    }

    private List<LatinName> LatinNames(IReadOnlyList<long> rows)
    {
        var names = new Dictionary<string, (string Text, bool IsDoubtful, List<(long Article, int Start, int End)> Places)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var select = database.Prepare("SELECT g.article, g.start, g.end, g.doubtful, f.folded, f.text FROM gloss g JOIN form f ON f.id = g.form WHERE g.entity = ? ORDER BY g.article, g.start").Bind(1, row);
            while (select.Step())
            {
                var folded = select.Text(4);
                var known = names.GetValueOrDefault(folded, (select.Text(5), false, []));
                known.Places.Add((select.Long(0), select.Int(1), select.Int(2)));
                names[folded] = (known.Item1, known.Item2 || select.Int(3) == 1, known.Places);
            }
        }

        var latin = names.Select(name => new LatinName(
            name.Value.Text,
            name.Value.Places.Select(place => place.Article).Distinct().Count(),
            [.. name.Value.Places.OrderBy(place => roll.Published[place.Article]).Take(MostExamples).Select(Span)],
            OtherOwner(name.Key, rows, name.Value.Places.Select(place => place.Article).Distinct().Count()))
        { IsSaidToBe = name.Value.IsDoubtful || IsNamesake(name.Key, Get(rows[0])) }).ToList();
        if (Get(rows[0]).Latin is { } own && !names.ContainsKey(EntityKey.Plain(own)))
        {
            latin.Add(new LatinName(own, 0, [], null));
        }

        return [.. latin.OrderBy(name => name.IsDoubtful).ThenByDescending(name => name.Articles).ThenBy(name => name.Text, StringComparer.Ordinal)];
    }

    // Lyndon Johnson is nobody who is known as Boris Johnson: one name in common, and another one each.
    private static bool IsNamesake(string folded, Row row)
    {
        if (row is not { IsKnown: true, Type: EntityType.Person, Latin: { } latin })
        {
            return false;
        }

        var (one, other) = (Words(folded), Words(EntityKey.Plain(latin)));
        return one.Count > 1 && other.Count > 1 && one.Intersect(other).Count() == 1 && one.Except(other).Any() && other.Except(one).Any();

        // Initials stand for nobody.
        static HashSet<string> Words(string name) => [.. name.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries).Where(static word => word.Length > 1)];
    }

    // The authority file's word, else that of more articles.
    private EntitySummary? OtherOwner(string folded, IReadOnlyList<long> rows, int articles)
    {
        var known = database.Prepare("SELECT e.id FROM form f JOIN named n ON n.form = f.id JOIN entity e ON e.id = n.entity WHERE f.folded = ? AND e.known AND e.articles > 0 ORDER BY e.articles DESC").Bind(1, folded);
        var owners = new List<long>();
        while (known.Step())
        {
            owners.Add(known.Long(0));
        }

        if (owners.Count > 0)
        {
            return owners.Exists(rows.Contains) || Get(owners[0]).Type != Get(rows[0]).Type ? null : Summary(owners[0]);
        }

        var counts = database.Prepare("SELECT g.entity, count(DISTINCT g.article) FROM form f JOIN gloss g ON g.form = f.id WHERE f.folded = ? AND NOT g.doubtful GROUP BY g.entity ORDER BY 2 DESC, 1").Bind(1, folded);
        long? other = null;
        while (counts.Step())
        {
            if (other is null && !rows.Contains(counts.Long(0)) && counts.Int(1) > articles)
            {
                other = counts.Long(0);
            }
        }

        return other is { } owner ? Summary(owner) : null;
    }

    private string? MostGlossed(long entity)
    {
        var select = database.Prepare("SELECT f.text FROM gloss g JOIN form f ON f.id = g.form WHERE g.entity = ? AND NOT g.doubtful GROUP BY f.folded ORDER BY count(*) DESC, f.folded LIMIT 1").Bind(1, entity);
        var latin = select.Step() ? select.Text(0) : null;
        select.Reset();
        return latin;
    }

    private List<EntityTogether> Together(IReadOnlyList<long> rows, HashSet<long> articles)
    {
        var counts = new Dictionary<long, int>();
        foreach (var article in articles)
        {
            var select = database.Prepare("SELECT entities FROM article WHERE id = ?").Bind(1, article);
            if (select.Step())
            {
                foreach (var row in RowList.Unpack(select.Blob(0)))
                {
                    counts[row] = counts.GetValueOrDefault(row) + 1;
                }

                select.Reset();
            }
        }

        // Whoever stands in every second article tells little.
        return [.. counts.Where(pair => !rows.Contains(pair.Key) && pair.Value > 1).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostTogether * 5)
            .Select(pair => (Row: Get(pair.Key), Count: pair.Value))
            .OrderByDescending(pair => pair.Count * Math.Log(1 + ((double)roll.Count / Math.Max(1, pair.Row.Articles)))).ThenBy(pair => pair.Row.Key, StringComparer.Ordinal)
            .Take(MostTogether).Select(pair => new EntityTogether(Summary(pair.Row.Id), pair.Count))];
    }

    private List<EntitySummary> Ambiguous(IReadOnlyList<long> rows)
    {
        var others = new HashSet<long>();
        foreach (var row in rows)
        {
            var select = database.Prepare("""
                SELECT DISTINCT coalesce(e.joined, e.id) FROM mention m JOIN named n ON n.form = m.form JOIN entity e ON e.id = n.entity
                WHERE m.entity = ?1 AND e.id != ?1 AND e.articles > 0
                """).Bind(1, row);
            while (select.Step())
            {
                others.Add(select.Long(0));
            }
        }

        return [.. others.Except(rows).Select(Get).OrderByDescending(row => row.Articles).ThenBy(row => row.Key, StringComparer.Ordinal).Take(MostAmbiguous).Select(row => Summary(row.Id))];
    }

    private EvidenceSpan Span((long Article, int Start, int End) place) => new(KnowledgeRoll.Ref(database, roll, place.Article), place.Start, place.End);

    private string FormText(long form)
    {
        var select = database.Prepare("SELECT text FROM form WHERE id = ?").Bind(1, form);
        select.Step();
        var text = select.Text(0);
        select.Reset();
        return text;
    }

    private long Sum(string sql, long row)
    {
        var select = database.Prepare(sql).Bind(1, row);
        select.Step();
        var sum = select.Long(0);
        select.Reset();
        return sum;
    }

    private Row Get(long id)
    {
        if (!_rows.TryGetValue(id, out var row))
        {
            var select = database.Prepare($"SELECT {Columns} FROM entity WHERE id = ?").Bind(1, id);
            if (!select.Step())
            {
                throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, $"entity {id} is missing");
            }

            _rows[id] = row = new Row(select.Long(0), select.Text(1), select.Text(2), (EntityType)select.Int(3), select.Int(4) == 1, select.TextOrNull(5), select.Int(6), select.Int(7), select.LongOrNull(8));
            select.Reset();
        }

        return row;
    }

    private sealed record Row(long Id, string Key, string Name, EntityType Type, bool IsKnown, string? Latin, int Articles, int Mentions, long? Joined);
}
