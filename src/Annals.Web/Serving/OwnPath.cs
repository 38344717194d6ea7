namespace Annals.Web.Serving;

/// <summary>Where a form may lead back to: pages of ours and nothing else.</summary>
internal static class OwnPath
{
    private const int Longest = 4096;

    // "//host" and "/\host" are other sites to a browser, and a line break would be a header of its own.
    public static bool Is(string path)
        => path.Length is > 0 and < Longest && path[0] == '/' && !(path.Length > 1 && path[1] is '/' or '\\') && !path.Any(static character => character is < ' ' or > '~');
}
