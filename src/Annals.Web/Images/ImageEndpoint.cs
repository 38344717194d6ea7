using System.Globalization;
using Annals.Capture.Images;
using Annals.Pages.Notices;
using Annals.Web.Serving;

namespace Annals.Web.Images;

/// <summary><c>/img?url=…&amp;w=…&amp;s=…</c>: pictures out of the archive, so that reading tells no outlet who reads.</summary>
internal sealed class ImageEndpoint(ReaderOptions options, ImageSignature signature, Thumbnails thumbnails)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Says what happened to who looks at it, and takes the place of a photograph without shouting.
    private static readonly byte[] Placeholder = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 160" width="480" height="160"><rect width="480" height="160" fill="#8c8577" fill-opacity=".14"/><text x="240" y="86" font-family="sans-serif" font-size="17" text-anchor="middle" fill="#8c8577">图片未能留存 · picture not kept</text></svg>
        """u8.ToArray();

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/img", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var url = context.Request.Query["url"].ToString();
        var width = context.Request.Query.TryGetValue("w", out var pixels) ? int.TryParse(pixels, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0 : (int?)null;
        if (url.Length == 0 || !signature.IsOurs(url, width, context.Request.Query["s"].ToString()))
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status403Forbidden, NoticeView.Refused);
            return;
        }

        if (await GetAsync(url, context.RequestAborted) is var (path, picture) && PictureType.Of(picture) is { } type)
        {
            var small = width is { } wanted ? await thumbnails.GetAsync(path, picture, wanted, context.RequestAborted) : null;
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            await PageAnswer.WriteAsync(context, small is null ? type : "image/webp", small ?? picture);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "private, max-age=60";
        await PageAnswer.WriteAsync(context, "image/svg+xml", Placeholder);
    }

    private async Task<(string Path, byte[] Picture)?> GetAsync(string url, CancellationToken aborted)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        timeout.CancelAfter(Patience);
        try
        {
            var kept = await options.Pictures(url, timeout.Token);
            return kept.Path is { } path ? (path, await File.ReadAllBytesAsync(options.Folder.Resolve(path), timeout.Token)) : null;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The blob was moved away under us; verify is there to say so.
            options.Report($"picture {url}: {exception.Message}");
            return null;
        }
    }
}
