using Annals.Archive;
using Annals.Capture.Images;
using Annals.Pages.Notices;
using Annals.Publish.Editions;
using Annals.Publish.Epub;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;
using Annals.Stories.Keeping;
using Annals.Web.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Findings;

/// <summary>An event's or a storyline's articles as a book, with their post files in it, for those who are known here: making one is work.</summary>
internal sealed class BookEndpoints(ReaderOptions options) : IDisposable
{
    // A storyline of years has thousands; its newest are what a book has room for.
    private const int MostArticles = 200;
    private const int Buffer = 1 << 16;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public static string PathOf(string kind, string id) => $"/{kind}/{Uri.EscapeDataString(id)}.epub";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}.epub", context => SendAsync(context, static (stories, id) => stories.Event(id) is { Overview: var one } ? (one.Id, one.Title) : null)).WithMetadata(new ForKnownReaders());
        routes.MapGet("/stories/{id}.epub", context => SendAsync(context, static (stories, id) => stories.Story(id) is { Overview: var one } ? (one.Id, one.Title) : null)).WithMetadata(new ForKnownReaders());
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task SendAsync(HttpContext context, Func<StoryStore, string, (string Id, string Title)?> find)
    {
        if (options.Knowledge?.Stories is not { } stories || find(stories, context.Request.RouteValues["id"] as string ?? "") is not var (id, title) || stories.ArticlesOf(id) is not { } articles)
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
            return;
        }

        await _oneAtATime.WaitAsync(context.RequestAborted);
        try
        {
            await using var file = new FileStream(Path.Combine(Path.GetTempPath(), "annals-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await Task.Run(() => Write(title, articles, file, context.RequestAborted), context.RequestAborted);
            file.Position = 0;
            context.Response.ContentType = "application/epub+zip";
            context.Response.ContentLength = file.Length;
            context.Response.Headers.CacheControl = "private, no-cache";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.epub\"";
            await file.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private void Write(string title, IReadOnlyList<ArticleId> articles, Stream output, CancellationToken cancellation)
    {
        var query = new SelectionQuery { Text = title, Limit = MostArticles };
        var run = new ExportRun(Selection.Of(options.Folder, query, _ => articles.ToHashSet(), cancellation), null, cancellation) { OriginalOf = PictureProxies.Original };
        EpubWriter.Write(EditionBook.Of(new EditionComposer(options.Clock.GetUtcNow()).Compose(new EditionSubject { Query = title }, run), run), output);
    }
}
