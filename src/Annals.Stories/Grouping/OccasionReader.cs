using System.Runtime.InteropServices;
using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Scripts;
using Annals.Stories.Following;

namespace Annals.Stories.Grouping;

/// <summary>Finds what an article is mainly about among the events it tells of: meetings, summits and visits of title or first lines, with their day.</summary>
internal static class OccasionReader
{
    // An announcement is no more than so far ahead, a look back no more than so far behind: what is named further off is only recalled.
    private const int MostDaysAway = 24;

    // 下周 is a day near enough, 本月 only for a title that announces, 今年 is none.
    private const int WidestDays = 8;
    private const int WidestAhead = 31;

    private const int MostOccasions = 6;

    /// <param name="main">Where the first lines end, a UTF-16 offset into the analysed text.</param>
    /// <param name="isPlanned">The title has a word of what will be.</param>
    /// <param name="published">The day of publication, as a day number.</param>
    public static IReadOnlyList<Occasion> Of(ArticleAnalysis analysis, int titleEnd, int main, bool isPlanned, int published)
    {
        var entities = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var entity in analysis.Entities)
        {
            entities.TryAdd(entity.Name, entity);
        }

        var found = new List<Occasion>();
        foreach (var told in analysis.Events)
        {
            var (start, end) = told.Evidence[0];
            if (start < main && KindOf(told) is { } kind && told.Status is not ("historical" or "denied") && When(told, start < titleEnd, isPlanned, published) is { } when)
            {
                var people = People(told, entities);
                found.AddRange(Keys(told, kind, people, entities).Select(key => new Occasion(key, kind, [.. people.Select(static name => TermHash.Of(name, 'N')).Order()], when.First, when.Last, told.Place, when.IsAhead, start < titleEnd, start, end)));
            }
        }

        return [.. found.OrderByDescending(static one => one.IsTitled).ThenBy(static one => one.Start).ThenBy(static one => one.Key).DistinctBy(static one => one.Key).Take(MostOccasions)];
    }

    private static OccasionKind? KindOf(ReportedEvent told) => told.Type switch
    {
        "meeting" => OccasionKind.Meeting,
        "summit" => OccasionKind.Summit,
        "visit" or "state-visit" => OccasionKind.Visit,
        _ => null,
    };

    private static Span? When(ReportedEvent told, bool isTitled, bool isPlanned, int published)
    {
        var isAhead = told.Status is "planned" or "hypothetical";
        if (told.Date is null)
        {
            // What a title tells as news without a day was just now.
            return isTitled && !isAhead && !isPlanned ? new Span(published - 1, published, false) : null;
        }

        if (DayRange.Of(told.Date) is not { First: { } first, Last: { } last } || last.DayNumber < published - MostDaysAway || first.DayNumber > published + MostDaysAway)
        {
            return null;
        }

        var days = last.DayNumber - first.DayNumber + 1;
        isAhead |= isPlanned && days > WidestDays && last.DayNumber > published;
        return days <= WidestDays || (days <= WidestAhead && isAhead && isTitled) ? new Span(first.DayNumber, last.DayNumber, isAhead) : null;
    }

    // Whoever the authority file knows: a venue or a word may be taken for somebody more.
    private static List<string> People(ReportedEvent told, Dictionary<string, Entity> entities)
    {
        var all = told.Participants.Where(name => entities.TryGetValue(name, out var entity) && entity.Type == EntityType.Person).ToList();
        var known = all.FindAll(name => entities[name].IsKnown);
        return [.. (known.Count >= 2 ? known : all).Select(ChineseFold.Fold).Distinct()];
    }

    private static IEnumerable<uint> Keys(ReportedEvent told, OccasionKind kind, List<string> people, Dictionary<string, Entity> entities) => kind switch
    {
        OccasionKind.Meeting => people.Count >= 2 ? [TermHash.Of(string.Join('+', people.Order(StringComparer.Ordinal)), 'M')] : [],
        OccasionKind.Summit => told.Participants.Where(name => entities.TryGetValue(name, out var entity) && entity.Type is EntityType.Organisation or EntityType.EventName).Select(static host => TermHash.Of(ChineseFold.Fold(host), 'S')),
        _ => people.Count > 0 && told.Place is not null ? [TermHash.Of(people[0], 'V')] : [],
    };

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Span(int First, int Last, bool IsAhead);
}
