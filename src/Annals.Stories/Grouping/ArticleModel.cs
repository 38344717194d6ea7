namespace Annals.Stories.Grouping;

/// <summary>How likely an article is comment, analysis or interview and no news, by its shape.</summary>
internal static class ArticleModel
{
    private static readonly Lazy<TreeModel> Shipped = new(static () => TreeModel.Read("comments.txt"));

    public static readonly IReadOnlyList<string> Names =
        ["comment", "question", "quote", "rubric", "undated", "foreign", "planned", "reaction", "outcome", "length", "first day", "days", "sayings", "ahead", "behind", "title length", "names in title", "figures", "happenings"];

    public static int Count => Names.Count;

    public static float LogOdds(ArticleFeatures article)
    {
        Span<float> features = stackalloc float[Count];
        Fill(article, features);
        return Shipped.Value.LogOdds(features);
    }

    public static void Fill(ArticleFeatures article, Span<float> to)
    {
        var at = 0;
        foreach (var trait in (ReadOnlySpan<ArticleTraits>)[ArticleTraits.Comment, ArticleTraits.Question, ArticleTraits.Quote, ArticleTraits.Rubric, ArticleTraits.Undated, ArticleTraits.Foreign, ArticleTraits.Planned, ArticleTraits.Reaction, ArticleTraits.Outcome])
        {
            to[at++] = article.Traits.HasFlag(trait) ? 1 : 0;
        }

        to[at++] = MathF.Log(1 + article.Length);
        to[at++] = article.FirstDay;
        to[at++] = article.Days.Count;
        to[at++] = article.Sayings;
        to[at++] = article.Ahead;
        to[at++] = article.Behind;
        to[at++] = article.Title.Length;
        to[at++] = article.Named.Count(name => name.IsInTitle);
        to[at++] = article.Figures.Terms.Count;
        to[at++] = System.Numerics.BitOperations.PopCount(article.Happenings);
    }
}
