namespace Annals.Publish.Git;

/// <summary>Where a repository is: a folder here, or an address as git understands them.</summary>
internal static class GitAddress
{
    /// <summary>True for <c>https://…</c>, <c>ssh://…</c>, <c>file://…</c> and <c>user@host:path</c>; a folder of that name comes first.</summary>
    public static bool IsRemote(string repository)
        => !Directory.Exists(repository)
            && (repository.Contains("://", StringComparison.Ordinal)
                || repository.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && repository.IndexOf('/', StringComparison.Ordinal) is var slash && (slash < 0 || slash > colon));

    /// <summary>Addresses may carry a token before the <c>@</c>; no message shows it.</summary>
    public static string WithoutSecrets(string text)
    {
        var start = 0;
        while (text.IndexOf("://", start, StringComparison.Ordinal) is >= 0 and var scheme)
        {
            start = scheme + 3;
            var end = text.AsSpan(start).IndexOfAny("/ '\"\t");
            var host = end < 0 ? text[start..] : text[start..(start + end)];
            if (host.LastIndexOf('@') is >= 0 and var at)
            {
                text = text[..start] + text[(start + at + 1)..];
            }
        }

        return text;
    }
}
