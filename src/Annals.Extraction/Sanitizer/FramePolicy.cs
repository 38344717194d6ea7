using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>Films of a few known hosts may stay, in a sandbox or as a link; every other frame goes with what is in it.</summary>
internal static class FramePolicy
{
    /// <summary>The class of a link that stands for a frame.</summary>
    public const string LinkClass = "embed";

    private const string Sandbox = "allow-scripts allow-same-origin allow-presentation allow-popups";

    public static Node? Admit(Node frame, Uri? baseUri, SanitizerOptions options)
    {
        if (AddressOf(frame) is not { } source || UrlPolicy.Frame(source, baseUri) is not { } uri || !options.FrameHosts.Contains(uri.Host))
            return null;
        return options.Frames == FrameMode.Link ? LinkTo(uri, frame, options) : Sandboxed(uri, frame);
    }

    /// <summary>Lazy loaders keep the address of a frame under the same name as that of a picture.</summary>
    private static string? AddressOf(Node frame) =>
        frame.Attribute("src") is { Length: > 0 } source && !source.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
            ? source
            : frame.Attribute("data-src");

    private static Node Sandboxed(Uri uri, Node frame)
    {
        var kept = new List<KeyValuePair<string, string>>
        {
            new("src", uri.AbsoluteUri),
            new("sandbox", Sandbox),
            new("loading", "lazy"),
            new("referrerpolicy", "strict-origin-when-cross-origin"),
            new("allowfullscreen", ""),
        };
        foreach (var name in (string[])["width", "height"])
        {
            if (frame.Attribute(name) is { } size && AttributePolicy.IsSize(size))
                kept.Add(new(name, size));
        }

        if (frame.Attribute("title") is { Length: > 0 } title)
            kept.Add(new("title", title));
        return Node.Element("iframe", kept);
    }

    private static Node LinkTo(Uri uri, Node frame, SanitizerOptions options)
    {
        var attributes = new List<KeyValuePair<string, string>> { new("href", PageOf(uri)), new("class", LinkClass) };
        if (options.LinkRel is not null)
            attributes.Add(new("rel", options.LinkRel));
        if (options.LinkTarget is not null)
            attributes.Add(new("target", options.LinkTarget));
        var link = Node.Element("a", attributes);
        link.Append(Node.OfText(frame.Attribute("title") is { Length: > 0 } title ? title : uri.Host));
        return link;
    }

    /// <summary>The page a person would open: a player's own address shows nothing without its frame.</summary>
    private static string PageOf(Uri uri)
    {
        var last = uri.Segments.Length > 0 ? uri.Segments[^1].Trim('/') : "";
        if (uri.Host.StartsWith("www.youtube", StringComparison.Ordinal) && uri.AbsolutePath.StartsWith("/embed/", StringComparison.Ordinal) && last.Length > 0)
            return "https://www.youtube.com/watch?v=" + Uri.EscapeDataString(last);
        if (uri.Host is "player.vimeo.com" && last.Length > 0 && last.All(char.IsAsciiDigit))
            return "https://vimeo.com/" + last;
        return uri.AbsoluteUri;
    }
}
