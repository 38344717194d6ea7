namespace Annals.Extraction.Sanitizer;

/// <summary>What becomes of frames of allowed hosts.</summary>
public enum FrameMode
{
    /// <summary>The frame stays, with a sandbox.</summary>
    Sandboxed,

    /// <summary>The frame becomes a link with class <c>embed</c> that the reader may click: nothing is loaded before.</summary>
    Link,
}

/// <summary>How a page that shows strangers' HTML wants it. The defaults are those of <c>annals sanitize</c>.</summary>
public sealed record SanitizerOptions
{
    public static SanitizerOptions Default { get; } = new();

    /// <summary>
    /// Gets an absolute http(s) address of a picture or poster and returns the one to show instead (a path of the image proxy),
    /// or null to drop the picture. The address returned is trusted. Null: addresses stay.
    /// </summary>
    public Func<string, string?>? RewriteImage { get; init; }

    /// <summary>Hosts whose https frames may stay: exact names, lower case.</summary>
    public IReadOnlySet<string> FrameHosts { get; init; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "www.youtube.com", "www.youtube-nocookie.com", "player.vimeo.com", "player.bilibili.com",
    };

    public FrameMode Frames { get; init; } = FrameMode.Sandboxed;

    /// <summary>The <c>rel</c> of every link that leaves the article; null for none.</summary>
    public string? LinkRel { get; init; } = "noopener noreferrer";

    /// <summary>The <c>target</c> of every link that leaves the article; null for none.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>
    /// Ids (targets of footnotes) are kept behind this prefix, and links within the article follow them. It must not be the
    /// beginning of an id of the surrounding page. Null: ids are dropped.
    /// </summary>
    public string? IdPrefix { get; init; }
}
