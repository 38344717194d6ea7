namespace Annals.Web.Marks;

/// <summary>
/// Tells a reader who opens an article from everything else that asks for its page. A GET that marks something read must
/// be one that a person meant: the browser says so in Sec-Fetch-* (W3C Fetch Metadata), which no page can forge. Programs,
/// prefetches, frames, pictures and other sites' links mark nothing.
/// </summary>
internal static class Visit
{
    /// <summary>In an address: leave the article as unread as it is, for this is the way back from marking it so.</summary>
    public const string KeepUnread = "keep";

    public static bool IsMeant(HttpRequest request)
        => HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document"
            && request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none"
            && !IsAhead(request, "Sec-Purpose")
            && !IsAhead(request, "Purpose")
            && !IsAhead(request, "X-Moz")
            && !request.Query.ContainsKey(KeepUnread);

    // "prefetch", "prefetch;prerender": fetched in case somebody should want it.
    private static bool IsAhead(HttpRequest request, string header)
        => request.Headers[header].ToString() is var purpose && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase));
}
