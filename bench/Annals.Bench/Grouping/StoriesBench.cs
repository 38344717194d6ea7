using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>Groups the labelled window and pairs as <c>annals cluster</c> does and scores it as score.py does; then speed, growth and order on a corpus.</summary>
internal static class StoriesBench
{
    public static int Run(string stories, string? corpus)
    {
        var posts = LabelledPosts.Read(stories);
        var reports = posts.Reports.Values.OrderBy(report => report.Id, StringComparer.Ordinal).ToList();
        var reader = new FeatureReader();
        var features = reports.Select(reader.Read).ToList();
        var memberships = Grouped(features).ToDictionary(membership => membership.Article, StringComparer.Ordinal);
        var labels = posts.Labels.Where(label => label.Kind != "digest").ToList();
        string[] goldEvents = [.. labels.Select(label => label.Event!)], goldStories = [.. labels.Select(label => label.Story!)];
        string[] events = [.. labels.Select(label => memberships[label.Path].Event)], told = [.. labels.Select(label => memberships[label.Path].Story)];
        Console.WriteLine("What the models learned from; what they are worth unseen, BENCH train-stories tells.        every post alone   best simple   14 features");
        Console.WriteLine($"event_bcubed        {GroupingScores.BCubed(goldEvents, events)}   .799   .896   .903");
        Console.WriteLine($"event_bcubed_multi  {GroupingScores.BCubedOfMany(goldEvents, events)}   .491   .823   .820");
        Console.WriteLine($"event_pairwise      {GroupingScores.Pairwise(goldEvents, events)}   .000   .582   .625");
        Console.WriteLine($"story_bcubed        {GroupingScores.BCubed(goldStories, told)}   .602   .850   .850");
        Console.WriteLine($"storypair           {Pairs(posts, memberships)}   -   .839   .873");
        Order(features);
        if (corpus is not null)
        {
            Growth(corpus);
        }

        return 0;
    }

    private static IReadOnlyList<Membership> Grouped(IEnumerable<ArticleFeatures> features)
    {
        var grouper = new Grouper();
        foreach (var one in features)
        {
            grouper.Add(one);
        }

        return grouper.Memberships();
    }

    private static Measure Pairs(LabelledPosts posts, Dictionary<string, Membership> memberships)
    {
        var said = posts.Pairs.Where(pair => memberships[pair.A].Story == memberships[pair.B].Story).ToList();
        var right = said.Count(pair => pair.SameStory);
        return new Measure((double)right / Math.Max(1, said.Count), (double)right / posts.Pairs.Count(pair => pair.SameStory));
    }

    // The same groups, however the articles come.
    private static void Order(List<ArticleFeatures> features)
    {
        var all = Grouped(features);
        Compare("shuffled", all, Grouped(Shuffled(features)));
        foreach (var batch in (int[])[1, 100])
        {
            var grouper = new Grouper();
            foreach (var part in Shuffled(features).Chunk(batch))
            {
                foreach (var one in part)
                {
                    grouper.Add(one);
                }

                grouper.Memberships();
            }

            Compare($"batches of {batch}", all, grouper.Memberships());
        }

        Compare("restarted", all, Restarted(features));
    }

    // As the store does: events whose time is over come back as summaries, the others as articles.
    private static IReadOnlyList<Membership> Restarted(List<ArticleFeatures> features)
    {
        var ordered = features.OrderBy(one => one.Published).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        var (first, rest) = (ordered[..(ordered.Count / 2)], ordered[(ordered.Count / 2)..]);
        var before = new Grouper();
        foreach (var one in first)
        {
            before.Add(one);
        }

        var edge = rest[0].Published - (2 * Grouper.EventWindow);
        var byId = first.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var after = new Grouper();
        foreach (var summary in before.Events())
        {
            if (summary.Last < edge)
            {
                after.Add(summary);
            }
            else
            {
                foreach (var article in summary.Articles)
                {
                    after.Add(byId[article]);
                }
            }
        }

        foreach (var one in rest)
        {
            after.Add(one);
        }

        return after.Memberships();
    }

    private static void Compare(string what, IReadOnlyList<Membership> one, IReadOnlyList<Membership> other)
    {
        var byArticle = other.ToDictionary(membership => membership.Article, StringComparer.Ordinal);
        var events = GroupingScores.BCubed([.. one.Select(member => member.Event)], [.. one.Select(member => byArticle[member.Article].Event)]);
        var stories = GroupingScores.BCubed([.. one.Select(member => member.Story)], [.. one.Select(member => byArticle[member.Article].Story)]);
        var ids = one.Count(member => member.Event == byArticle[member.Article].Event && member.Story == byArticle[member.Article].Story);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-18} events {events.F1:0.0000}, storylines {stories.F1:0.0000}, the same ids {(double)ids / one.Count:0.0000}"));
    }

    private static ArticleFeatures[] Shuffled(List<ArticleFeatures> features)
    {
        var shuffled = features.ToArray();
        new Random(5).Shuffle(shuffled);
        return shuffled;
    }

    private static void Growth(string corpus)
    {
        const int Step = 5000;
        var analyst = new Analyst();
        var reader = new FeatureReader();
        var grouper = new Grouper();
        var (reading, adding, settling) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        var count = 0;
        var watch = Stopwatch.StartNew();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Chunk(100))
        {
            var reports = batch.Select(path => LabelledPosts.Report(analyst, Path.GetRelativePath(corpus, path), File.ReadAllBytes(path))).ToList();
            var start = Environment.CpuUsage.TotalTime;
            var features = reports.Select(reader.Read).ToList();
            var read = Environment.CpuUsage.TotalTime;
            features.ForEach(grouper.Add);
            var added = Environment.CpuUsage.TotalTime;
            grouper.Settle();
            (reading, adding, settling) = (reading + read - start, adding + added - read, settling + Environment.CpuUsage.TotalTime - added);
            reports.ForEach(report => titles[report.Id] = report.Title);
            count += batch.Length;
            if (count % Step == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} articles: CPU-s per 1,000 analysed articles of the last {Step}: {(adding + settling).TotalSeconds * 1000 / Step:0.00} grouping alone, {(reading + adding + settling).TotalSeconds * 1000 / Step:0.00} with making features; {GC.GetTotalMemory(false) >> 20} MB"));
                (reading, adding, settling) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
            }
        }

        var members = grouper.Memberships();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members.Count} articles, {members.Select(member => member.Event).Distinct().Count()} events, {members.Select(member => member.Story).Distinct().Count()} storylines in {watch.Elapsed.TotalSeconds:0} s with their analysis"));
        foreach (var story in members.GroupBy(member => member.Story).OrderByDescending(group => group.Count()).Take(12))
        {
            Console.WriteLine($"  {story.Count()} articles, {story.Select(member => member.Event).Distinct().Count()} events: {string.Join(" | ", story.Where((_, i) => i % Math.Max(1, story.Count() / 5) == 0).Take(5).Select(member => titles[member.Article]))}");
        }

        if (Environment.GetEnvironmentVariable("STORIES_OUT") is { } path)
        {
            File.WriteAllLines(path, members.Select(member => JsonSerializer.Serialize(member)));
        }
    }
}
