using Annals.Language.Scripts;
using Annals.Language.Tokens;

namespace Annals.Publish.Editions;

/// <summary>
/// What leads an edition. Nobody chooses, and nothing is drawn: first comes what most outlets write about, told by the words
/// that titles, or titles and openings, share; then what has a picture; then the longer text; then the newer. Two articles that share
/// so much do not both lead.
/// </summary>
internal static class FrontPageChoice
{
    /// <summary>The share of telling words from which on two articles are taken to be about the same.</summary>
    internal const double Alike = 0.25;

    /// <summary>A book of more articles is led by its newest: comparing those of a whole archive takes minutes, and tells nothing about a day.</summary>
    internal const int MostCompared = 3000;

    private const int MostLeads = 5;
    private const int FewestShared = 3;
    private const int CommonFrom = 8;
    private const int LengthStep = 500;
    private const int LengthEnough = 4000;
    private const int Readable = 80;
    private const int MostWordsShown = 5;
    private const char LastAlphabetic = '\u2fff';

    /// <param name="articles">In any order: the same articles give the same choice.</param>
    public static IReadOnlyList<Lead> Of(IReadOnlyList<EditionArticle> articles)
    {
        var ordered = articles.OrderByDescending(article => article.Time).ThenBy(article => article.Id.Value, StringComparer.Ordinal).Take(MostCompared)
            .OrderBy(article => article.Id.Value, StringComparer.Ordinal).ToList();
        var company = Company(ordered);
        var ranking = Enumerable.Range(0, ordered.Count).Where(i => ordered[i].Length >= Readable || ordered.Count <= MostLeads)
            .OrderByDescending(i => company[i].Select(other => ordered[other.Article].Outlet).Distinct().Count())
            .ThenByDescending(i => ordered[i].Pictures.Count > 0)
            .ThenByDescending(i => Math.Min(ordered[i].Length, LengthEnough) / LengthStep)
            .ThenByDescending(i => ordered[i].Time)
            .ThenBy(i => i);
        var leads = new List<Lead>();
        var told = new HashSet<int>();
        foreach (var i in ranking)
        {
            if (leads.Count < MostLeads && told.Add(i))
            {
                told.UnionWith(company[i].Select(other => other.Article));
                leads.Add(ToLead(ordered, i, company[i]));
            }
        }

        return leads;
    }

    private static Lead ToLead(List<EditionArticle> articles, int lead, List<Other> company)
    {
        var others = company.OrderByDescending(other => other.Likeness).ThenBy(other => other.Article).DistinctBy(other => articles[other.Article].Outlet).ToList();
        return new Lead(articles[lead], [.. others.Select(other => articles[other.Article])], Runs(articles[lead], others.SelectMany(other => other.Shared).ToHashSet()));
    }

    // Pairs of characters say little to a reader: what stands next to each other in the lead is shown as one.
    private static List<string> Runs(EditionArticle article, HashSet<string> shared)
    {
        var (text, runs) = (TextOf(article), new List<(int Start, int End)>());
        var folded = ChineseFold.Fold(text);
        foreach (var token in Telling(folded).Where(token => shared.Contains(folded.Substring(token.Start, token.Length))))
        {
            if (runs.Count > 0 && token.Start <= runs[^1].End)
            {
                runs[^1] = (runs[^1].Start, Math.Max(runs[^1].End, token.Start + token.Length));
            }
            else
            {
                runs.Add((token.Start, token.Start + token.Length));
            }
        }

        return [.. runs.Select(run => text[run.Start..run.End]).Distinct().OrderByDescending(run => article.Title.Contains(run, StringComparison.Ordinal)).ThenByDescending(run => run.Length).Take(MostWordsShown)];
    }

    // A short report and a long one of the same have alike titles, but not alike openings; two copies of one report may have different titles.
    private static List<List<Other>> Company(List<EditionArticle> articles)
    {
        var byTitle = Company(articles, articles.ConvertAll(article => Words(article.Title)));
        var byText = Company(articles, articles.ConvertAll(article => Words(TextOf(article))));
        return [.. byTitle.Zip(byText, (title, text) => title.Concat(text).GroupBy(other => other.Article)
            .Select(group => new Other(group.Key, group.Max(other => other.Likeness), [.. group.SelectMany(other => other.Shared).Distinct()]))
            .OrderBy(other => other.Article).ToList())];
    }

    // Only words of few articles tell anything, and only those can bring two articles together: so nothing is compared with everything.
    private static List<List<Other>> Company(List<EditionArticle> articles, List<HashSet<string>> words)
    {
        var places = new Dictionary<string, List<int>>();
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var word in words[i])
            {
                (places.TryGetValue(word, out var known) ? known : places[word] = []).Add(i);
            }
        }

        var common = Math.Max(CommonFrom, articles.Count / 20);
        var weights = places.Where(place => place.Value.Count > 1 && place.Value.Count <= common).ToDictionary(place => place.Key, place => Math.Log(1 + (double)articles.Count / place.Value.Count));
        var totals = words.ConvertAll(own => own.Sum(word => weights.TryGetValue(word, out var weight) ? weight : places[word].Count == 1 ? Math.Log(1 + articles.Count) / 2 : 0));
        return [.. Enumerable.Range(0, articles.Count).Select(i => Others(i, articles, words[i], places, weights, totals))];
    }

    private static List<Other> Others(int article, List<EditionArticle> articles, HashSet<string> own, Dictionary<string, List<int>> places, Dictionary<string, double> weights, List<double> totals)
    {
        var shared = new Dictionary<int, List<string>>();
        foreach (var word in own.Where(weights.ContainsKey))
        {
            foreach (var other in places[word].Where(other => articles[other].Outlet != articles[article].Outlet))
            {
                (shared.TryGetValue(other, out var known) ? known : shared[other] = []).Add(word);
            }
        }

        return [.. shared.Where(pair => pair.Value.Count >= FewestShared)
            .Select(pair => new Other(pair.Key, pair.Value.Sum(word => weights[word]) / Math.Max(1, Math.Sqrt(totals[article] * totals[pair.Key])), [.. pair.Value.OrderByDescending(word => weights[word]).ThenByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)]))
            .Where(other => other.Likeness >= Alike)
            .OrderBy(other => other.Article)];
    }

    private static HashSet<string> Words(string text)
    {
        var folded = ChineseFold.Fold(text);
        return [.. Telling(folded).Select(token => folded.Substring(token.Start, token.Length))];
    }

    private static string TextOf(EditionArticle article) => $"{article.Title}\n{article.Opening}";

    // Pairs of characters where words have no blanks between them, words of at least three letters where they have.
    private static IEnumerable<Token> Telling(string folded)
        => Tokenizer.Read(folded).Where(token => token.Kind == TokenKind.Pair ? folded[token.Start] > LastAlphabetic && folded[token.Start + 1] > LastAlphabetic : token is { Kind: TokenKind.Word, Length: > 2 } && !IsNumber(folded.AsSpan(token.Start, token.Length)));

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    private sealed record Other(int Article, double Likeness, IReadOnlyList<string> Shared);
}

/// <summary>One article that leads an edition, and why.</summary>
/// <param name="Others">One article of each other outlet that shares words with it, the most alike first.</param>
/// <param name="Words">Some of the words they share.</param>
public sealed record Lead(EditionArticle Article, IReadOnlyList<EditionArticle> Others, IReadOnlyList<string> Words);
