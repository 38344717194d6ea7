namespace Annals.Archive.Readers;

/// <summary>
/// What one reader has read, starred and noted: plain files in the archive, and what they come to in memory. Safe for
/// many threads. Whoever asks never waits for the disk; whoever changes something does, and memory follows the file.
/// </summary>
public sealed class ReaderState
{
    /// <summary>Before the reader has done anything, what came in earlier than this before the first look counts as read.</summary>
    public static TimeSpan FreshAtFirst { get; } = TimeSpan.FromDays(3);

    private readonly ArchiveFolder _folder;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _openedAt;
    private readonly ReaderFiles _files;
    private readonly Lock _memory = new();
    private readonly Lock _disk = new();
    private ReaderMarks _marks = new();
    private long _version;
    private IReadOnlyList<ReaderTrouble> _troubles = [];

    private ReaderState(ArchiveFolder folder, ReaderName name, TimeProvider clock)
    {
        (_folder, Name, _clock) = (folder, name, clock);
        _openedAt = clock.GetUtcNow();
        _files = new ReaderFiles(folder, name);
    }

    public ReaderName Name { get; }

    /// <summary>Another number whenever anything changed; the same lines have the same number in every process.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Lines that cannot be read and were skipped; they are left as they are.</summary>
    public IReadOnlyList<ReaderTrouble> Troubles => Volatile.Read(ref _troubles);

    /// <exception cref="ArchiveException">The files are there and cannot be read.</exception>
    public static ReaderState Open(ArchiveFolder folder, ReaderName name, TimeProvider clock)
    {
        var state = new ReaderState(folder, name, clock);
        try
        {
            state.Load();
            return state;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {state._files.Folder}: {exception.Message}", exception);
        }
    }

    public bool IsRead(ArticleId id, Arrival arrival)
    {
        lock (_memory)
        {
            return _marks.IsRead(id, arrival);
        }
    }

    public bool IsStarred(ArticleId id)
    {
        lock (_memory)
        {
            return _marks.IsStarred(id);
        }
    }

