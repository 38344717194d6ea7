namespace Annals.Stories.Grouping;

/// <summary>The terms an article or event is looked up by: its most telling ones.</summary>
internal static class Keys
{
    private const int OfText = 28;
    private const int OfTitle = 12;
    private const int OfNames = 8;

    // What one article in fifteen has finds too much.
    private const float LeastIdf = 2.7f;

    public static IReadOnlyList<uint> Of(ArticleFeatures article) => Of(article.Text, article.TitleTerms, article.Named);

    public static IReadOnlyList<uint> Of(EventSummary summary) => Of(summary.Text, summary.TitleTerms, summary.Named);

    private static uint[] Of(TermVector text, TermVector title, IReadOnlyList<FeatureName> names)
    {
        var keys = new HashSet<uint>(OfText + OfTitle + OfNames);
        keys.UnionWith(text.Heaviest(OfText));
        keys.UnionWith(title.Heaviest(OfTitle));
        keys.UnionWith(names.Take(OfNames).Select(name => name.Term));
        keys.RemoveWhere(static key => Background.BuiltIn.Idf(key) < LeastIdf);
        return [.. keys];
    }
}
