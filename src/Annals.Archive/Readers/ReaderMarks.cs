namespace Annals.Archive.Readers;

/// <summary>A reader's lines played into what they come to. Not safe for several threads.</summary>
internal sealed class ReaderMarks
{
    private readonly Dictionary<ArticleId, (bool IsRead, int Turn)> _judged = [];
    private readonly Watermarks _all = new();
    private readonly Dictionary<string, Watermarks> _byOutlet = [];
    private readonly Dictionary<DateOnly, Watermarks> _byDay = [];
    private readonly Dictionary<(string, DateOnly), Watermarks> _byBoth = [];
    private readonly Dictionary<ArticleId, Star> _stars = [];
    private readonly SortedDictionary<int, Note> _notes = [];
    private readonly Dictionary<ArticleId, List<int>> _notesByArticle = [];
    private int _turn;

    /// <summary>Articles that were marked one by one, read or unread.</summary>
    public IReadOnlyCollection<ArticleId> Judged => _judged.Keys;

    public IReadOnlyCollection<Star> Stars => _stars.Values;

    /// <summary>By number.</summary>
    public IReadOnlyCollection<Note> Notes => _notes.Values;

    /// <summary>Unlike that of any note, removed ones too.</summary>
    public int NextNote { get; private set; } = 1;

    public void Apply(ReaderLine line)
    {
        _turn++;
        switch (line)
        {
            case ArticleRead read:
                _judged[read.Article] = (true, _turn);
                break;
            case ArticleUnread unread:
                _judged[unread.Article] = (false, _turn);
                break;
            case AllRead all:
                Scope(all).Add(all.Before, _turn);
                break;
            case ArticleStarred star:
                _stars.TryAdd(star.Article, new Star(star.Article, star.At, star.Title));
                break;
            case ArticleUnstarred unstar:
                _stars.Remove(unstar.Article);
                break;
            case NoteWritten note:
                Write(note);
                break;
            case NoteRemoved removed:
                Remove(removed.Note);
                break;
        }
    }

    public bool IsRead(ArticleId id, Arrival arrival)
        => _judged.TryGetValue(id, out var judged)
            ? judged.IsRead || IsCovered(arrival, judged.Turn)
            : IsCovered(arrival, turn: 0);

    public bool IsStarred(ArticleId id) => _stars.ContainsKey(id);

    /// <summary>By number.</summary>
    public IReadOnlyList<Note> NotesOf(ArticleId id) => _notesByArticle.TryGetValue(id, out var numbers) ? [.. numbers.Select(number => _notes[number])] : [];

    public Note? NoteOf(int number) => _notes.GetValueOrDefault(number);

    public ReadUpTo ReadUpTo() => new(
        _all.Furthest,
        _byOutlet.ToDictionary(scope => scope.Key, scope => scope.Value.Furthest!.Value),
        _byDay.ToDictionary(scope => scope.Key, scope => scope.Value.Furthest!.Value),
        _byBoth.ToDictionary(scope => scope.Key, scope => scope.Value.Furthest!.Value));

    // Only what was said after the article was marked unread stands above that.
    private bool IsCovered(Arrival arrival, int turn)
        => _all.Cover(arrival.At, turn)
            || (_byOutlet.TryGetValue(arrival.Outlet, out var ofOutlet) && ofOutlet.Cover(arrival.At, turn))
            || (_byDay.Count > 0 && _byDay.TryGetValue(arrival.Day, out var ofDay) && ofDay.Cover(arrival.At, turn))
            || (_byBoth.Count > 0 && _byBoth.TryGetValue((arrival.Outlet, arrival.Day), out var ofBoth) && ofBoth.Cover(arrival.At, turn));

    private Watermarks Scope(AllRead line) => line switch
    {
        { Outlet: { } outlet, Day: { } day } => Scope(_byBoth, (outlet, day)),
        { Outlet: { } outlet } => Scope(_byOutlet, outlet),
        { Day: { } day } => Scope(_byDay, day),
        _ => _all,
    };

    private static Watermarks Scope<T>(Dictionary<T, Watermarks> scopes, T name)
        where T : notnull
        => scopes.TryGetValue(name, out var known) ? known : scopes[name] = new Watermarks();

    private void Write(NoteWritten line)
    {
        var before = _notes.GetValueOrDefault(line.Note);
        if (before is not null)
        {
            Remove(line.Note);
        }

        _notes[line.Note] = new Note(line.Note, line.Article, line.Revision, before?.WrittenAt ?? line.At, line.At, line.Text ?? "", line.Quote, line.Title, line.Url);
        var ofArticle = _notesByArticle.TryGetValue(line.Article, out var known) ? known : _notesByArticle[line.Article] = [];
        ofArticle.Insert(ofArticle.Count(number => number < line.Note), line.Note);
        NextNote = Math.Max(NextNote, line.Note == int.MaxValue ? line.Note : line.Note + 1);
    }

    private void Remove(int number)
    {
        if (_notes.Remove(number, out var note))
        {
            _notesByArticle[note.Article].Remove(number);
            if (_notesByArticle[note.Article].Count == 0)
            {
                _notesByArticle.Remove(note.Article);
            }
        }
    }

    /// <summary>"Everything up to then is read", said at several times. Of two, the later one that also reaches further makes the other superfluous.</summary>
    private sealed class Watermarks
    {
        // The furthest first, which is the one said first.
        private readonly List<(DateTimeOffset Before, int Turn)> _marks = [];

        public DateTimeOffset? Furthest => _marks.Count == 0 ? null : _marks[0].Before;

        public void Add(DateTimeOffset before, int turn)
        {
            _marks.RemoveAll(mark => mark.Before <= before);
            _marks.Add((before, turn));
        }

        public bool Cover(DateTimeOffset arrivedAt, int turn)
        {
            foreach (var mark in _marks)
            {
                if (mark.Turn > turn && mark.Before >= arrivedAt)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>How far everything is read, but for articles marked one by one.</summary>
/// <param name="All">By <see cref="Arrival.At"/>; null when nothing was said of all.</param>
public sealed record ReadUpTo(
    DateTimeOffset? All,
    IReadOnlyDictionary<string, DateTimeOffset> ByOutlet,
    IReadOnlyDictionary<DateOnly, DateTimeOffset> ByDay,
    IReadOnlyDictionary<(string Outlet, DateOnly Day), DateTimeOffset> ByOutletAndDay)
{
    public bool Covers(Arrival arrival)
        => All >= arrival.At
            || (ByOutlet.TryGetValue(arrival.Outlet, out var ofOutlet) && ofOutlet >= arrival.At)
            || (ByDay.Count > 0 && ByDay.TryGetValue(arrival.Day, out var ofDay) && ofDay >= arrival.At)
            || (ByOutletAndDay.Count > 0 && ByOutletAndDay.TryGetValue((arrival.Outlet, arrival.Day), out var ofBoth) && ofBoth >= arrival.At);
}
