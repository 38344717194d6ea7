namespace Annals.Web.FeedsOut;

/// <summary>
/// Where those who read a feed reach this server: by the address that its owner named; on this machine by the port it listens on; else
/// nobody knows, and links are paths. What a request says of it (<c>Host</c>) goes into no link, since the answer may be for others.
/// </summary>
/// <param name="Root">Absolute, ending with '/'; null when it is not known.</param>
/// <param name="PathBase">What stands before each path of ours.</param>
/// <param name="Token">The secret that the reader's address bears; links to further documents of the feed bear it too. Null when it came otherwise.</param>
internal sealed record FeedPlace(Uri? Root, string PathBase, string? Token)
{
    public static FeedPlace Of(HttpContext context, ReaderOptions options, string? token) => new(RootOf(context, options), options.BasePath, token);

    /// <summary>An address of ours, given by its path and query.</summary>
    /// <param name="path">Below <see cref="PathBase"/>, or with it before it already, as pages have it.</param>
    public string Of(string path)
    {
        var own = PathBase.Length > 0 && path.StartsWith(PathBase + "/", StringComparison.Ordinal) ? path[PathBase.Length..] : path;
        return Root is { } root ? new Uri(root, own.TrimStart('/')).AbsoluteUri : PathBase + own;
    }

    /// <summary>Of this very reader's documents alone.</summary>
    public string OfDocument(string path) => Of(Token is { } token ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{FeedToken.Parameter}={Uri.EscapeDataString(token)}" : path);

    private static Uri? RootOf(HttpContext context, ReaderOptions options)
        => options.Folder.Address ?? (options.NeedsAccounts ? null : new Uri($"{(options.Certificate is null ? "http" : "https")}://localhost:{context.Connection.LocalPort}{options.BasePath}/"));
}
