namespace Annals.Stories.Grouping;

/// <summary>Why two articles, or two events, belong together, in what can be pointed at.</summary>
/// <param name="With">The article it is most like; of an event, that event's first article.</param>
/// <param name="Likelihood">0 to 1, by the model.</param>
/// <param name="Names">Who and what both name, the most telling first, with the first mention in both.</param>
/// <param name="Words">Words both titles have, the longest first.</param>
/// <param name="Days">Days both name.</param>
/// <param name="HoursApart">Between both publications.</param>
/// <param name="IsCopy">A good part of the text is the same, word for word.</param>
/// <param name="Occasion">The dated meeting or summit both are about, where that is what joins them; else null.</param>
public sealed record Reason(
    string With,
    double Likelihood,
    IReadOnlyList<SharedName> Names,
    IReadOnlyList<string> Words,
    IReadOnlyList<DateOnly> Days,
    double HoursApart,
    bool IsCopy,
    SharedOccasion? Occasion = null)
{
    /// <summary>In a line, in English.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Occasion is { } occasion)
        {
            parts.Add(occasion.ToString());
        }

        if (IsCopy)
        {
            parts.Add("the same text in good part");
        }

        if (Names.Count > 0)
        {
            parts.Add("names " + string.Join(", ", Names.Select(name => name.Name)));
        }

        if (Words.Count > 0)
        {
            parts.Add("words " + string.Join(", ", Words));
        }

        if (Days.Count > 0)
        {
            parts.Add("days " + string.Join(", ", Days.Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        }

        return parts.Count == 0 ? "like text" : string.Join("; ", parts);
    }
}

/// <summary>A name in two articles.</summary>
/// <param name="Start">Of the first mention here, a UTF-16 offset into the analysed text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="OtherStart">Of the first mention in <see cref="Reason.With"/>.</param>
public sealed record SharedName(string Name, int Start, int End, int OtherStart, int OtherEnd);

/// <summary>An occasion in two articles.</summary>
/// <param name="First">Its first day, as exact as one of both says.</param>
/// <param name="Last">Included.</param>
/// <param name="Place">Null where neither says.</param>
/// <param name="IsAhead">Here it is still to come.</param>
/// <param name="IsAheadThere">It is in <see cref="Reason.With"/>.</param>
/// <param name="Start">Of the words here that tell of it, a UTF-16 offset into the analysed text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="OtherStart">Of those in <see cref="Reason.With"/>.</param>
public sealed record SharedOccasion(OccasionKind Kind, DateOnly First, DateOnly Last, string? Place, bool IsAhead, bool IsAheadThere, int Start, int End, int OtherStart, int OtherEnd)
{
    /// <summary>In a line, in English.</summary>
    public override string ToString()
    {
        var verb = IsAhead && !IsAheadThere ? "announces" : !IsAhead && IsAheadThere ? "tells the outcome of" : "tells of";
        var days = First == Last ? Day(First) : $"{Day(First)} to {Day(Last)}";
        return $"{verb} the {(Kind == OccasionKind.Summit ? "summit" : "meeting")} of {days}{(Place is null ? "" : " in " + Place)}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
