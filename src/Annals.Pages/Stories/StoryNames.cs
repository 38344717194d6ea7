using Annals.Language.Entities;
using Annals.Pages.Drawing;
using Annals.Stories.Following;
using Annals.Stories.Grouping;

namespace Annals.Pages.Stories;

/// <summary>Who stands together in the articles of a story, and which places they name.</summary>
public static class StoryNames
{
    private const int NamesPerArticle = 12;
    private const int MostPairs = 40;
    private const int MostPlaces = 40;

    /// <summary>Pairs of people and organisations with the number of articles that name both; where there are many articles, those of two and more.</summary>
    public static IReadOnlyList<TogetherLine> Together(IReadOnlyList<Report> reports)
    {
        var pairs = new Dictionary<(string, string), int>();
        foreach (var report in reports)
        {
            var names = report.Analysis.Entities.Where(static entity => entity.Type is EntityType.Person or EntityType.Organisation)
                .OrderByDescending(static entity => entity.Mentions.Count).ThenBy(static entity => entity.Name, StringComparer.Ordinal)
                .Take(NamesPerArticle).Select(static entity => entity.Name).Distinct().Order(StringComparer.Ordinal).ToList();
            for (var one = 0; one < names.Count; one++)
            {
                for (var other = one + 1; other < names.Count; other++)
                {
                    pairs[(names[one], names[other])] = pairs.GetValueOrDefault((names[one], names[other])) + 1;
                }
            }
        }

        var least = reports.Count > 2 ? 2 : 1;
        return [.. pairs.Where(pair => pair.Value >= least).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key.Item1, StringComparer.Ordinal).ThenBy(static pair => pair.Key.Item2, StringComparer.Ordinal)
            .Take(MostPairs).Select(static pair => new TogetherLine(pair.Key.Item1, pair.Key.Item2, pair.Value))];
    }

    /// <summary>Those that the gazetteer knows; names of one place are one.</summary>
    public static IReadOnlyList<PlaceDot> Places(IReadOnlyList<Report> reports, Gazetteer gazetteer)
        => [.. reports.SelectMany(report => report.Analysis.Entities.Where(static entity => entity.Type == EntityType.Place).Select(entity => gazetteer.Find(entity.Name)).OfType<GazetteerPlace>().Distinct())
            .GroupBy(static place => place).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key.Name, StringComparer.Ordinal)
            .Take(MostPlaces).Select(static group => new PlaceDot(group.Key.Name, group.Key.Latitude, group.Key.Longitude, group.Count()))];
}
