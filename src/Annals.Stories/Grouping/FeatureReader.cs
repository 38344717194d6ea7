using System.Globalization;
using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Stories.Grouping;

/// <summary>Reads an analysed article as grouping compares it. Pure; one reader serves one thread.</summary>
public sealed class FeatureReader(Background background)
{
    private const int MostText = 2400;
    private const int LeadLength = 220;
    private const int NearLength = 500;
    private const int MostTerms = 400;

    // A term that is rarer tells no more: the rarest are misprints and pairs across two words.
    private const float MostIdf = 6;
    private const float LeastIdf = 1.5f;
    private const float TitleWeight = 5;
    private const float LeadWeight = 2;
    private const float BodyWeight = 0.7f;
    private const int MostNames = 24;
    private const int PassageLength = 12;

    private readonly TermCounter _counter = new();
    private readonly TermCounter _second = new();

    public FeatureReader()
        : this(Background.BuiltIn)
    {
    }

    public ArticleFeatures Read(Report report)
    {
        var analysis = report.Analysis;
        var title = TitleText.Of(report.Title);
        var titleEnd = TitleEnd(analysis.Text, report.Title);
        var (text, mark) = TermText.Of(analysis, titleEnd, MostText);
        var day = DateOnly.FromDateTime(report.Published.UtcDateTime).DayNumber;
        var core = TermText.Of(new ArticleAnalysis(analysis.Text[..titleEnd], [.. analysis.Entities.Where(entity => entity.Mentions[0].End <= titleEnd)], [], [], [], []), titleEnd, titleEnd).Text;
        core = titleEnd > 0 ? TitleText.Of(core).Core : title.Core;
        var names = Names(analysis, title.Start, titleEnd);
        var near = Math.Min(analysis.Text.Length, titleEnd + NearLength);
        var (days, main, isDated) = Days(analysis, near, day);
        return new ArticleFeatures
        {
            Id = report.Id,
            Outlet = report.Outlet,
            Published = report.Published,
            Title = report.Title,
            Text = Whole(core, text, mark),
            TitleTerms = Of((core, 1)),
            Lead = Of((core, 2), (text.Substring(mark, Math.Min(LeadLength, text.Length - mark)), 1)),
            Names = TermVector.Normalised([.. names.Select(name => (name.Term, name.Weight))], MostNames),
            Named = names,
            Figures = Figures(analysis, near),
            Days = days,
            MainDay = main,
            Passages = Passages(text),
            Actor = names.Where(name => name.IsInTitle).OrderBy(name => name.Start).Select(name => name.Term).FirstOrDefault(),
            Speaker = Speaker(analysis, titleEnd),
            Happenings = Happenings(analysis, near),
            Pattern = title.Pattern(),
            Traits = title.Traits() | (isDated ? ArticleTraits.None : ArticleTraits.Undated) | (IsForeign(text) ? ArticleTraits.Foreign : ArticleTraits.None),
            Length = analysis.Text.Length,
            Coherence = Coherence(text, mark),
        };
    }

    /// <summary>All terms of an article, for counting in how many they stand.</summary>
    internal IReadOnlyCollection<uint> Terms(Report report)
    {
        var titleEnd = TitleEnd(report.Analysis.Text, report.Title);
        var (text, _) = TermText.Of(report.Analysis, titleEnd, MostText);
        _counter.Clear();
        _counter.Add(text, 1);
        return [.. _counter.Counts.Keys, .. report.Analysis.Entities.Select(NameTerm).Distinct(), .. report.Analysis.Claims.Select(FigureTerm).Distinct()];
    }

    private static int TitleEnd(string text, string title)
        => text.StartsWith(title.Trim(), StringComparison.Ordinal) ? title.Trim().Length : 0;

    private static uint NameTerm(Entity entity) => TermHash.Of(ChineseFold.Fold(entity.Name), 'N');

    private static uint FigureTerm(Language.Claims.Claim claim) => TermHash.Of(claim.Value + ChineseFold.Fold(claim.Unit ?? ""), 'F');

    private TermVector Whole(string core, string text, int mark)
    {
        _counter.Clear();
        _counter.Add(core, TitleWeight);
        var lead = Math.Min(LeadLength, text.Length - mark);
        _counter.Add(text.AsSpan(mark, lead), LeadWeight);
        _counter.Add(text.AsSpan(mark + lead), BodyWeight);
        return Weighted(_counter, MostTerms);
    }

    private TermVector Of(params ReadOnlySpan<(string Text, float Weight)> parts)
    {
        _counter.Clear();
        foreach (var (text, weight) in parts)
        {
            _counter.Add(text, weight);
        }

        return Weighted(_counter, MostTerms);
    }

