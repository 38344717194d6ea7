using System.Net;
using Annals.Archive;
using Annals.Pages.Notices;
using Annals.Web.Accounts;

namespace Annals.Web.Serving;

/// <summary>
/// What every request passes first: only by our own name, and every answer, errors too, under headers that let a page
/// load and reach nothing but this server.
/// </summary>
internal sealed class FrontDoor(ReaderOptions options, ChangeDoor changes)
{
    private const string PagePolicy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    // What strangers made runs nothing and belongs to no site, whatever it turns out to be; errors in its place neither.
    private const string PicturePolicy = "default-src 'none'; sandbox";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        AddHeaders(context);
        context.Features.Set(new ChangeToken(changes.TokenFor(Visitor.Of(context))));
        if (!IsOurName(context.Request.Host.Host))
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status421MisdirectedRequest, NoticeView.Refused);
        }
        else
        {
            await AnswerAsync(context, next);
        }
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for this answer any more.
        }
        catch (BadHttpRequestException exception)
        {
            await FailAsync(context, exception.StatusCode, NoticeView.Refused);
        }
        catch (ArchiveException exception)
        {
            // The index is damaged, busy or gone: it can be built anew, and reading goes on afterwards.
            options.Report(exception.Message);
            await FailAsync(context, StatusCodes.Status503ServiceUnavailable, NoticeView.Unavailable);
        }
        catch (Exception exception)
        {
            // The last line of defence: one page fails, the reader goes on.
            options.Report($"{context.Request.Method} {context.Request.Path}: {exception.GetType().Name}: {exception.Message}");
            await FailAsync(context, StatusCodes.Status500InternalServerError, NoticeView.Failed);
        }
    }

    private async Task FailAsync(HttpContext context, int status, Func<Pages.Layout.PageContext, string> notice)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        AddHeaders(context);
        await PageAnswer.ErrorAsync(context, options, status, notice);
    }

    private static void AddHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/img", StringComparison.OrdinalIgnoreCase) ? PicturePolicy : PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }

    /// <summary>
    /// A page on the internet can give its own name the address 127.0.0.1 and then ask us for everything (DNS rebinding);
    /// the browser still says that name in Host. Where others are meant to reach us, our names are not known here.
    /// </summary>
    private bool IsOurName(string host)
    {
        if (options.NeedsAccounts || host.Length == 0)
        {
            return true;
        }

        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
