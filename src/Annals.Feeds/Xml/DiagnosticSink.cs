namespace Annals.Feeds.Xml;

/// <summary>Collects what is wrong with a document and turns offsets into lines, cheaply: only what is kept is located.</summary>
internal sealed class DiagnosticSink(ReadOnlyMemory<byte> document)
{
    private const int PerEntry = 20;
    private const int AllEntries = 20_000;

    private static readonly FeedDiagnostic MoreDamage = new(0, 0, "more damage than is listed", FeedDamage.Markup);

    private readonly List<FeedDiagnostic> all = [];
    private List<FeedDiagnostic>? entry;
    private int entryTotal;
    private int line = 1;
    private int lineStart;
    private int counted;

    public IReadOnlyList<FeedDiagnostic> All => all;

    public int Count { get; private set; }

    /// <summary>True once anything was reported that makes the document malformed.</summary>
    public bool IsMalformed { get; private set; }

    public void Add(int offset, string message, FeedDamage kind = FeedDamage.Markup)
    {
        IsMalformed = true;
        Note(offset, message, kind);
    }

    /// <summary>Worth telling, but the document is well-formed all the same.</summary>
    public void Note(int offset, string message, FeedDamage kind)
    {
        Count++;
        var keep = all.Count < FeedDiagnostic.Limit;
        var keepForEntry = entry is not null && entry.Count < PerEntry;
        if (!keep && !keepForEntry)
            return;
        FeedDiagnostic diagnostic;
        if (keep || entryTotal < AllEntries)
        {
            var (l, c) = Locate(offset);
            diagnostic = new FeedDiagnostic(l, c, message, kind);
        }
        else
        {
            diagnostic = MoreDamage;
        }
        if (keep)
            all.Add(diagnostic);
        if (!keepForEntry)
            return;
        entry!.Add(diagnostic);
        entryTotal++;
    }

    public void BeginEntry() => entry = [];

    public IReadOnlyList<FeedDiagnostic> EndEntry()
    {
        var list = entry;
        entry = null;
        return list is { Count: > 0 } ? list : [];
    }

    private (int Line, int Column) Locate(int offset)
    {
        if (offset < 0)
            return (0, 0);
        offset = Math.Min(offset, document.Length);
        if (offset < counted)
        {
            if (offset >= lineStart)
                return (line, offset - lineStart + 1);
            (line, lineStart, counted) = (1, 0, 0);
        }
        var passed = document.Span[counted..offset];
        line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var last)
            lineStart = counted + last + 1;
        counted = offset;
        return (line, offset - lineStart + 1);
    }
}
