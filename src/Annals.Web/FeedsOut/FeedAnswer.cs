using System.Security.Cryptography;
using Annals.Web.Memento;
using Annals.Web.Serving;

namespace Annals.Web.FeedsOut;

/// <summary>Sends a document of a feed, or says that it is the one that is known already.</summary>
internal static class FeedAnswer
{
    /// <param name="changedAt">UTC; null when that hangs on more than can be dated.</param>
    public static CachedPage Make(byte[] feed, string? coding, DateTimeOffset? changedAt)
    {
        // Of what is sent and not of the index: most of what comes in changes most feeds in nothing.
        var headers = new List<KeyValuePair<string, string>> { new("ETag", $"W/\"{Convert.ToHexStringLower(SHA256.HashData(feed).AsSpan(0, 12))}\"") };
        if (changedAt is { } at)
        {
            headers.Add(new("Last-Modified", HttpDate.Write(at)));
        }

        return new CachedPage(PageCoding.Encode(feed, coding), coding, headers);
    }

    public static async Task SendAsync(HttpContext context, CachedPage made, string type)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept-Encoding, Accept-Language";
        foreach (var (name, value) in made.Headers)
        {
            headers[name] = value;
        }

        if (IsKnown(context.Request, made))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (made.Coding is { } coding)
        {
            headers.ContentEncoding = coding;
        }

        context.Response.ContentLength = made.Body.Length;
        await PageAnswer.WriteAsync(context, type, made.Body);
    }

    // RFC 9110, section 13.2.2: a date counts only where no tag was sent.
    private static bool IsKnown(HttpRequest request, CachedPage made)
        => request.Headers.IfNoneMatch.Count > 0
            ? PageAnswer.Matches(request, Header(made, "ETag")!)
            : Header(made, "Last-Modified") is { } modified && HttpDate.Read(request.Headers.IfModifiedSince.ToString()) is { } known && HttpDate.Read(modified) <= known;

    private static string? Header(CachedPage made, string name) => made.Headers.FirstOrDefault(header => header.Key == name).Value;
}
