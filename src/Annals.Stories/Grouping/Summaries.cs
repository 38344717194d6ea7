namespace Annals.Stories.Grouping;

/// <summary>Sums up the articles of an event.</summary>
internal static class Summaries
{
    private const int MostTerms = 300;
    private const int MostNames = 24;

    /// <param name="members">In the order of their publication.</param>
    public static EventSummary Of(IReadOnlyList<ArticleFeatures> members, IReadOnlyList<Reason?> reasons)
    {
        var first = members[0];
        return new EventSummary
        {
            Id = GroupId.OfEvent(first.Id),
            Articles = [.. members.Select(member => member.Id)],
            Kinds = [.. members.Select(Kinds.Of)],
            Reasons = reasons,
            First = first.Published,
            Last = members[^1].Published,
            Text = Sum(members, member => member.Text, MostTerms),
            Deeds = Sum(members, member => member.Deeds, MostTerms),
            TitleDeeds = Sum(members, member => member.TitleDeeds, MostTerms),
            TitleTerms = Sum(members, member => member.TitleTerms, MostTerms),
            Names = Sum(members, member => member.Names, MostNames),
            Named = members.Count == 1 ? first.Named : Names(members),
            Happenings = members.Aggregate(0u, (kinds, member) => kinds | member.Happenings),
            Occasions = [.. members.SelectMany(member => member.Occasions.Select(occasion => new ToldOccasion(member.Id, occasion)))],
            Pattern = first.Pattern,
            Title = first.Title,
            Comments = members.Count(member => member.Traits.HasFlag(ArticleTraits.Comment)) / (float)members.Count,
        };
    }

    private static TermVector Sum(IReadOnlyList<ArticleFeatures> members, Func<ArticleFeatures, TermVector> part, int most)
    {
        if (members.Count == 1)
        {
            return part(members[0]).Top(most);
        }

        var sums = new Dictionary<uint, float>();
        foreach (var member in members)
        {
            var vector = part(member);
            for (var i = 0; i < vector.Terms.Count; i++)
            {
                sums[vector.Terms[i]] = sums.GetValueOrDefault(vector.Terms[i]) + vector.Weights[i];
            }
        }

        return TermVector.Normalised([.. sums.Select(pair => (pair.Key, pair.Value))], most);
    }

    // A name that one of many articles has tells less than one that all have.
    private static List<FeatureName> Names(IReadOnlyList<ArticleFeatures> members)
    {
        var names = new Dictionary<uint, FeatureName>();
        foreach (var name in members.SelectMany(member => member.Named))
        {
            names[name.Term] = names.TryGetValue(name.Term, out var known)
                ? known with { Weight = known.Weight + name.Weight, IsInTitle = known.IsInTitle || name.IsInTitle }
                : name;
        }

        return [.. names.Values.Select(name => name with { Weight = name.Weight / members.Count }).OrderByDescending(name => name.Weight).ThenBy(name => name.Term).Take(MostNames)];
    }
}
