namespace Annals.Stories.Grouping;

/// <summary>Why two articles, or two events, belong together, in what can be pointed at.</summary>
/// <param name="With">The article it is most like; of an event, that event's first article.</param>
/// <param name="Likelihood">0 to 1, by the model.</param>
/// <param name="Names">Who and what both name, the most telling first, with the first mention in both.</param>
/// <param name="Words">Words both titles have, the longest first.</param>
/// <param name="Days">Days both name.</param>
/// <param name="HoursApart">Between both publications.</param>
/// <param name="IsCopy">A good part of the text is the same, word for word.</param>
public sealed record Reason(
    string With,
    double Likelihood,
    IReadOnlyList<SharedName> Names,
    IReadOnlyList<string> Words,
    IReadOnlyList<DateOnly> Days,
    double HoursApart,
    bool IsCopy)
{
    /// <summary>In a line, in English.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
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
