using System.Globalization;
using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Language.Scripts;
using Annals.Language.Times;
using Annals.Language.Variants;

namespace Annals.Stories.Grouping;

/// <summary>Reads an analysed article as grouping compares it. Pure; one reader serves one thread.</summary>
public sealed class FeatureReader(Background background)
{
    private const int MostText = 1800;
    private const int LeadLength = 220;
    private const int NearLength = 500;
    private const int MostTerms = 400;

    // A term that is rarer tells no more: the rarest are misprints and pairs across two words.
    private const float MostIdf = 6;
    private const float LeastIdf = 1.5f;
    private const float MostCharacterIdf = 7;

    // One background article in 36 is in Latin letters: among them a word is by so much more common than among all (ln 36).
    private const float CommonInForeign = 3.6f;
    private const float TitleWeight = 5;
    private const float LeadWeight = 2;
    private const float BodyWeight = 0.7f;
    private const int MostNames = 24;
    private const int PassageLength = 12;

    private static readonly string[] Ahead = ["将", "拟", "预计", "计划", "准备", "下周", "明天", "明日", "今晚", "定于", "在即", "登场", "前夕", "料", "下月", "预期", "有望"];
    private static readonly string[] Behind = ["了", "已", "结束", "落幕", "后", "曾", "昨", "完成", "发生", "公布", "宣布"];

    private float _common;
    private readonly TermCounter _counter = new();
    private uint[] _terms = new uint[4096];
    private float[] _weights = new float[4096];

    public FeatureReader()
        : this(Background.BuiltIn)
    {
    }

    public ArticleFeatures Read(Report report)
    {
        var features = Shape(report);
        return features with { Comment = ArticleModel.LogOdds(features) };
    }

