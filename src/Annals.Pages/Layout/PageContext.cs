using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>What every page needs to know beside its own content.</summary>
public sealed record PageContext
{
    public required Vocabulary Words { get; init; }

    public required PageLinks Links { get; init; }

    /// <summary>The time at which the page is made; only its day is shown.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>False for a page that is kept: what it shows must then hang on nothing but its own content.</summary>
    public bool IsOfToday { get; init; } = true;

    /// <summary>True when others may find it: the pages are published.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Feeds of what the page lists.</summary>
    public IReadOnlyList<FeedLink> Feeds { get; init; } = [];

    /// <summary>Scripts the page runs, as addresses; none where it works without.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>True for the live reader's pages: they know its keyboard, its announcements and offline reading.</summary>
    public bool IsLive { get; init; }

    /// <summary>What the browser may load (Content-Security-Policy, as <c>meta</c> can say it); null where the server says so.</summary>
    public string? Policy { get; init; }

    /// <summary>What every form that changes something must carry; null where nothing can be changed.</summary>
    public string? ChangeToken { get; init; }

    /// <summary>True for an owner, who may split, merge and pin events.</summary>
    public bool MayDecide { get; init; }

    /// <summary>What every page says at its top just now; null for nothing.</summary>
    public string? Banner { get; init; }

    /// <summary>The words of the address that was asked for and is none; empty when it has none.</summary>
    public string AskedFor { get; init; } = "";

    /// <summary>Path and query of this very page without <c>ui</c>, for the switch of languages; null where there is no way back (errors).</summary>
    public string? Self { get; init; }
}

/// <param name="Type">The media type.</param>
public sealed record FeedLink(string Address, string Type, string Title);
