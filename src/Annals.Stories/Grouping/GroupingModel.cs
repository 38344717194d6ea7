namespace Annals.Stories.Grouping;

/// <summary>How likely two articles report one event, and two events belong to one storyline.</summary>
internal sealed class GroupingModel(TreeModel events, TreeModel stories, TreeModel farStories)
{
    /// <summary>Events further apart than this are judged by what is told of whom, no longer by where.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromDays(5);

    private static readonly TimeSpan SeriesStep = TimeSpan.FromHours(12);

    // A comment is no report, whatever it has in common with one, unless it is the same text again.
    private const float CommentPenalty = 2;
    private const float CopiedShare = 0.3f;

    // Puts the far model's best threshold where the near one's is.
    private const float FarOffset = -1.2f;

    private static readonly int Comments = Place("comments");
    private static readonly int Passages = Place("passages, better");

    private static readonly Lazy<GroupingModel> Shipped = new(static () => new GroupingModel(TreeModel.Read("events.txt"), TreeModel.Read("stories.txt"), TreeModel.Read("stories-far.txt")));

    public static GroupingModel BuiltIn => Shipped.Value;

    /// <summary>From 0 to 1.</summary>
    public float SameEvent(ArticleFeatures one, ArticleFeatures other)
    {
        if (IsSerial(one, other))
        {
            return 1;
        }

        if (IsSeries(one, other) || SharedOccasions.AreOthers(one, other))
        {
            return 0;
        }

        Span<float> features = stackalloc float[PairFeatures.Count];
        PairFeatures.Fill(one, other, features);
        return Likelihood(events.LogOdds(features) - Penalty(features));
    }

    /// <summary>The same outlet's same title with other figures, not on the same day: a count, a forecast, a market.</summary>
    private static bool IsSeries(ArticleFeatures one, ArticleFeatures other)
        => one.Pattern == other.Pattern && one.Outlet.Length > 0 && one.Outlet == other.Outlet && one.Title != other.Title && (one.Published - other.Published).Duration() >= SeriesStep;

    /// <summary>Two parts of one report.</summary>
    public static bool IsSerial(ArticleFeatures one, ArticleFeatures other)
        => one.Traits.HasFlag(ArticleTraits.Part) && other.Traits.HasFlag(ArticleTraits.Part) && one.Pattern == other.Pattern && one.Outlet == other.Outlet;

    /// <summary>What is taken from the trees' log odds for a comment.</summary>
    public static float Penalty(ReadOnlySpan<float> features) => features[Comments] > 0 && features[Passages] < CopiedShare ? CommentPenalty : 0;

    /// <summary>From 0 to 1.</summary>
    public float SameStory(EventSummary one, EventSummary other)
    {
        Span<float> features = stackalloc float[StoryFeatures.Count];
        StoryFeatures.Fill(one, other, features);
        return Likelihood(IsFar(one, other) ? farStories.LogOdds(features) + FarOffset : stories.LogOdds(features));
    }

    public static bool IsFar(EventSummary one, EventSummary other) => IsFar(one.First, one.Last, other.First, other.Last);

    public static bool IsFar(DateTimeOffset first, DateTimeOffset last, DateTimeOffset otherFirst, DateTimeOffset otherLast) => first - otherLast > Near || otherFirst - last > Near;

    /// <summary>False for pairs that are hardly ever one event: they are not asked further.</summary>
    public static bool MayBeOneEvent(ArticleFeatures one, ArticleFeatures other)
        => one.Text.Dot(other.Text) >= 0.06f || one.TitleTerms.Dot(other.TitleTerms) >= 0.15f;

    /// <summary>False for pairs that are hardly ever one storyline.</summary>
    public static bool MayBeOneStory(EventSummary one, EventSummary other)
        => one.Text.Dot(other.Text) >= 0.05f || one.Names.Dot(other.Names) >= 0.3f;

    private static int Place(string feature) => PairFeatures.Names.ToList().IndexOf(feature);

    private static float Likelihood(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}