    private TermVector Weighted(TermCounter counter, int most)
    {
        var terms = new List<(uint Term, float Weight)>(counter.Counts.Count);
        foreach (var (term, count) in counter.Counts)
        {
            var idf = background.Idf(term);
            if (idf > LeastIdf)
            {
                terms.Add((term, MathF.Log(1 + count) * MathF.Min(idf, MostIdf)));
            }
        }

        return TermVector.Normalised(terms, most);
    }

    private List<FeatureName> Names(ArticleAnalysis analysis, int titleStart, int titleEnd)
    {
        var names = new Dictionary<uint, FeatureName>();
        foreach (var entity in analysis.Entities)
        {
            var first = entity.Mentions[0];
            if (first.Start > MostText)
            {
                continue;
            }

            var term = NameTerm(entity);
            var isInTitle = first.Start >= titleStart && first.Start < titleEnd;
            var place = isInTitle ? 2f : first.Start < titleEnd + LeadLength ? 1.3f : 0.6f;
            var weight = background.Idf(term) * place * (1 + MathF.Log(entity.Mentions.Count)) * (entity.Type is EntityType.Place ? 0.8f : 1f);
            if (!names.TryGetValue(term, out var known) || known.Weight < weight)
            {
                names[term] = new FeatureName(term, entity.Name, entity.Type, weight, isInTitle, first.Start, first.End);
            }
        }

        return [.. names.Values.OrderByDescending(name => name.Weight).ThenBy(name => name.Term).Take(MostNames)];
    }

    private TermVector Figures(ArticleAnalysis analysis, int near)
    {
        var figures = new Dictionary<uint, float>();
        foreach (var claim in analysis.Claims)
        {
            if (claim.Start < near && claim.Kind is not ("date" or "length" or "first"))
            {
                var term = FigureTerm(claim);
                figures[term] = Math.Max(figures.GetValueOrDefault(term), background.Idf(term));
            }
        }

        return TermVector.Normalised([.. figures.Select(pair => (pair.Key, pair.Value))], MostNames);
    }

    private static (IReadOnlyList<int> Days, int Main, bool IsDated) Days(ArticleAnalysis analysis, int near, int published)
    {
        var days = new SortedSet<int>();
        var main = 0;
        foreach (var time in analysis.Times)
        {
            if (time.Start >= near || time.Granularity is not (TimeGranularity.Day or TimeGranularity.PartOfDay or TimeGranularity.Hour or TimeGranularity.Minute) || !TryDay(time.Value, out var day))
            {
                continue;
            }

            days.Add(day);
            if (main == 0 && Math.Abs(day - published) <= 3)
            {
                main = day;
            }
        }

        return ([.. days], main == 0 ? published : main, main != 0);
    }

    private static bool TryDay(string value, out int day)
    {
        day = 0;
        if (value.Length < 10 || !DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        day = date.DayNumber;
        return true;
    }

    private static uint Speaker(ArticleAnalysis analysis, int titleEnd)
    {
        foreach (var attribution in analysis.Attributions)
        {
            if (attribution.CueStart > titleEnd + LeadLength)
            {
                break;
            }

            if (attribution.Speaker is { } speaker)
            {
                return TermHash.Of(ChineseFold.Fold(speaker), 'N');
            }
        }

        return 0;
    }

    private static uint Happenings(ArticleAnalysis analysis, int near)
    {
        var kinds = 0u;
        foreach (var happening in analysis.Events)
        {
            if (happening.Evidence[0].Start < near && happening.Status != "historical")
            {
                kinds |= 1u << (int)(TermHash.Of(happening.Type, 'E') % 32);
            }
        }

        return kinds;
    }

    // One passage in eight, chosen by its own hash, so that two copies choose the same.
    private static List<uint> Passages(string text)
    {
        var passages = new SortedSet<uint>();
        var letters = text.Where(char.IsLetterOrDigit).ToArray();
        for (var at = 0; at + PassageLength <= letters.Length; at++)
        {
            var hash = TermHash.Of(letters.AsSpan(at, PassageLength), 'P');
            if ((hash & 15) == 0)
            {
                passages.Add(hash);
            }
        }

        return [.. passages];
    }

    private static bool IsForeign(string text) => text.AsSpan().Count(' ') * 8 > text.Length;

    private float Coherence(string text, int mark)
    {
        var half = mark + ((text.Length - mark) / 2);
        _counter.Clear();
        _counter.Add(text.AsSpan(mark, half - mark), 1);
        _second.Clear();
        _second.Add(text.AsSpan(half), 1);
        return Weighted(_counter, 200).Dot(Weighted(_second, 200));
    }
}
