using System.Globalization;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>
/// Makes the models of grouping from the labelled window and pairs, and tells what they are worth on stories they did not see: five parts, split
/// by story, each judged by models of the other four.
/// </summary>
internal static class StoriesTraining
{
    private const int Parts = 5;
    private const float EventThreshold = 0.28f;
    private const float StoryThreshold = 0.22f;

    private static readonly TreeTrainer OfComments = new(60, 3, 0.08, 4, 4);
    private static readonly TreeTrainer OfEvents = new(300, 3, 0.05, 3, 3, Features: 0.2, Rows: 0.6);
    private static readonly TreeTrainer OfStories = new(200, 3, 0.04, 6, 6, Signs: Signs(StoryFeatures.Names));
    private static readonly TreeTrainer OfFarStories = new(60, 2, 0.08, 2, 2, Signs: Signs(StoryFeatures.Names));

    // What two events far apart are not judged by: where they were, and how the window happened to be.
    private static readonly string[] NotFar =
    [
        "names", "title names", "rarest shared name", "rarest shared title name", "second shared name", "shared names", "title", "rarest shared place", "rarest shared title place",
        "smaller", "larger", "comments", "days apart", "same pattern",
    ];

    /// <param name="models">src/Annals.Stories/Grouping/Models, where the files are written.</param>
    public static int Run(string stories, string models)
    {
        var posts = LabelledPosts.Read(stories);
        var reader = new FeatureReader();
        var labels = posts.Labels.Where(label => label.Event is not null).ToList();
        var articles = labels.Select(label => reader.Shape(posts.Reports[label.Path])).ToList();
        var part = labels.Select(label => PartOf(label.Story!)).ToList();

        var shapes = articles.Select(article => Filled(ArticleModel.Count, to => ArticleModel.Fill(article, to))).ToList();
        var comments = shapes.Select((shape, i) => new Example(shape, labels[i].Kind == "feature", 1)).ToList();
        var commentModels = Models(OfComments, comments, i => [part[i]]);
        articles = [.. articles.Select((article, i) => article with { Comment = commentModels[part[i]].LogOdds(shapes[i]) })];

        var (pairs, eventExamples) = EventExamples(labels, articles);
        var eventModels = Models(OfEvents, eventExamples, i => [part[pairs[i].One], part[pairs[i].Other]]);
        var scored = pairs.Select((pair, i) => (pair.One, pair.Other, Likelihood(eventModels[Math.Min(part[pair.One], part[pair.Other])].LogOdds(eventExamples[i].Features) - GroupingModel.Penalty(eventExamples[i].Features)))).ToList();
        var groups = AverageLinkage.Group(articles.Count, scored, EventThreshold);
        Print("events, cross-validated", [.. labels.Select(label => label.Event!)], Names(groups));

        var events = new StoryExamples(posts, labels, articles, reader);
        var near = Models(OfStories, events.Near, i => [PartOf(events.Of(events.NearPairs[i].One)), PartOf(events.Of(events.NearPairs[i].Other))]);
        var likely = events.NearPairs.Select((pair, i) => (pair.One, pair.Other, Likelihood(near[Math.Min(PartOf(events.Of(pair.One)), PartOf(events.Of(pair.Other)))].LogOdds(events.Near[i].Features)))).ToList();
        var told = AverageLinkage.Group(events.Count, likely, StoryThreshold);
        Print("storylines of labelled events, cross-validated", [.. events.Posts.Select(post => events.Of(post))], [.. events.Posts.Select(post => told[post].ToString(CultureInfo.InvariantCulture))]);

        var far = events.Far.Select(example => example with { Features = ForFar(example.Features) }).ToList();
        var farModels = Models(OfFarStories, far, i => [.. events.FarStories[i].Select(PartOf)]);
        var said = far.Select((example, i) => events.IsPair[i] ? farModels[events.FarStories[i].Min(PartOf)].LogOdds(example.Features) - 1.2f >= MathF.Log(StoryThreshold / (1 - StoryThreshold)) : (bool?)null).ToList();
        var right = said.Where((yes, i) => yes == true && far[i].IsYes).Count();
        var measure = new Measure((double)right / said.Count(yes => yes == true), (double)right / said.Where((yes, i) => yes is not null && far[i].IsYes).Count());
        Console.WriteLine($"long-range pairs, cross-validated: {measure}");

        Write(models, "comments.txt", OfComments.Train(comments), ArticleModel.Names);
        Write(models, "events.txt", OfEvents.Train(eventExamples), PairFeatures.Names);
        Write(models, "stories.txt", OfStories.Train(events.Near), StoryFeatures.Names);
        Write(models, "stories-far.txt", OfFarStories.Train(far), StoryFeatures.Names);
        return 0;
    }

