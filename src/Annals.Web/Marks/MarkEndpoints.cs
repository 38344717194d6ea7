using System.Globalization;
using System.Text;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Pages.Reading;
using Annals.Pages.Words;
using Annals.Web.Accounts;
using Annals.Web.FeedsOut;
using Annals.Web.Reading;
using Annals.Web.Serving;

namespace Annals.Web.Marks;

/// <summary>The pages of what is unread, starred and noted, and the forms that change it.</summary>
internal sealed class MarkEndpoints(ReaderOptions options, Library library, ChangeDoor door)
{
    private const int LongestPassage = 10_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").WithMetadata(new ForKnownReaders());
        own.Map("/unread", UnreadAsync);
        own.Map("/starred", StarredAsync);
        own.Map("/notes", context => PageAnswer.SteadyAsync(context, options, page => NotesPageView.Render(library.For(context).Notes(), page)));
        own.Map("/notes.md", ExportAsync);
        own.Map("/a/{article}/highlight", HighlightingAsync);
        door.Map(routes, "/marks", (context, form) => Task.FromResult(Mark(ReadingDesk.Of(context).KnownState, form)));
        door.Map(routes, "/notes", (context, form) => Task.FromResult(Note(context, ReadingDesk.Of(context).KnownState, form)));
    }

    private Task UnreadAsync(HttpContext context)
    {
        var (outlet, day, number) = (Parameters.Text(context.Request, "outlet"), Parameters.Day(context.Request.Query["day"]), Parameters.Page(context.Request));
        return PageAnswer.SteadyAsync(context, options, page => MarkedListPageView.Render(library.For(context).Unread(outlet, day, number), page));
    }

    private Task StarredAsync(HttpContext context)
    {
        var number = Parameters.Page(context.Request);
        return PageAnswer.SteadyAsync(context, options, page => MarkedListPageView.Render(library.For(context).Starred(number), page with { Feeds = FeedView.Starred.Links(page) }));
    }

    private Task HighlightingAsync(HttpContext context)
        => ArticleId.TryParse(context.Request.RouteValues["article"] as string, out var id)
            ? PageAnswer.SteadyAsync(context, options, page => library.For(context).Highlighting(id) is { } found ? HighlightingPageView.Render(found, page) : null, Pages.Notices.NoticeView.NoSuchArticle)
            : PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, Pages.Notices.NoticeView.NotFound);

    private Task ExportAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"notes.md\"";
        var words = Vocabulary.For(UiLanguageChoice.FromAcceptLanguage(context.Request.Headers.AcceptLanguage));
        return PageAnswer.WriteAsync(context, NotesMarkdown.MediaType + "; charset=utf-8", Encoding.UTF8.GetBytes(NotesMarkdown.Of(library.For(context).Notes(), options.Folder.Address, words)));
    }

    private ChangeOutcome Mark(ReaderState state, IFormCollection form)
    {
        foreach (var (id, arrival) in Articles(form, "read"))
        {
            state.MarkRead(id, arrival);
        }

        foreach (var (id, _) in Articles(form, "star"))
        {
            var article = options.Index.Find(id);
            state.Star(id, article?.Title, article?.Url);
        }

        foreach (var (id, _) in Articles(form, "unstar"))
        {
            state.Unstar(id);
        }

        if (form["all"] == "read" && UtcTime.FromIso(form["before"].ToString()) is { } before)
        {
            state.MarkAllRead(before, form["outlet"].ToString() is { Length: > 0 } outlet ? outlet : null, Parameters.Day(form["day"]));
        }

        var unread = Articles(form, "unread").ToList();
        foreach (var (id, arrival) in unread)
        {
            state.MarkUnread(id, arrival);
        }

        return unread is [var (only, _)] && BackToArticle(form["back"].ToString(), options.BasePath, only) is { } back ? ChangeOutcome.GoTo(back) : ChangeOutcome.Done;
    }

    private IEnumerable<(ArticleId Id, Arrival Arrival)> Articles(IFormCollection form, string name)
    {
        foreach (var text in form[name])
        {
            if (ArticleId.TryParse(text, out var id) && options.Index.Roll().Find(id) is { } article)
            {
                yield return (id, MarkedArticles.ArrivalOf(article));
            }
        }
    }

    // Whoever marks the article unread on its own page comes back to it, and has not opened it anew.
    private static string? BackToArticle(string back, string basePath, ArticleId id)
        => back.StartsWith($"{basePath}/a/{id}", StringComparison.Ordinal) && !back.Any(character => character is <= ' ' or > '~')
            ? back.Contains(Visit.KeepUnread + "=", StringComparison.Ordinal) ? back : $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Visit.KeepUnread}=unread"
            : null;

    private ChangeOutcome Note(HttpContext context, ReaderState state, IFormCollection form)
    {
        var text = form["text"].ToString().ReplaceLineEndings("\n").Trim();
        text = text.Length > NoteLine.LongestText ? text[..NoteLine.LongestText] : text;
        if (Number(form["remove"]) is { } removed)
        {
            state.RemoveNote(removed);
        }
        else if (Number(form["note"]) is { } number)
        {
            state.ChangeNote(number, text);
        }
        else if (ArticleId.TryParse(form["article"], out var id) && options.Index.Find(id) is { } article)
        {
            var revision = Number(form["revision"]) ?? article.Revision;
            var wished = Number(form["sentence"]) is not null || form["quote"].ToString().Trim().Length > 0;
            var quote = wished ? library.For(context).Quote(id, revision, Number(form["sentence"]), form["quote"].ToString(), form["prefix"].ToString()) : null;
            if ((wished && quote is null) || form["quote"].ToString().Length > LongestPassage)
            {
                return ChangeOutcome.Refuse(HighlightingPageView.NotFound);
            }

            if (quote is not null || text.Length > 0)
            {
                state.AddNote(new NoteWritten(0, id, revision) { Text = text.Length == 0 ? null : text, Quote = quote, Title = article.Title, Url = article.Url });
            }
        }

        return ChangeOutcome.Done;
    }

    private static int? Number(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