    /// <summary>All but what a model concludes, for making that model.</summary>
    internal ArticleFeatures Shape(Report report)
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
        var nameTerms = TermsOf(names);
        var (ahead, behind) = Tenses(core, text.AsSpan(mark, Math.Min(LeadLength, text.Length - mark)));
        _common = IsForeign(text) ? CommonInForeign : 0;
        var whole = Whole(core, text, mark);
        var titleTerms = Title(core);
        var lead = Lead(core, text, mark);
        return new ArticleFeatures
        {
            Id = report.Id,
            Outlet = report.Outlet,
            Published = report.Published,
            Title = report.Title,
            Text = whole,
            Deeds = Without(whole, nameTerms),
            TitleTerms = titleTerms,
            TitleDeeds = Without(titleTerms, nameTerms),
            Lead = lead,
            LeadDeeds = Without(lead, nameTerms),
            Ahead = ahead,
            Behind = behind,
            FirstDay = FirstDay(analysis, titleEnd, day),
            Sayings = MathF.Log(1 + analysis.Attributions.Count),
            Names = TermVector.Normalised([.. names.Select(name => (name.Term, name.Weight))], MostNames),
            Named = names,
            Figures = Figures(analysis, near),
            TitleCharacters = Characters(core),
            LeadCharacters = Characters(string.Concat(core, text.AsSpan(mark, Math.Min(LeadLength, text.Length - mark)))),
            Days = days,
            MainDay = main,
            Passages = Passages(text),
            Actor = names.Where(name => name.IsInTitle).OrderBy(name => name.Start).Select(name => name.Term).FirstOrDefault(),
            Speaker = Speaker(analysis, titleEnd),
            Happenings = Happenings(analysis, near),
            Occasions = OccasionReader.Of(analysis, titleEnd, titleEnd + LeadLength, title.Traits().HasFlag(ArticleTraits.Planned), day),
            Pattern = title.Pattern(),
            Traits = title.Traits() | (isDated ? ArticleTraits.None : ArticleTraits.Undated) | (IsForeign(text) ? ArticleTraits.Foreign : ArticleTraits.None),
            Length = analysis.Text.Length,
        };
    }

    /// <summary>All terms of an article, for counting in how many they stand.</summary>
    internal IReadOnlyCollection<uint> Terms(Report report)
    {
        var titleEnd = TitleEnd(report.Analysis.Text, report.Title);
        var (text, _) = TermText.Of(report.Analysis, titleEnd, MostText);
        _counter.Clear();
        _counter.Add(text, 1, withWords: true);
        var characters = TitleText.Of(report.Title).Core.Distinct().Where(IsCharacter).Select(CharacterTerm);
        return [.. Enumerable.Range(0, _counter.Count).Select(i => _counter[i].Term), .. characters, .. report.Analysis.Entities.Select(NameTerm).Distinct(), .. report.Analysis.Claims.Select(FigureTerm).Distinct()];
    }

    private static int TitleEnd(string text, string title)
        => text.StartsWith(title.Trim(), StringComparison.Ordinal) ? title.Trim().Length : 0;

    private static uint NameTerm(Entity entity) => TermHash.Of(ChineseFold.Fold(entity.Name), 'N');

    private static uint FigureTerm(Language.Claims.Claim claim) => TermHash.Of(claim.Value + ChineseFold.Fold(claim.Unit ?? ""), 'F');

    private TermVector Whole(string core, string text, int mark)
    {
        _counter.Clear();
        _counter.Add(core, TitleWeight, withWords: true);
        var lead = Math.Min(LeadLength, text.Length - mark);
        _counter.Add(text.AsSpan(mark, lead), LeadWeight, withWords: true);
        var near = Math.Min(NearLength, text.Length - mark) - lead;
        _counter.Add(text.AsSpan(mark + lead, near), BodyWeight, withWords: true);
        _counter.Add(text.AsSpan(mark + lead + near), BodyWeight, withWords: false);
        return Weighted(MostTerms);
    }

    private TermVector Lead(string core, string text, int mark)
    {
        _counter.Clear();
        _counter.Add(core, 2, withWords: true);
        _counter.Add(text.AsSpan(mark, Math.Min(LeadLength, text.Length - mark)), 1, withWords: true);
        return Weighted(MostTerms);
    }

    private TermVector Title(string core)
    {
        _counter.Clear();
        _counter.Add(core, 1, withWords: true);
        return Weighted(MostTerms);
    }

    private TermVector Weighted(int most)
    {
        if (_terms.Length < _counter.Count)
        {
            (_terms, _weights) = (new uint[_counter.Count * 2], new float[_counter.Count * 2]);
        }

        var kept = 0;
        for (var i = 0; i < _counter.Count; i++)
        {
            var (term, count) = _counter[i];
            var idf = background.Idf(term) - _common;
            if (idf > LeastIdf)
            {
                // What weighs the same must not be chosen by where it stands in memory.
                (_terms[kept], _weights[kept]) = (term, (MathF.Log(1 + count) * MathF.Min(idf, MostIdf)) + (term * 1e-13f));
                kept++;
            }
        }

        return TermVector.Normalised(_terms, _weights, kept, most);
    }

    // The squares of the weights are the rarities, so that a share of them is one of rarity.
    private TermVector Characters(string text)
    {
        var terms = new List<(uint, float)>();
        foreach (var character in text.Distinct().Where(IsCharacter))
        {
            if (background.Idf(CharacterTerm(character)) is > LeastIdf and var idf)
            {
                terms.Add((CharacterTerm(character), MathF.Sqrt(MathF.Min(idf, MostCharacterIdf))));
            }
        }

        return TermVector.Normalised(terms, MostTerms);
    }

    private static bool IsCharacter(char character) => character >= '\u2e80' && char.IsLetter(character);

    private static uint CharacterTerm(char character) => TermHash.Of([character], 'c');

    // Whatever the names are written with: what remains tells what is done.
    private HashSet<uint> TermsOf(List<FeatureName> names)
    {
        _counter.Clear();
        var mark = 0;
        foreach (var name in names)
        {
            _counter.Add(VariantTable.BuiltIn.Canonical(ChineseFold.Fold(name.Name), ref mark), 1, withWords: true);
        }

        var terms = new HashSet<uint>(_counter.Count);
        for (var i = 0; i < _counter.Count; i++)
        {
            terms.Add(_counter[i].Term);
        }

        return terms;
    }

    private TermVector Without(TermVector vector, HashSet<uint> terms)
    {
        if (_terms.Length < vector.Terms.Count)
        {
            (_terms, _weights) = (new uint[vector.Terms.Count], new float[vector.Terms.Count]);
        }

        var kept = 0;
        for (var i = 0; i < vector.Terms.Count; i++)
        {
            if (!terms.Contains(vector.Terms[i]))
            {
                (_terms[kept], _weights[kept]) = (vector.Terms[i], vector.Weights[i]);
                kept++;
            }
        }

        return TermVector.Normalised(_terms, _weights, kept, int.MaxValue);
    }

    // What will be against what was, by the words for it; the title's count three times.
    private static (float Ahead, float Behind) Tenses(string core, ReadOnlySpan<char> lead)
        => ((3 * Count(core, Ahead)) + Count(lead, Ahead), (3 * Count(core, Behind)) + Count(lead, Behind));

    private static int Count(ReadOnlySpan<char> text, string[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += text.Count(word);
        }

        return count;
    }

    // How far behind the title the first day near the day of publication is told: news begin with it.
    private static float FirstDay(ArticleAnalysis analysis, int titleEnd, int published)
    {
        foreach (var time in analysis.Times)
        {
            if (time.Start >= titleEnd && TryDay(time.Value, out var day) && Math.Abs(day - published) <= 2)
            {
                return MathF.Log(2 + time.Start - titleEnd);
            }
        }

        return 9;
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

    // One passage in sixteen, chosen by its own hash, so that two copies choose the same.
    private static List<uint> Passages(string text)
    {
        const uint Base = 0x01000193;
        var passages = new SortedSet<uint>();
        Span<char> window = stackalloc char[PassageLength];
        var (hash, leaving, length) = (0u, 1u, 0);
        for (var i = 1; i < PassageLength; i++)
        {
            leaving *= Base;
        }

        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
            {
                continue;
            }

            var slot = length % PassageLength;
            hash = length < PassageLength ? hash : hash - (window[slot] * leaving);
            hash = (hash * Base) + character;
            window[slot] = character;
            length++;
            if (length >= PassageLength && TermHash.Mixed(hash) is var mixed && (mixed & 15) == 0)
            {
                passages.Add(mixed);
            }
        }

        return [.. passages];
    }

    private static bool IsForeign(string text) => text.AsSpan().Count(' ') * 8 > text.Length;
}
