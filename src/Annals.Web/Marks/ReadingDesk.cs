using System.Globalization;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Reading;

namespace Annals.Web.Marks;

/// <summary>What the one who reads here made of the archive. Everything is null or nothing where that is not known.</summary>
internal sealed class ReadingDesk(ReaderOptions options, ReaderName? name, ReaderState? state) : IDisposable
{
    private readonly Following? _following = state is null ? null : new Following(state, options.Report);
    private volatile MarkedArticles? _marked;
    private volatile string? _trouble;

    public ReaderState? State { get; } = state;

    /// <exception cref="ArchiveException">It could not be opened.</exception>
    public ReaderState KnownState => State ?? throw new ArchiveException("what this reader has read and noted cannot be opened; the line that said why stands among the server's messages");

    /// <summary>Of whoever asks.</summary>
    public static ReadingDesk Of(HttpContext context) => context.Features.Get<ReadingDesk>() ?? throw new InvalidOperationException("nobody was seated before this request was answered");

    /// <summary>Another text whenever a page that shows the reader's marks would be another, and for each reader.</summary>
    public string Version => State is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{name} {State.Version} {_trouble}");

    public void Dispose() => _following?.Dispose();

    /// <summary>Of the index and the reader as they are now; made anew only when either has moved on.</summary>
    public MarkedArticles? Now()
    {
        if (State is null)
        {
            return null;
        }

        var roll = options.Index.Roll();
        var known = _marked;
        if (known is not null && known.Roll == roll && known.Version == State.Version)
        {
            return known;
        }

        // Two may make the same at once; that costs less than making others wait.
        return _marked = MarkedArticles.Of(roll, State);
    }

    public IReadOnlyList<Headline> Mark(IEnumerable<Headline> headlines)
        => Now() is { } marked ? [.. headlines.Select(headline => ArticleId.TryParse(headline.Id, out var id) ? headline with { Marks = marked.Of(id) } : headline)] : [.. headlines];

    /// <summary>The reader opens an article, and has thereby read it. A disk that refuses is said on the page, and keeps nobody from reading.</summary>
    public void Open(ArticleId id)
    {
        if (State is null || options.Index.Roll().Find(id) is not { } article)
        {
            return;
        }

        try
        {
            State.MarkRead(id, MarkedArticles.ArrivalOf(article));
            _trouble = null;
        }
        catch (IOException exception)
        {
            if (_trouble != exception.Message)
            {
                options.Report($"what is read cannot be written down: {exception.Message}");
            }

            _trouble = exception.Message;
        }
    }

    /// <param name="notes">The article's notes, with where each stands in the text that is shown.</param>
    public ArticleReading? Of(ArticleId id, IReadOnlyList<Note> notes, IReadOnlySet<int> found)
        => State is null ? null : new ArticleReading
        {
            Marks = Now()?.Of(id) ?? new ArticleMarks(IsUnread: false, State.IsStarred(id), notes.Count > 0),
            Notes = [.. notes.Select(note => Line(note, found.Contains(note.Number)))],
            Trouble = _trouble,
        };

    public ListReading? ListOf(string? outlet = null, DateOnly? day = null, bool onlyUnread = false)
        => Now() is { } marked
            ? new ListReading(
                outlet is null && day is null ? marked.Unread : day is null ? marked.UnreadByOutlet.GetValueOrDefault(outlet!) : marked.NewestUnread(outlet, day).Count(),
                marked.Latest,
                outlet,
                day,
                onlyUnread)
            : null;

    public ArticleRows? Named(string word) => Now()?.Named(word);

    public static NoteLine Line(Note note, bool isHere) => new(note.Number, note.WrittenAt, note.Text, note.Quote?.Exact, note.Revision, isHere);
}
