using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>Pairs of events to learn storylines from: those of the window, and the posts of the long-range pairs as events of their own.</summary>
internal sealed class StoryExamples
{
    private readonly List<EventSummary> _events = [];
    private readonly List<string> _stories = [];

    public StoryExamples(LabelledPosts posts, List<Label> labels, List<ArticleFeatures> articles, FeatureReader reader)
    {
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i].Event!))
        {
            Posts.AddRange(group.Select(_ => _events.Count));
            _events.Add(Summary([.. group.Select(i => articles[i])]));
            _stories.Add(labels[group.First()].Story!);
        }

        AddNear();
        AddFar(posts, reader);
    }

    public int Count => _events.Count;

    /// <summary>Each post's event.</summary>
    public List<int> Posts { get; } = [];

    public List<(int One, int Other)> NearPairs { get; } = [];

    public List<Example> Near { get; } = [];

    public List<Example> Far { get; } = [];

    /// <summary>The storylines of both sides; a post that is of none stands for its own.</summary>
    public List<string[]> FarStories { get; } = [];

    /// <summary>One of the labelled pairs, which are scored.</summary>
    public List<bool> IsPair { get; } = [];

    public string Of(int @event) => _stories[@event];

    private static EventSummary Summary(IReadOnlyList<ArticleFeatures> members)
        => Summaries.Of([.. members.OrderBy(member => member.Published).ThenBy(member => member.Id, StringComparer.Ordinal)], [.. members.Select(_ => (Reason?)null)]);

    private void AddNear()
    {
        var sizes = _stories.GroupBy(story => story).ToDictionary(group => group.Key, group => group.Count());
        for (var one = 0; one < _events.Count; one++)
        {
            for (var other = one + 1; other < _events.Count; other++)
            {
                if (GroupingModel.MayBeOneStory(_events[one], _events[other]))
                {
                    var isSame = _stories[one] == _stories[other];
                    NearPairs.Add((one, other));
                    Near.Add(Example(_events[one], _events[other], isSame, isSame ? (float)Math.Pow(sizes[_stories[one]] - 1, -0.6) : 1));
                }
            }
        }
    }

    private void AddFar(LabelledPosts posts, FeatureReader reader)
    {
        var summaries = posts.Pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToDictionary(path => path, path => Summary([reader.Shape(posts.Reports[path])]), StringComparer.Ordinal);
        var stories = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in posts.Pairs.Where(pair => pair.SameStory))
        {
            (stories[pair.A], stories[pair.B]) = (pair.Storyline!, pair.Storyline!);
        }

        foreach (var pair in posts.Pairs)
        {
            AddFar(summaries, pair.A, pair.B, pair.SameStory, 3, stories, isPair: true);
        }

        // What is known of one storyline is known of all its posts.
        var known = stories.Keys.Order(StringComparer.Ordinal).ToList();
        var labelled = posts.Pairs.SelectMany(pair => new[] { (pair.A, pair.B), (pair.B, pair.A) }).ToHashSet();
        for (var one = 0; one < known.Count; one++)
        {
            for (var other = one + 1; other < known.Count; other++)
            {
                if (!labelled.Contains((known[one], known[other])) && GroupingModel.MayBeOneStory(summaries[known[one]], summaries[known[other]]))
                {
                    AddFar(summaries, known[one], known[other], stories[known[one]] == stories[known[other]], 1, stories, isPair: false);
                }
            }
        }
    }

    private void AddFar(Dictionary<string, EventSummary> summaries, string one, string other, bool isSame, float weight, Dictionary<string, string> stories, bool isPair)
    {
        Far.Add(Example(summaries[one], summaries[other], isSame, weight));
        FarStories.Add([stories.GetValueOrDefault(one, one), stories.GetValueOrDefault(other, other)]);
        IsPair.Add(isPair);
    }

    private static Example Example(EventSummary one, EventSummary other, bool isSame, float weight)
        => new(StoriesTraining.Filled(StoryFeatures.Count, to => StoryFeatures.Fill(one, other, to)), isSame, weight);
}
