namespace Annals.Stories.Grouping;

/// <summary>Says what two articles share. Made when asked for: grouping itself needs only the numbers.</summary>
internal static class Reasons
{
    private const int MostNames = 6;
    private const int MostWords = 4;
    private const float CopiedShare = 0.3f;

    public static Reason Of(ArticleFeatures one, ArticleFeatures other, float likelihood)
    {
        var names = new List<SharedName>();
        foreach (var name in one.Named)
        {
            if (names.Count < MostNames && other.Named.FirstOrDefault(candidate => candidate.Term == name.Term) is { } same)
            {
                names.Add(new SharedName(name.Name, name.Start, name.End, same.Start, same.End));
            }
        }

        var copied = one.Passages.Count(passage => other.Passages.Contains(passage));
        return new Reason(
            other.Id,
            likelihood,
            names,
            Words(TitleText.Of(one.Title).Core, TitleText.Of(other.Title).Core),
            [.. one.Days.Where(other.Days.Contains).Select(DateOnly.FromDayNumber)],
            Math.Abs((one.Published - other.Published).TotalHours),
            copied >= 2 && copied > CopiedShare * Math.Min(one.Passages.Count, other.Passages.Count));
    }

    public static Reason Of(EventSummary one, EventSummary other, float likelihood)
    {
        var names = new List<SharedName>();
        foreach (var name in one.Named)
        {
            if (names.Count < MostNames && other.Named.FirstOrDefault(candidate => candidate.Term == name.Term) is { } same)
            {
                names.Add(new SharedName(name.Name, name.Start, name.End, same.Start, same.End));
            }
        }

        return new Reason(other.Articles[0], likelihood, names, Words(TitleText.Of(one.Title).Core, TitleText.Of(other.Title).Core), [], Math.Abs((one.First - other.First).TotalHours), IsCopy: false);
    }

    /// <summary>Why an event joins one that is about the same occasion.</summary>
    public static Reason Of(EventSummary one, EventSummary other, OccasionMatch match)
    {
        var (mine, theirs) = (match.Mine.Occasion, match.Theirs.Occasion);
        var why = Of(one, other, 1);

        // Of several articles nobody knows any more where which of them names somebody.
        return why with
        {
            With = match.Theirs.Article,
            Names = one.Articles.Count == 1 && other.Articles.Count == 1 ? why.Names : [],
            Occasion = new SharedOccasion(
                mine.Kind,
                DateOnly.FromDayNumber(Math.Max(mine.First, theirs.First)),
                DateOnly.FromDayNumber(Math.Min(mine.Last, theirs.Last)),
                mine.Place ?? theirs.Place,
                mine.IsAhead,
                theirs.IsAhead,
                mine.Start,
                mine.End,
                theirs.Start,
                theirs.End),
        };
    }

    // The longest pieces both titles have, as they stand in the first.
    private static List<string> Words(string one, string other)
    {
        var words = new List<string>();
        for (var at = 0; at + 1 < one.Length;)
        {
            var length = 0;
            while (at + length < one.Length && char.IsLetterOrDigit(one[at + length]) && other.Contains(one.Substring(at, length + 1), StringComparison.Ordinal))
            {
                length++;
            }

            if (length >= 2 && !words.Contains(one.Substring(at, length)))
            {
                words.Add(one.Substring(at, length));
            }

            at += Math.Max(1, length);
        }

        return [.. words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(MostWords)];
    }
}
