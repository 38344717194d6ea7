namespace Annals.Archive;

/// <summary>How the time of publication is known, best first.</summary>
public enum PublishedFrom
{
    /// <summary>The feed dated the entry.</summary>
    Feed,

    /// <summary>The page's own metadata.</summary>
    Page,

    /// <summary>A line of the text itself.</summary>
    Dateline,

    /// <summary>Nothing else is known: the time the article was first seen.</summary>
    Capture,
}
