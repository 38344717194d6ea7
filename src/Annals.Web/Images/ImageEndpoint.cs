using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Capture.Fetching;
using Annals.Capture.Images;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.FeedsOut;
using Annals.Web.Serving;

namespace Annals.Web.Images;

/// <summary><c>/img?url=…&amp;w=…&amp;s=…</c>: pictures out of the archive, so that reading tells no outlet who reads. Whoever has an address that we signed may load it.</summary>
internal sealed class ImageEndpoint(ReaderOptions options, ImageSignature signature, Thumbnails thumbnails)
{
    private const int MostBytesInMemory = 8 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Says what happened to who looks at it, and takes the place of a photograph without shouting.
    private static readonly byte[] Placeholder = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 160" width="480" height="160"><rect width="480" height="160" fill="#8c8577" fill-opacity=".14"/><text x="240" y="86" font-family="sans-serif" font-size="17" text-anchor="middle" fill="#8c8577">图片未能留存 · picture not kept</text></svg>
        """u8.ToArray();

    // What lists show is asked for over and over.
    private readonly PageCache _small = new(MostBytesInMemory);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/img", AnswerAsync).WithMetadata(new OpenToAll());
        routes.Map("/api/v1/picture", SignAsync).WithMetadata(new ForKnownReaders());
    }

    // Programs of those known here get addresses of other shapes than our pages have.
    private Task SignAsync(HttpContext context)
    {
        var url = context.Request.Query["url"].ToString();
        if (WebAddress.Parse(url) is null || PictureShape.Read(context.Request.Query) is not { } shape)
        {
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "give url (http or https), and w, h up to 2000, fit (inside, cover, fill), output (webp, jpg, png) as you like");
        }

        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(new PictureResult(FeedPlace.Of(context, options, token: null).Of(signature.PathOf(url, shape))), PictureJson.Default.PictureResult));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var url = context.Request.Query["url"].ToString();
        if (url.Length == 0 || PictureShape.Read(context.Request.Query) is not { } shape || !signature.IsOurs(url, shape, context.Request.Query["s"].ToString()))
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status403Forbidden, NoticeView.Refused);
            return;
        }

        // Reader apps show pictures without whatever they sign in with, some on pages of their own: who has the signature was given it here.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var shown = shape == PictureShape.AsItIs ? await PictureAsync(url, shape, context.RequestAborted) : await _small.GetOrMakeAsync($"{url}\n{shape.Words}", () => PictureAsync(url, shape, CancellationToken.None));
        if (shown is not null)
        {
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            await PageAnswer.WriteAsync(context, shown.Headers[0].Value, shown.Body);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "private, max-age=60";
        await PageAnswer.WriteAsync(context, "image/svg+xml", Placeholder);
    }

    // A small copy that is there is sent without a look at the picture.
    private async Task<CachedPage?> PictureAsync(string url, PictureShape shape, CancellationToken aborted)
    {
        if (await GetAsync(url, shape, aborted) is not var (path, picture, isSmall) || PictureType.Of(picture) is not { } type)
        {
            return null;
        }

        return !isSmall && await thumbnails.GetAsync(path, picture, shape, aborted) is { } made ? As(made, shape.MediaType) : As(picture, type);
    }

    private static CachedPage As(byte[] picture, string type) => new(picture, Coding: null, [new("Content-Type", type)]);

    private async Task<(string Path, byte[] Picture, bool IsSmall)?> GetAsync(string url, PictureShape shape, CancellationToken aborted)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        timeout.CancelAfter(Patience);
        try
        {
            var kept = await options.Pictures(url, timeout.Token);
            return kept.Path is not { } path ? null
                : await thumbnails.FindAsync(path, shape, timeout.Token) is { } small ? (path, small, true)
                : (path, await File.ReadAllBytesAsync(options.Folder.Resolve(path), timeout.Token), false);
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

internal sealed record PictureResult(string Address);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PictureResult))]
internal sealed partial class PictureJson : JsonSerializerContext;
