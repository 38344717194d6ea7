namespace Annals.Stories.Grouping;

/// <summary>How likely two articles report one event, and two events belong to one storyline.</summary>
internal sealed class GroupingModel(TreeModel events, TreeModel stories)
{
    private static readonly Lazy<GroupingModel> Shipped = new(static () => new GroupingModel(TreeModel.Read("events.txt"), TreeModel.Read("stories.txt")));

    public static GroupingModel BuiltIn => Shipped.Value;

    /// <summary>From 0 to 1.</summary>
    public float SameEvent(ArticleFeatures one, ArticleFeatures other)
    {
        Span<float> features = stackalloc float[PairFeatures.Count];
        PairFeatures.Fill(one, other, features);
        return Likelihood(events.LogOdds(features));
    }

    /// <summary>From 0 to 1.</summary>
    public float SameStory(EventSummary one, EventSummary other)
    {
        Span<float> features = stackalloc float[StoryFeatures.Count];
        StoryFeatures.Fill(one, other, features);
        return Likelihood(stories.LogOdds(features));
    }

    /// <summary>False for pairs that are hardly ever one event: they are not asked further.</summary>
    public static bool MayBeOneEvent(ArticleFeatures one, ArticleFeatures other)
        => one.Text.Dot(other.Text) >= 0.06f || one.TitleTerms.Dot(other.TitleTerms) >= 0.15f;

    /// <summary>False for pairs that are hardly ever one storyline.</summary>
    public static bool MayBeOneStory(EventSummary one, EventSummary other)
        => one.Text.Dot(other.Text) >= 0.05f || one.Names.Dot(other.Names) >= 0.3f;

    private static float Likelihood(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}
