using Annals.Stories.Following;

namespace Annals.Stories.Grouping;

/// <summary>
/// Brings an event that announces a dated meeting or summit, or looks back on it, to the event that reports it, however many days lie between:
/// the reader wants the preview beside the outcome. Only what is small joins, and only where who, when and where are the same.
/// </summary>
internal static class SharedOccasions
{
    // What has grown in its own window is an event of its own: a debate of previews.
    private const int MostJoining = 3;

    // Of an event's articles so many must be about the occasion for it to be the occasion's.
    private const float LeastShare = 1 / 3f;

    // One side may say 下周, the other must know the day.
    private const int MostDays = 4;
    private const int MostVagueDays = 8;

    // Whoever meets, the rest of what is named must be alike too.
    private const float LeastNames = 0.4f;

    /// <summary>For each event that joins another the one it joins, which joins none itself.</summary>
    /// <param name="byKey">Events with occasions, by <see cref="Occasion.Key"/>.</param>
    public static Dictionary<EventNode, (EventNode Home, OccasionMatch Match)> Homes(IReadOnlyDictionary<uint, List<EventNode>> byKey)
    {
        var homes = new Dictionary<EventNode, (EventNode, OccasionMatch)>(ReferenceEqualityComparer.Instance);
        var ranks = new Dictionary<EventNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in byKey.Values.Where(static nodes => nodes.Count > 1).SelectMany(static nodes => nodes).Distinct()
            .OrderBy(static node => node.Summary.Occasions.All(static told => told.Occasion.IsAhead)).ThenByDescending(static node => node.Summary.Articles.Count)
            .ThenBy(static node => node.Summary.First).ThenBy(static node => node.Summary.Id, StringComparer.Ordinal))
        {
            ranks.Add(node, ranks.Count);
            if (node.Summary.Articles.Count > MostJoining)
            {
                continue;
            }

            var best = node.Summary.Occasions.SelectMany(told => byKey[told.Occasion.Key]).Distinct()
                .Where(other => other != node && ranks.ContainsKey(other) && !homes.ContainsKey(other))
                .Select(other => (Home: other, Match: Match(node.Summary, other.Summary)))
                .Where(static pair => pair.Match is not null)
                .OrderBy(static pair => pair.Match!.Mine.Occasion.Kind).ThenBy(static pair => pair.Match!.Theirs.Occasion.Days).ThenBy(pair => ranks[pair.Home]).FirstOrDefault();
            if (best.Match is { } match)
            {
                homes.Add(node, (best.Home, match));
            }
        }

        return homes;
    }

    /// <summary>The occasion that both events are about; null where there is none.</summary>
    public static OccasionMatch? Match(EventSummary one, EventSummary other)
    {
        if (one.Occasions.Count == 0 || other.Occasions.Count == 0 || one.Names.Dot(other.Names) < LeastNames || MeetOthers(one, other))
        {
            return null;
        }

        var isFar = one.First - other.Last > Grouper.EventWindow || other.First - one.Last > Grouper.EventWindow;
        OccasionMatch? best = null;
        foreach (var mine in one.Occasions)
        {
            foreach (var theirs in other.Occasions)
            {
                if (AreSame(mine.Occasion, theirs.Occasion, isFar) && IsOf(one, mine.Occasion) && IsOf(other, theirs.Occasion) && (best is null || mine.Occasion.Kind < best.Mine.Occasion.Kind))
                {
                    best = new OccasionMatch(mine, theirs);
                }
            }
        }

        return best;
    }

    /// <summary>The titles of both tell of talks, of other people or on other days.</summary>
    public static bool AreOthers(ArticleFeatures one, ArticleFeatures other)
    {
        var isFound = false;
        foreach (var mine in one.Occasions)
        {
            foreach (var theirs in other.Occasions)
            {
                if (mine is { IsTitled: true, Kind: OccasionKind.Meeting } && theirs is { IsTitled: true, Kind: OccasionKind.Meeting })
                {
                    var isSame = (mine.People.All(theirs.People.Contains) || theirs.People.All(mine.People.Contains)) && (mine.First <= theirs.Last && theirs.First <= mine.Last);
                    if (isSame)
                    {
                        return false;
                    }

                    isFound = true;
                }
            }
        }

        return isFound;
    }

    // Inside the window the trees have said what they think of the pair: against them only both titles count.
    private static bool AreSame(Occasion one, Occasion other, bool isFar)
    {
        var areBothTitled = one.IsTitled && other.IsTitled;
        if (one.Key != other.Key || one.Kind == OccasionKind.Visit || !(areBothTitled || (isFar && (one.IsTitled || other.IsTitled))) || one.First > other.Last || other.First > one.Last)
        {
            return false;
        }

        // 本月 is no day: then at least the titles and the places must agree.
        var isVague = Math.Max(one.Days, other.Days) > MostVagueDays;
        return Math.Min(one.Days, other.Days) <= MostDays
            && (one.Place is null || other.Place is null
                ? one.Kind == OccasionKind.Meeting && !isVague
                : Gazetteer.BuiltIn.MayBeSame(one.Place, other.Place) && (one.Kind == OccasionKind.Meeting ? !isVague || areBothTitled : AreKnown(one.Place, other.Place)));
    }

    // A body meets often: 莱比锡, of which nothing is known, is not 柏林.
    private static bool AreKnown(string one, string other)
        => one == other || (Gazetteer.BuiltIn.Find(one) is not null && Gazetteer.BuiltIn.Find(other) is not null);

    private static bool IsOf(EventSummary one, Occasion occasion)
        => one.Occasions.Where(told => told.Occasion.Key == occasion.Key).Select(static told => told.Article).Distinct().Count() >= LeastShare * one.Articles.Count;

    // Two talks at one summit.
    private static bool MeetOthers(EventSummary one, EventSummary other)
    {
        var (mine, theirs) = (Meetings(one), Meetings(other));
        return mine.Count > 0 && theirs.Count > 0 && !mine.Overlaps(theirs);
    }

    private static HashSet<uint> Meetings(EventSummary one)
        => [.. one.Occasions.Where(static told => told.Occasion is { IsTitled: true, Kind: OccasionKind.Meeting }).Select(static told => told.Occasion.Key)];
}

/// <summary>An occasion as two events tell of it.</summary>
internal sealed record OccasionMatch(ToldOccasion Mine, ToldOccasion Theirs);
