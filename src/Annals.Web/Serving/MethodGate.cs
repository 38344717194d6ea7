using Annals.Pages.Notices;

namespace Annals.Web.Serving;

/// <summary>Behind the routing: what is no change is only ever read.</summary>
internal sealed class MethodGate(ReaderOptions options)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ChangesSomething>() is not null)
        {
            await next(context);
            return;
        }

        context.Response.Headers.Allow = "GET, HEAD";
        await PageAnswer.ErrorAsync(context, options, StatusCodes.Status405MethodNotAllowed, NoticeView.Refused);
    }
}
