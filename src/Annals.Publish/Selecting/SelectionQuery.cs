namespace Annals.Publish.Selecting;

/// <summary>Which articles are meant: everything that is null does not restrict, and what is given holds together.</summary>
public sealed record SelectionQuery
{
    /// <summary>As <c>annals search</c> understands it.</summary>
    public string? Text { get; init; }

    /// <summary>The outlet's exact name.</summary>
    public string? Outlet { get; init; }

    /// <summary>Published at this instant or later (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant (UTC).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The newest so many.</summary>
    public int? Limit { get; init; }
}
