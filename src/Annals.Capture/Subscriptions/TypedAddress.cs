namespace Annals.Capture.Subscriptions;

/// <summary>An address as people type it.</summary>
public static class TypedAddress
{
    private const int Longest = 2000;

    /// <summary>
    /// <c>paper.example</c>, <c>https://paper.example/feed</c>, <c>feed:…</c>, or <c>user@instance.example</c> of the fediverse,
    /// whose profile page names its feed. Null when it is no address of the web.
    /// </summary>
    public static Uri? Read(string text)
    {
        var typed = text.Trim();
        if (typed.Length is 0 or > Longest || typed.AsSpan().ContainsAny(" \t\r\n"))
        {
            return null;
        }

        if (typed.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
        {
            typed = typed["feed:".Length..].TrimStart('/');
        }

        var address = typed.Contains("://", StringComparison.Ordinal) ? typed
            : typed.TrimStart('@').Split('@') is [{ Length: > 0 } user, { Length: > 0 } instance] && !typed.Contains('/', StringComparison.Ordinal) ? $"https://{instance}/@{user}"
            : "https://" + typed;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri : null;
    }
}
