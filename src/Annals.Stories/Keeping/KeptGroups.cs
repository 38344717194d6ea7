using System.Runtime.InteropServices;
using Annals.Index.Storage;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>
/// Gives a grouper what of the store bears on the articles that come: their neighbours in time, what hangs together with them, the events that share
/// their terms, and the storylines since. So that one article costs what is near it, however large the archive.
/// </summary>
/// <param name="features">Of an article that was grouped before.</param>
internal sealed class KeptGroups(Database database, Func<string, ArticleFeatures> features) : IKeptGroups
{
    private const string ArticleColumns = "id, published, kind, keys, node";
    private const string NodeColumns = "number, first, last, story, digest, told, reason, keys, event, home";

    private readonly Dictionary<string, ArticleNode> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _nodeOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<long, RestoredNode> _nodes = [];
    private readonly HashSet<long> _linked = [];
    private readonly HashSet<long> _joining = [];
    private readonly Dictionary<uint, bool> _common = [];
    private DateTimeOffset _toldFrom = DateTimeOffset.MaxValue;
    private Grouper? _grouper;

    /// <summary>The events that were given, also those that are no more.</summary>
    public IReadOnlyCollection<RestoredNode> Given => _nodes.Values;

    /// <summary>Of these, those whose storylines were told again; the others have none of their links here and are as they were.</summary>
    public IEnumerable<RestoredNode> ToldAgain => _nodes.Values.Where(restored => restored.Node.First >= _toldFrom);

    /// <summary>Those that were compared by their occasions.</summary>
    public IEnumerable<RestoredNode> Joining => _joining.Select(number => _nodes[number]);

    /// <summary>Makes the grouper and gives it the neighbours of what comes.</summary>
    public Grouper Open(IReadOnlyList<ArticleRow> coming)
    {
        _grouper = new Grouper(GroupingModel.BuiltIn, this);
        var reach = (long)Grouper.EventWindow.TotalMilliseconds;
        var loaded = long.MinValue;
        foreach (var time in coming.Select(static article => article.Published.ToUnixTimeMilliseconds()).Order())
        {
            foreach (var row in Articles(database.Prepare($"SELECT {ArticleColumns} FROM article WHERE published BETWEEN ? AND ?").Bind(1, Math.Max(loaded, time - reach)).Bind(2, time + reach)))
            {
                Give(row);
            }

            loaded = time + reach;
        }

        // What is known already is taken out first, with all that hangs together with it.
        MakeWhole(coming.Select(static article => article.Id).Where(id => Find(id) is not null));
        return _grouper;
    }

    public void BeforeGrouping(IReadOnlyCollection<ArticleNode> changed) => MakeWhole(changed.SelectMany(static node => node.Links.Keys.Append(node)).Select(static node => node.Id).ToList());

