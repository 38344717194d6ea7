namespace Annals.Cli.Plumbing;

/// <summary>Addresses given on the command line.</summary>
internal static class Addresses
{
    /// <summary>Null for an empty text.</summary>
    /// <exception cref="UsageException">The text is no absolute address.</exception>
    public static Uri? Optional(string? text, string option)
        => string.IsNullOrEmpty(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri
            : throw new UsageException($"{option}: '{text}' is no absolute address such as https://news.example/feed.xml");

    /// <summary>Null for what is no absolute address: in a batch one bad line must not stop the others.</summary>
    public static Uri? Lenient(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
}
