namespace Annals.Pages.Feeds;

/// <summary>What was found from an address that somebody typed.</summary>
/// <param name="Typed">The address as it was typed.</param>
public sealed record FoundPage(string Typed)
{
    /// <summary>The best fit first.</summary>
    public IReadOnlyList<FoundFeedRow> Feeds { get; init; } = [];

    /// <summary>What else the page names, not looked at.</summary>
    public IReadOnlyList<(string Url, string? Title)> Others { get; init; } = [];

    /// <summary>Why nothing was found; null when something was.</summary>
    public string? Trouble { get; init; }

    /// <summary>The address that can be taken as it is though nothing was found; null when it is none.</summary>
    public string? AsItIs { get; init; }

    /// <summary>The folders that there are, as suggestions.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];
}

/// <summary>A feed that was read, with its newest titles to know it by.</summary>
/// <param name="Format">As people call it: RSS, Atom, JSON Feed.</param>
/// <param name="Entries">How many it has now.</param>
public sealed record FoundFeedRow(string Url, string? Title, string? Site, string Format, int Entries, IReadOnlyList<(string Title, DateTimeOffset? At)> Latest, bool IsKnown);
