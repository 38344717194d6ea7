using Annals.Archive.Readers;
using Annals.Pages.Reading;
using Annals.Web.Accounts;
using Annals.Web.Apps.Shelves;
using Annals.Web.Marks;

namespace Annals.Web.Apps;

/// <summary>A request of a reader app, by somebody known.</summary>
internal sealed class AppRequest(HttpContext context, Visitor visitor, AppFields fields, FeedShelves shelves, string basePath)
{
    private (Shelf Shelf, MarkedArticles Marked)? _now;

    public HttpContext Context { get; } = context;

    public Visitor Visitor { get; } = visitor;

    /// <summary>Of the address and of the form.</summary>
    public AppFields Fields { get; } = fields;

    public FeedShelves Shelves { get; } = shelves;

    /// <exception cref="Archive.ArchiveException">What was read and starred could not be opened.</exception>
    public ReaderState State => ReadingDesk.Of(Context).KnownState;

    /// <summary>What is there, by feeds; of one state of the index, with <see cref="Marked"/>.</summary>
    public Shelf Shelf => Now().Shelf;

    public MarkedArticles Marked => Now().Marked;

    /// <summary>Where the app reached this server, without a slash at the end: below the path of the proxy, whether that hands it on or not.</summary>
    public string Root => $"{Context.Request.Scheme}://{Context.Request.Host}{basePath}";

    /// <summary>After a change, for an answer that shows it.</summary>
    public void Renew() => _now = null;

    private (Shelf Shelf, MarkedArticles Marked) Now()
    {
        if (_now is null)
        {
            _ = State;
            var marked = ReadingDesk.Of(Context).Now()!;
            _now = (Shelves.Of(marked.Roll), marked);
        }

        return _now.Value;
    }
}
