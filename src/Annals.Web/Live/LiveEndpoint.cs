using System.Globalization;
using System.Text;
using Annals.Archive;
using Annals.Pages.Script;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Live;

/// <summary>
/// <c>/live?had=N</c>: server-sent events (HTML, section 9.2). Says <c>{"new": n}</c> whenever the archive has more
/// articles than the page knew of, a comment now and then so that nothing in between takes the line for dead, and ends
/// with the server. Only so many may listen; the others have a page that stands still.
/// </summary>
internal sealed class LiveEndpoint(ReaderOptions options, CancellationToken stopping)
{
    public const int MostListeners = 64;

    private const int BeatsOfSilence = 15;

    private readonly Arrivals _arrivals = new(options);
    private int _listeners;

    public void Map(IEndpointRouteBuilder routes) => routes.Map(ReaderScript.LivePath, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!long.TryParse(context.Request.Query["had"], NumberStyles.None, CultureInfo.InvariantCulture, out var had))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _listeners) > MostListeners)
            {
                // Any answer but 200 tells a browser not to come back.
                context.Response.ContentType = null;
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            await TellAsync(context, had);
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    private async Task TellAsync(HttpContext context, long had)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await WriteAsync(context, "retry: 10000\n\n", ending.Token);
            var (told, silence) = (had, 0);
            while (true)
            {
                if (Count() is { } articles && articles > told)
                {
                    await WriteAsync(context, string.Create(CultureInfo.InvariantCulture, $"event: articles\ndata: {{\"new\":{articles - had}}}\n\n"), ending.Token);
                    (told, silence) = (articles, 0);
                }
                else if (++silence % BeatsOfSilence == 0)
                {
                    await WriteAsync(context, ": still here\n\n", ending.Token);
                }

                await Task.Delay(Arrivals.Pace, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page was left, or the reader is being stopped.
        }
    }

    // A damaged index is the next page's to report; here it is no news.
    private long? Count()
    {
        try
        {
            return _arrivals.Count();
        }
        catch (ArchiveException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
