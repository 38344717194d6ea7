namespace Annals.Index.Searching;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.4) over weighted counts, and a
/// little more for what is recent.
/// </summary>
internal static class Ranking
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.6;

    // A word that a text repeats often enough says as much as one in its title; but what an article is about, its title says.
    private const double TitleShare = 1;

    // Words that are all in one title belong together. Names in another spelling and two words more of a title: in the top three
    // for 782 of 800 with both, 743 without (bench search, four seeds).
    private const double WholeTitle = 0.5;

    // Of two articles that match as well the newer one is wanted; a better match of last month is wanted more.
    private const double Recency = 0.15;
    private const double HalfLifeDays = 30;

    /// <summary>Two words of the query that stand side by side say so much more than the same two apart, as a share of what they would say as one phrase.</summary>
    public const float TogetherShare = 0.5f;

    /// <summary>How much finding a phrase says when so many of all articles have it.</summary>
    public static double Rarity(int articles, int all) => Math.Log(1 + ((all - articles + 0.5) / (articles + 0.5)));

    /// <param name="inTitle">1 for a phrase that stands in the title, 0 for another.</param>
    public static float Score(double rarity, float weight, int inTitle, int units, double averageUnits)
        => (float)(rarity * ((weight * (Saturation + 1) / (weight + (Saturation * (1 - LengthShare + (LengthShare * units / averageUnits))))) + (TitleShare * inTitle)));

    /// <summary>A factor from 1 up.</summary>
    /// <param name="inTitle">How many of the query's clauses the title meets.</param>
    public static double Coverage(int inTitle, int clauses) => inTitle == clauses && clauses > 1 ? 1 + WholeTitle : 1;

    /// <summary>A factor from 1 up.</summary>
    /// <param name="published">Milliseconds since 1970 UTC.</param>
    public static double Freshness(long published, long newest)
    {
        var days = Math.Max(0, newest - published) / 86_400_000.0;
        return 1 + (Recency * HalfLifeDays / (HalfLifeDays + days));
    }
}
