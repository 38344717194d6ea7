using System.Text;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.Serving;

namespace Annals.Web.Watching;

/// <summary><c>/metrics</c>, for Prometheus: open on this machine, elsewhere for a token or the owner, in no case for everybody.</summary>
internal sealed class MetricsEndpoint(ReaderOptions options, MetricsBook book)
{
    public void Map(IEndpointRouteBuilder routes) => routes.Map("/metrics", AnswerAsync).WithMetadata(new ForKnownReaders());

    private Task AnswerAsync(HttpContext context)
    {
        if (options.NeedsAccounts && !Visitor.Of(context).MayManage && context.Request.Headers.Authorization.Count == 0)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status403Forbidden, "these figures are for the owner, and for programs with a token");
        }

        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, "text/plain; version=0.0.4; charset=utf-8", Encoding.UTF8.GetBytes(book.Write()));
    }
}
