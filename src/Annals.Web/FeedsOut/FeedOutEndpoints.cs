using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Annals.Feeds.Writing;
using Annals.Pages.Notices;
using Annals.Pages.Words;
using Annals.Web.Accounts;
using Annals.Web.Marks;
using Annals.Web.Serving;

namespace Annals.Web.FeedsOut;

/// <summary><c>/feeds/VIEW.rss</c>, <c>.atom</c>, <c>.json</c>: any view as a feed with full text, back to its first article.</summary>
internal sealed class FeedOutEndpoints(ReaderOptions options, FeedShelf shelf, FeedMaker maker)
{
    private static readonly string Version = typeof(FeedOutEndpoints).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    // Apart from pages, which are small and many: a feed is as large as forty of them.
    private const int MostBytesInMemory = 24 << 20;

    private readonly PageCache _made = new(MostBytesInMemory);

    public void Map(IEndpointRouteBuilder routes) => routes.Map(FeedView.Prefix + "{**view}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var path = Parameters.LastSegment(context, FeedView.Prefix);
        if (FeedView.Read(path, context.Request) is not var (view, form) || FeedPage.Read(context.Request.Query[FeedPage.Parameter]) is not { } page)
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
            return;
        }

        if (view.Subject is FeedSubject.Starred or FeedSubject.Unread && !Visitor.Of(context).MayMark)
        {
            await Doorkeeper.AskForTokenAsync(context);
            return;
        }

        var words = Vocabulary.For(UiLanguageChoice.FromParameter(context.Request.Query["ui"]) ?? UiLanguageChoice.FromAcceptLanguage(context.Request.Headers.AcceptLanguage));
        var place = FeedPlace.Of(context, options, FeedToken.Of(context.Request));
        var coding = PageCoding.Of(context.Request.Headers.AcceptEncoding);
        var made = await _made.GetOrMakeAsync($"{coding} {KeyOf(context, view, form, page, place, words)}", () => Task.FromResult(Make(context, view, form, page, place, words, coding)));
        if (made is null)
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
            return;
        }

        await FeedAnswer.SendAsync(context, made, FeedWriter.ContentType(form));
    }

    private CachedPage? Make(HttpContext context, FeedView view, FeedForm form, FeedPage page, FeedPlace place, Vocabulary words, string? coding)
    {
        if (shelf.Find(view, context, page.Archive is null ? FeedPage.Length : int.MaxValue) is not { } articles || page.Of(articles) is not { } shown)
        {
            return null;
        }

        var feed = maker.Make(view, form, page, shown, articles.Total, place, words);
        // What a person marks changes the feed and no article.
        return FeedAnswer.Make(feed.Bytes, coding, view.IsPersonal ? null : feed.Updated);
    }

    private string KeyOf(HttpContext context, FeedView view, FeedForm form, FeedPage page, FeedPlace place, Vocabulary words)
    {
        var what = string.Join('\n', Version, options.Index.RecentPosition, options.Version(), view.IsPersonal ? $"{Visitor.Of(context).Name} {ReadingDesk.Of(context).Version}" : "", view.Path, view.Question, ((int)form).ToString(CultureInfo.InvariantCulture), page.Question, place.Root?.AbsoluteUri, place.PathBase, place.Token, words.Tag);
        return "feed " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
    }
}
