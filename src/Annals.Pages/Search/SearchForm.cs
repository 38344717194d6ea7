namespace Annals.Pages.Search;

/// <summary>What a reader asked for. Days are whole days in UTC, both ends included.</summary>
public sealed record SearchForm
{
    /// <summary>The value of <c>sort</c> that puts the newest first; anything else is by relevance.</summary>
    public const string ByDate = "date";

    /// <summary>In characters; more is no question but a text.</summary>
    public const int LongestQuery = 500;

    public string Query { get; init; } = "";

    public string? Outlet { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>BCP 47 tag or its beginning.</summary>
    public string? Language { get; init; }

    /// <summary>Every word only as it is written: no other script, spelling, letter case, width or accent.</summary>
    public bool IsExact { get; init; }

    public bool IsByDate { get; init; }
}
