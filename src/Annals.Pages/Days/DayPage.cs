using Annals.Pages.Layout;
using Annals.Pages.Reading;

namespace Annals.Pages.Days;

/// <summary>Everything of one day (UTC), newest first, a page at a time.</summary>
public sealed record DayPage
{
    public required DateOnly Day { get; init; }

    public required IReadOnlyList<Headline> Headlines { get; init; }

    public required Pager Pager { get; init; }

    /// <summary>Null where nobody's reading is known.</summary>
    public ListReading? Reading { get; init; }

    /// <summary>The nearest day before that has articles; null when there is none.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>The nearest day after that has articles; null when there is none.</summary>
    public DateOnly? After { get; init; }
}
