namespace Annals.Cli.Terminals;

/// <summary>A text that leads somewhere when it is clicked, as terminals write it (OSC 8); those that cannot show the text alone.</summary>
internal static class Hyperlink
{
    private const string Escape = "\u001b]8;;";
    private const string End = "\u001b\\";

    /// <param name="text">Already harmless.</param>
    /// <param name="address">Only an http or https address becomes a link.</param>
    public static string Of(string text, string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsoluteUri.All(character => character is > ' ' and < '\u007f')
            ? Escape + uri.AbsoluteUri + End + text + Escape + End
            : text;
}