    /// <summary>Counts in how many posts of a corpus each term stands.</summary>
    /// <param name="without">Days (names of folders) from the first to the last that are left out, so that measuring on them stays honest.</param>
    public static int Background(string corpus, string models, string from, string to)
    {
        var counts = new Dictionary<uint, int>();
        var analyst = new Analyst();
        var reader = new FeatureReader(new Background(new byte[Stories.Grouping.Background.Size], 1));
        var documents = 0;
        foreach (var path in Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 2 == 0))
        {
            var day = Path.GetFileName(path)[..Math.Min(10, Path.GetFileName(path).Length)];
            if (string.CompareOrdinal(day, from) >= 0 && string.CompareOrdinal(day, to) <= 0)
            {
                continue;
            }

            documents++;
            foreach (var term in reader.Terms(LabelledPosts.Report(analyst, path, File.ReadAllBytes(path))))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        var slots = new int[Stories.Grouping.Background.Size];
        foreach (var (term, count) in counts.Where(pair => pair.Value > 1).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            var (one, other) = (term % Stories.Grouping.Background.Size, Stories.Grouping.Background.Second(term));
            if (count > Math.Min(slots[one], slots[other]))
            {
                (slots[one], slots[other]) = (Math.Max(slots[one], count), Math.Max(slots[other], count));
            }
        }

        using var file = File.Create(Path.Combine(models, "background.bin"));
        new Background([.. slots.Select(Stories.Grouping.Background.CodeOf)], documents).Write(file);
        Console.WriteLine($"{documents} posts, {counts.Count} terms, {file.Length} bytes");
        return 0;
    }

    /// <summary>Which part a story is judged in.</summary>
    public static int PartOf(string story)
    {
        var hash = 2166136261;
        foreach (var character in story)
        {
            hash = (hash ^ character) * 16777619;
        }

        return (int)((hash >> 7) % Parts);
    }

    public static float[] Filled(int count, Action<Span<float>> fill)
    {
        var features = new float[count];
        fill(features);
        return features;
    }

    private static (List<(int One, int Other)> Pairs, List<Example> Examples) EventExamples(List<Label> labels, List<ArticleFeatures> articles)
    {
        var sizes = labels.GroupBy(label => label.Event!).ToDictionary(group => group.Key, group => group.Count());
        var (pairs, examples) = (new List<(int, int)>(), new List<Example>());
        for (var one = 0; one < articles.Count; one++)
        {
            for (var other = one + 1; other < articles.Count; other++)
            {
                if (GroupingModel.MayBeOneEvent(articles[one], articles[other]))
                {
                    var isSame = labels[one].Event == labels[other].Event;
                    pairs.Add((one, other));
                    examples.Add(new Example(
                        Filled(PairFeatures.Count, to => PairFeatures.Fill(articles[one], articles[other], to)),
                        isSame,
                        isSame ? (float)Math.Pow(sizes[labels[one].Event!] - 1, -0.3) : 1));
                }
            }
        }

        return (pairs, examples);
    }

    // A model for each part, of the examples that touch none of it.
    private static TreeModel[] Models(TreeTrainer trainer, IReadOnlyList<Example> examples, Func<int, int[]> parts)
        => [.. Enumerable.Range(0, Parts).AsParallel().AsOrdered().Select(part => trainer.Train([.. examples.Where((_, i) => !parts(i).Contains(part))]))];

    private static float[] ForFar(float[] features)
    {
        var kept = (float[])features.Clone();
        foreach (var name in NotFar)
        {
            kept[StoryFeatures.Names.ToList().IndexOf(name)] = 0;
        }

        return kept;
    }

    // Whatever two events share can only speak for one storyline.
    private static int[] Signs(IReadOnlyList<string> names)
        => [.. names.Select(name => name is "days apart" or "happenings differ" or "comments" ? -1 : name is "same pattern" or "smaller" or "larger" or "title names elsewhere" ? 0 : 1)];

    private static float Likelihood(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));

    private static List<string> Names(int[] groups) => [.. groups.Select(group => group.ToString(CultureInfo.InvariantCulture))];

    private static void Print(string what, IReadOnlyList<string> gold, IReadOnlyList<string> system)
    {
        Console.WriteLine(what);
        Console.WriteLine($"  B-cubed      {GroupingScores.BCubed(gold, system)}");
        Console.WriteLine($"  of many      {GroupingScores.BCubedOfMany(gold, system)}");
        Console.WriteLine($"  pairwise     {GroupingScores.Pairwise(gold, system)}");
    }

    private static void Write(string models, string name, TreeModel model, IReadOnlyList<string> features)
    {
        using var writer = new StreamWriter(Path.Combine(models, name));
        model.Write(writer, features);
    }
}