    /// <summary>Oldest first; empty when there are none.</summary>
    public IReadOnlyList<Note> NotesOf(ArticleId id)
    {
        lock (_memory)
        {
            return _marks.NotesOf(id);
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Note> Notes()
    {
        lock (_memory)
        {
            return [.. _marks.Notes.Reverse()];
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Star> Stars()
    {
        lock (_memory)
        {
            return [.. _marks.Stars.OrderByDescending(star => star.StarredAt).ThenBy(star => star.Article.Value, StringComparer.Ordinal)];
        }
    }

    /// <summary>Null when there is no such note.</summary>
    public Note? NoteOf(int number)
    {
        lock (_memory)
        {
            return _marks.NoteOf(number);
        }
    }

    /// <summary>For whoever asks about a whole archive at once: how far all is read, and the articles for which <see cref="IsRead"/> says more.</summary>
    public (ReadUpTo UpTo, IReadOnlyCollection<ArticleId> Judged) Reading()
    {
        lock (_memory)
        {
            return (_marks.ReadUpTo(), [.. _marks.Judged]);
        }
    }

    /// <returns>False when it was read already, and nothing was written.</returns>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public bool MarkRead(ArticleId id, Arrival arrival) => Change(marks => marks.IsRead(id, arrival) ? null : new ArticleRead(id), isPrecious: false);

    /// <inheritdoc cref="MarkRead(ArticleId, Arrival)"/>
    public bool MarkUnread(ArticleId id, Arrival arrival) => Change(marks => marks.IsRead(id, arrival) ? new ArticleUnread(id) : null, isPrecious: false);

    /// <summary>Many at once, in one go at the disk.</summary>
    /// <returns>How many were not read before.</returns>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public int MarkRead(IReadOnlyCollection<(ArticleId Id, Arrival Arrival)> articles)
        => ChangeAll(marks => [.. articles.Where(article => !marks.IsRead(article.Id, article.Arrival)).Select(static article => new ArticleRead(article.Id))], isPrecious: false);

    /// <summary>Many at once, in one go at the disk.</summary>
    /// <returns>How many were read before.</returns>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public int MarkUnread(IReadOnlyCollection<(ArticleId Id, Arrival Arrival)> articles)
        => ChangeAll(marks => [.. articles.Where(article => marks.IsRead(article.Id, article.Arrival)).Select(static article => new ArticleUnread(article.Id))], isPrecious: false);

    /// <param name="before">Up to and with this <see cref="Arrival.At"/>: what came in later was not there to be seen.</param>
    /// <param name="outlet">Only this outlet's; null for all.</param>
    /// <param name="day">Only what was published on this day (UTC); null for all.</param>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public void MarkAllRead(DateTimeOffset before, string? outlet = null, DateOnly? day = null) => Change(_ => new AllRead(before, outlet, day), isPrecious: true);

    /// <returns>False when it has a star already, and nothing was written.</returns>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public bool Star(ArticleId id, string? title, string? url) => Change(marks => marks.IsStarred(id) ? null : new ArticleStarred(id, title, url), isPrecious: true);

    /// <inheritdoc cref="Star"/>
    public bool Unstar(ArticleId id) => Change(marks => marks.IsStarred(id) ? new ArticleUnstarred(id) : null, isPrecious: true);

    /// <summary>Writes a note, or highlights a passage.</summary>
    /// <param name="note">Its number is given here, whatever it says.</param>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public Note AddNote(NoteWritten note)
    {
        var number = 0;
        Change(marks => note with { Note = number = marks.NextNote }, isPrecious: true);
        return NoteOf(number)!;
    }

    /// <summary>Gives a note other words.</summary>
    /// <returns>False when there is no such note, or it says just that.</returns>
    /// <exception cref="IOException">It could not be written down; nothing has changed.</exception>
    public bool ChangeNote(int number, string text) => Change(
        marks => marks.NoteOf(number) is { } note && note.Text != text
            ? new NoteWritten(number, note.Article, note.Revision) { Text = text.Length == 0 ? null : text, Quote = note.Quote, Title = note.Title, Url = note.Url }
            : null,
        isPrecious: true);

    /// <inheritdoc cref="ChangeNote"/>
    public bool RemoveNote(int number) => Change(marks => marks.NoteOf(number) is null ? null : new NoteRemoved(number), isPrecious: true);

    /// <summary>Takes in what other processes, or a person with an editor, wrote meanwhile.</summary>
    /// <exception cref="IOException">The files cannot be read just now; what was known stays.</exception>
    public void Refresh()
    {
        lock (_disk)
        {
            Load();
        }
    }

    private bool Change(Func<ReaderMarks, ReaderLine?> change, bool isPrecious) => ChangeAll(marks => change(marks) is { } line ? [line] : [], isPrecious) > 0;

    private int ChangeAll(Func<ReaderMarks, IReadOnlyList<ReaderLine>> change, bool isPrecious)
    {
        lock (_disk)
        {
            try
            {
                using var others = ReaderLock.Take(_folder, Name);
                Load();
                var (now, wasEmpty) = (_clock.GetUtcNow(), _files.IsEmpty);
                var lines = change(_marks);
                if (lines.Count == 0)
                {
                    return 0;
                }

                _files.Append([.. (wasEmpty ? [Beginning(), .. lines] : lines).Select(line => line with { At = now })], now, isPrecious);
                Load();
                return lines.Count;
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new IOException(exception.Message, exception);
            }
        }
    }

    private AllRead Beginning() => new(_openedAt - FreshAtFirst);

    // Only whoever holds the disk changes the marks; whoever asks holds the memory, and only for as long as that takes.
    private void Load()
    {
        var isAnew = _files.IsEmpty || !_files.StillHolds();
        if (isAnew)
        {
            _files.Forget();
        }

        var lines = ReadOn();
        if (isAnew)
        {
            var marks = new ReaderMarks();
            Play(_files.IsEmpty ? [Beginning()] : lines, marks);
            lock (_memory)
            {
                _marks = marks;
            }
        }
        else if (lines.Count > 0)
        {
            lock (_memory)
            {
                Play(lines, _marks);
            }
        }

        Volatile.Write(ref _troubles, [.. _files.Troubles]);
        Volatile.Write(ref _version, _files.IsEmpty ? 0 : _files.Fingerprint);
    }

    private IReadOnlyList<ReaderLine> ReadOn()
    {
        try
        {
            return _files.ReadOn();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was read of it is not known here yet: the next time begins again.
            _files.Forget();
            throw;
        }
    }

    private static void Play(IReadOnlyList<ReaderLine> lines, ReaderMarks marks)
    {
        foreach (var line in lines)
        {
            marks.Apply(line);
        }
    }
}
