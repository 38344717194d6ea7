namespace Annals.Web.FeedsOut;

/// <summary>
/// An account's token in the address of a feed, for reader apps that know no headers. Nothing but feeds takes it from there: addresses
/// end up in logs and histories.
/// </summary>
internal static class FeedToken
{
    public const string Parameter = "token";

    /// <summary>Null for other addresses, and when there is none.</summary>
    public static string? Of(HttpRequest request)
        => IsForApps(request) && request.Query[Parameter].ToString() is { Length: > 0 } token ? token : null;

    /// <summary>True for the addresses that reader apps ask for, which show nobody a form to sign in with.</summary>
    public static bool IsForApps(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && (request.Path.StartsWithSegments("/full", StringComparison.Ordinal)
                || (request.Path.Value is { } path && path.StartsWith(FeedView.Prefix, StringComparison.Ordinal) && (path.EndsWith(".atom", StringComparison.Ordinal) || path.EndsWith(".rss", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal))));
}
