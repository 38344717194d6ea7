namespace Annals.Stories.Grouping;

/// <summary>Tells news from comment and rundown by the shape of title and text.</summary>
internal static class Kinds
{
    public static ArticleKind Of(ArticleFeatures article)
        => article.Traits.HasFlag(ArticleTraits.Rundown) ? ArticleKind.Digest
            : article.Traits.HasFlag(ArticleTraits.Comment) ? ArticleKind.Feature
            : ArticleKind.News;
}
