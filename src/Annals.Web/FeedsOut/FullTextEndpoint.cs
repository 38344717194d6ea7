using Annals.Capture.Republishing;
using Annals.Feeds.Writing;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.Serving;

namespace Annals.Web.FeedsOut;

/// <summary>
/// <c>/full?url=</c>: a feed that only has beginnings, as RSS with the full text. For those known here alone: whoever else could ask
/// would have a proxy. No page of another site can make a browser ask, though the browser may be let in.
/// </summary>
internal sealed class FullTextEndpoint(ReaderOptions options) : IDisposable
{
    private readonly FullFeedReader? _reader = options.Session is { } session ? new FullFeedReader(session) : null;

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/full", AnswerAsync).WithMetadata(new ForKnownReaders());

    public void Dispose() => _reader?.Dispose();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin"))
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status403Forbidden, "not for pages of other sites");
            return;
        }

        if (_reader is null)
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status404NotFound, "nothing is fetched here: ask where 'annals up' runs");
            return;
        }

        if (Parameters.Text(context.Request, "url") is not { } address)
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "give the feed's address: /full?url=https://…");
            return;
        }

        var answer = await _reader.ReadAsync(address, context.RequestAborted);
        if (answer.Feed is not { } feed)
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status502BadGateway, answer.Reason);
            return;
        }

        using var target = new MemoryStream();
        FeedWriter.Write(feed, FeedForm.Rss, target);
        await FeedAnswer.SendAsync(context, FeedAnswer.Make(target.ToArray(), PageCoding.Of(context.Request.Headers.AcceptEncoding), changedAt: null), FeedWriter.ContentType(FeedForm.Rss));
    }
}
