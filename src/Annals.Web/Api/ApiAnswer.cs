using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Web.Marks;
using Annals.Web.Serving;

namespace Annals.Web.Api;

/// <summary>Writes answers for programs: JSON, validators, errors that all look alike.</summary>
internal static class ApiAnswer
{
    public const string Json = "application/json; charset=utf-8";

    private static readonly string Version = typeof(ApiAnswer).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    // Chinese stays readable; the answer is never put into a page as it is, and its type says so.
    private static readonly ApiJson Errors = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>True for addresses at which programs ask, who can do nothing with a page.</summary>
    public static bool IsAskedBy(HttpRequest request)
        => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase);

    public static Task ErrorAsync(HttpContext context, int status, string message)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ETag = default;
        if (context.Request.ContentLength is not (null or 0))
        {
            // A body that nobody read ends the connection; a client that is not told sends its next request into the void.
            context.Response.Headers.Connection = "close";
        }

        return WriteAsync(context, status, Errors.ErrorResult, new ErrorResult(message));
    }

    /// <summary>What an error says when nothing more is known than its status.</summary>
    public static Task ErrorAsync(HttpContext context, int status) => ErrorAsync(context, status, status switch
    {
        StatusCodes.Status401Unauthorized => "send a token of an account here: Authorization: Bearer TOKEN ('annals account token NAME' makes one)",
        StatusCodes.Status403Forbidden => "nothing can be changed from here",
        StatusCodes.Status404NotFound => "no such address",
        StatusCodes.Status405MethodNotAllowed => "this address answers other methods only: see Allow, and /api/v1/openapi.json",
        StatusCodes.Status413PayloadTooLarge => "the body is too long",
        StatusCodes.Status421MisdirectedRequest => "this server is not known by that name: ask for localhost",
        StatusCodes.Status503ServiceUnavailable => "the index cannot be read just now: try again in a moment",
        StatusCodes.Status507InsufficientStorage => "not written: the disk refuses",
        >= 500 => "this request failed; the server's messages say why",
        _ => "the request is not understood",
    });

    /// <summary>An answer that stays the same until the index moves on, or the one who asks reads on.</summary>
    /// <param name="make">Null when there is no such thing.</param>
    public static Task SteadyAsync<T>(HttpContext context, ReaderOptions options, JsonTypeInfo<T> type, Func<T?> make, string absent = "no such address")
        where T : class
        => SteadyBytesAsync(context, options, () => make() is { } value ? JsonSerializer.SerializeToUtf8Bytes(value, type) : null, absent);

    /// <summary>The same of JSON that is written already.</summary>
    public static async Task SteadyBytesAsync(HttpContext context, ReaderOptions options, Func<byte[]?> make, string absent = "no such address")
    {
        var request = context.Request;
        var tag = TagOf(string.Join('\n', Version, options.Index.RecentPosition, options.Version(), ReadingDesk.Of(context).Version, request.Path.Value, request.QueryString.Value));
        if (IsKnown(context, tag))
        {
            return;
        }

        // A whole archive's list is kept packed even for those who ask for it plain: unpacking costs a tenth of making it.
        var coding = PageCoding.Of(request.Headers.AcceptEncoding);
        var kept = coding ?? PageCoding.Gzip;
        if (await options.Pages.GetOrMakeAsync($"{kept} {tag}", () => Task.FromResult(make() is { } value ? Made(value, kept) : null)) is { } made)
        {
            await SendAsync(context, tag, coding is null ? new CachedPage(PageCoding.DecodeGzip(made.Body), null, []) : made);
        }
        else
        {
            await ErrorAsync(context, StatusCodes.Status404NotFound, absent);
        }
    }

    /// <summary>An answer that may be another each time: its bytes are its validator.</summary>
    public static Task FreshAsync<T>(HttpContext context, JsonTypeInfo<T> type, T value)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var tag = TagOf(Version, body);
        return IsKnown(context, tag) ? Task.CompletedTask : SendAsync(context, tag, Made(body, PageCoding.Of(context.Request.Headers.AcceptEncoding)));
    }

    private static Task WriteAsync<T>(HttpContext context, int status, JsonTypeInfo<T> type, T value)
    {
        context.Response.StatusCode = status;
        return PageAnswer.WriteAsync(context, Json, JsonSerializer.SerializeToUtf8Bytes(value, type));
    }

    private static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Append("Vary", "Accept-Encoding");
        context.Response.Headers.ETag = tag;
        if (!PageAnswer.Matches(context.Request, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static CachedPage Made(byte[] body, string? coding) => new(PageCoding.Encode(body, coding), coding, []);

    private static Task SendAsync(HttpContext context, string tag, CachedPage made)
    {
        context.Response.Headers.ETag = tag;
        if (made.Coding is not null)
        {
            context.Response.Headers.ContentEncoding = made.Coding;
        }

        context.Response.ContentLength = made.Body.Length;
        return PageAnswer.WriteAsync(context, Json, made.Body);
    }

    private static string TagOf(string what, params ReadOnlySpan<byte> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(what));
        hash.AppendData(more);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return $"W/\"{Convert.ToHexStringLower(digest[..12])}\"";
    }
}