    public void BeforeLinking(EventNode node)
    {
        var near = (long)GroupingModel.Near.TotalMilliseconds;
        var longest = database.Number("SELECT max(last - first) FROM node");
        var (first, last) = (node.First.ToUnixTimeMilliseconds(), node.Last.ToUnixTimeMilliseconds());
        Give(Nodes(database.Prepare($"SELECT {NodeColumns} FROM node WHERE first BETWEEN ? AND ? AND last >= ?").Bind(1, first - longest - near).Bind(2, last + near).Bind(3, first - near)));

        var shared = new Dictionary<long, int>();
        foreach (var key in node.FarKeys)
        {
            var having = Having(key);
            _common[key] = having.Count > Grouper.MostOfOneKey;
            foreach (var other in _common[key] ? [] : having)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _)++;
            }
        }

        foreach (var (number, _) in shared.Where(static pair => pair.Value >= 2))
        {
            Node(number);
        }
    }

    // All that may hang together by occasions, so that who joins whom comes out as it would among all.
    public void BeforeJoining(EventNode node)
    {
        var open = new Queue<EventNode>([node]);
        while (open.TryDequeue(out var from))
        {
            foreach (var occasion in from.Summary.Occasions.Select(static told => told.Occasion))
            {
                foreach (var number in Telling(occasion).Where(number => Node(number) is { } other && IsStanding(other) && _joining.Add(number)))
                {
                    _grouper!.RestoreOccasions(_nodes[number].Node);
                    open.Enqueue(_nodes[number].Node);
                }
            }
        }
    }

    public void BeforeTelling(DateTimeOffset from)
    {
        Give(Nodes(database.Prepare($"SELECT {NodeColumns} FROM node WHERE first >= ?").Bind(1, from.ToUnixTimeMilliseconds())));
        _toldFrom = from;
        foreach (var restored in ToldAgain.ToList())
        {
            Link(restored);
        }
    }

    public bool IsCommon(uint key) => _common.GetValueOrDefault(key);

    public int SizeBefore(string story, DateTimeOffset time, int most)
    {
        var select = database.Prepare("SELECT count(*) FROM (SELECT 1 FROM node WHERE story = ? AND first < ? LIMIT ?)").Bind(1, story).Bind(2, time.ToUnixTimeMilliseconds()).Bind(3, most);
        select.Step();
        var size = select.Int(0);
        select.Reset();
        return size;
    }

    // Articles with all their links, what hangs together with them, and the events of all of these.
    private void MakeWhole(IEnumerable<string> ids)
    {
        var open = new Queue<string>(ids.Where(id => _nodeOf.ContainsKey(id) && _whole.Add(id)));
        var made = new List<ArticleNode>();
        while (open.TryDequeue(out var id))
        {
            var node = _articles[id];
            made.Add(node);
            foreach (var (other, likelihood) in Links(id))
            {
                if (likelihood >= Grouper.EventThreshold && Find(other) is not null && _whole.Add(other))
                {
                    open.Enqueue(other);
                }

                if (_articles.TryGetValue(other, out var linked) && IsStanding(node) && IsStanding(linked))
                {
                    node.Links[linked] = likelihood;
                    linked.Links[node] = likelihood;
                }
            }

            foreach (var row in Articles(database.Prepare($"SELECT {ArticleColumns} FROM article WHERE node = ?").Bind(1, _nodeOf[id])))
            {
                Give(row);
                if (_whole.Add(row.Id))
                {
                    open.Enqueue(row.Id);
                }
            }
        }

        foreach (var members in made.Where(IsStanding).GroupBy(node => _nodeOf[node.Id]))
        {
            if (Node(members.Key) is { } group && group.Members.Count == 0)
            {
                group.Members = [.. members.OrderBy(static member => member.Published).ThenBy(static member => member.Id, StringComparer.Ordinal)];
                foreach (var member in group.Members)
                {
                    member.Event = group;
                }
            }
        }
    }

    private bool IsStanding(ArticleNode node) => _grouper!.ArticleNodes.GetValueOrDefault(node.Id) == node;

    private bool IsStanding(EventNode node) => _grouper!.EventNodes.GetValueOrDefault(node.Id) == node;

    private void Link(RestoredNode restored)
    {
        if (!_linked.Add(restored.Number) || !IsStanding(restored.Node))
        {
            return;
        }

        var links = new List<(long, float)>();
        var select = database.Prepare("SELECT earlier, likelihood FROM node_link WHERE later = ?").Bind(1, restored.Number);
        while (select.Step())
        {
            links.Add((select.Long(0), BitConverter.Int32BitsToSingle(select.Int(1))));
        }

        foreach (var (number, likelihood) in links)
        {
            if (Node(number) is { } other && IsStanding(other))
            {
                restored.Node.Links[other] = likelihood;
                other.Links[restored.Node] = likelihood;
            }
        }
    }

    private ArticleNode? Find(string id)
    {
        if (!_articles.ContainsKey(id) && Articles(database.Prepare($"SELECT {ArticleColumns} FROM article WHERE id = ?").Bind(1, id)) is [var row])
        {
            Give(row);
        }

        return _articles.GetValueOrDefault(id);
    }

    private void Give(KeptArticle row)
    {
        if (_articles.ContainsKey(row.Id))
        {
            return;
        }

        var node = new ArticleNode(row.Id, row.Published, row.Kind, row.Keys, () => features(row.Id));
        _articles.Add(row.Id, node);
        _nodeOf.Add(row.Id, row.Node);
        _grouper!.Restore(node);
    }

    /// <returns>Null when there is none; also when it is no more.</returns>
    private EventNode? Node(long number)
    {
        if (!_nodes.ContainsKey(number))
        {
            Give(Nodes(database.Prepare($"SELECT {NodeColumns} FROM node WHERE number = ?").Bind(1, number)));
        }

        return _nodes.GetValueOrDefault(number)?.Node;
    }

    private void Give(List<RestoredNode> rows)
    {
        foreach (var row in rows.Where(row => _nodes.TryAdd(row.Number, row)))
        {
            _grouper!.Restore(row.Node, row.Story);
        }
    }

    private List<long> Having(uint key)
        => Numbers(database.Prepare("SELECT node FROM node_key WHERE key = ? LIMIT ?").Bind(1, (long)key).Bind(2, Grouper.MostOfOneKey + 1));

    private List<long> Telling(Occasion occasion)
        => Numbers(database.Prepare("SELECT node FROM node_occasion WHERE key = ? AND first <= ? AND last >= ?").Bind(1, (long)occasion.Key).Bind(2, occasion.Last).Bind(3, occasion.First));

    private static List<long> Numbers(Statement select)
    {
        var numbers = new List<long>();
        while (select.Step())
        {
            numbers.Add(select.Long(0));
        }

        return numbers;
    }

    private List<(string Other, float Likelihood)> Links(string id)
    {
        var links = new List<(string, float)>();
        var select = database.Prepare("SELECT other, likelihood FROM link WHERE one = ?").Bind(1, id);
        while (select.Step())
        {
            links.Add((select.Text(0), BitConverter.Int32BitsToSingle(select.Int(1))));
        }

        return links;
    }

    private static List<KeptArticle> Articles(Statement select)
    {
        var rows = new List<KeptArticle>();
        while (select.Step())
        {
            rows.Add(new KeptArticle(select.Text(0), Time(select, 1), (ArticleKind)select.Int(2), Keys(select.Blob(3)), select.Long(4)));
        }

        return rows;
    }

    private List<RestoredNode> Nodes(Statement select)
    {
        var rows = new List<RestoredNode>();
        while (select.Step())
        {
            var number = select.Long(0);
            if (_nodes.ContainsKey(number))
            {
                continue;
            }

            var told = select.TextOrNull(5);
            rows.Add(new RestoredNode(number, select.Text(3), select.Text(8), select.Long(9), new EventNode(GroupId.EventOf(number), Time(select, 1), Time(select, 2), select.Int(4) != 0, Keys(select.Blob(7)), () => Summary(number))
            {
                Told = told is not null && SummaryCode.UnpackReason(select.Blob(6)) is { } reason ? new ToldAfter(told, null, reason) : null,
            }));
        }

        return rows;
    }

    private EventSummary Summary(long number)
    {
        var select = database.Prepare("SELECT data FROM summary WHERE node = ?").Bind(1, number);
        select.Step();
        var summary = SummaryCode.UnpackSummary(select.Blob(0));
        select.Reset();
        return summary;
    }

    private static DateTimeOffset Time(Statement row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Long(column));

    private static uint[] Keys(ReadOnlySpan<byte> packed) => MemoryMarshal.Cast<byte, uint>(packed).ToArray();

    private sealed record KeptArticle(string Id, DateTimeOffset Published, ArticleKind Kind, uint[] Keys, long Node);
}

/// <summary>An event as the store gave it.</summary>
/// <param name="Story">Of then.</param>
/// <param name="Event">That it was part of then.</param>
/// <param name="Home">The event it had joined; itself when it had joined none.</param>
internal sealed record RestoredNode(long Number, string Story, string Event, long Home, EventNode Node);
