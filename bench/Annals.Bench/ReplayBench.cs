using System.Globalization;
using System.Text.RegularExpressions;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Reading;

namespace Annals.Bench;

/// <summary>
/// Two days of outlets with faults, polled every virtual hour; then what was published is compared with what was kept,
/// and what the outlets think of us is printed.
/// </summary>
internal static partial class ReplayBench
{
    // Entries in each outlet's feed, as the replay lays them out; 30 for the others.
    private static readonly Dictionary<string, int> Windows = new()
    {
        ["reuters"] = 40,
        ["voa"] = 40,
        ["rfi"] = 60,
        ["zaobao"] = 60,
        ["cna"] = 80,
        ["xwlb"] = 15,
        ["bitterwinter"] = 15,
        ["solidot"] = 20,
        ["cdt"] = 20,
        ["epochtimes"] = 40,
        ["neist"] = 15,
        ["digest"] = 15,
        ["ft"] = 10,
        ["weekly"] = 10,
    };

    private static readonly DateTimeOffset FirstDay = new(2020, 9, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(string script, string corpus, string kind, int hours, string keepAt)
    {
        using var scratch = new ScratchFolder();
        var archive = keepAt.Length > 0 ? keepAt : scratch.Path;
        using var web = Newsweb.Start(script, corpus, kind == "feed" ? 8093 : 8094, "--from", "2020-09-01", "--to", "2020-09-02", "--per-host", "--opml-kind", kind);
        var polls = new List<DateTimeOffset>();
        var looks = new PageLooks(web);
        Must(Command.Annals(Clock(web), "init", archive));
        Must(Command.Annals(Clock(web), "opml", "import", web.Root + "/opml.xml", "--allow-private", "--archive", archive));
        for (var hour = 0; hour < hours; hour++)
        {
            web.Advance(TimeSpan.FromHours(1));
            polls.Add(web.Now());
            var run = Command.Annals(Clock(web), "fetch", "--no-images", "--force", "--allow-private", "--archive", archive);
            looks.Note(polls[^1]);
            Console.WriteLine($"hour {hour + 1,2}: {LastLines(run.Errors)}  ({run.Wall.TotalSeconds:F1} s, {run.Cpu.TotalSeconds:F1} CPU-s, exit {run.ExitCode})");
        }

        var sound = KillBench.Verifies(archive);
        Console.WriteLine($"verify: {(sound ? "sound" : "NOT SOUND")}");
        Compare(web, archive, polls, kind == "summary" ? looks : null);
        Sources(web, archive, looks);
        Politeness(web);
        Console.WriteLine(Command.Annals(Clock(web), "feeds", "--archive", archive).Output);
        return sound ? 0 : 1;
    }

    private static void Compare(Newsweb web, string archive, IReadOnlyList<DateTimeOffset> polls, PageLooks? looks)
    {
        var folder = ArchiveFolder.Open(archive);
        var catalog = Catalog.Load(folder);
        var kept = JournalReader.Read(folder).Select(line => line.Entry).OfType<RevisionKept>().ToLookup(revision => ItemIn(revision.Url));
        var truth = web.Truth().Where(item => item.IsOut).ToList();
        var seen = Seen(truth, polls);
        var unread = truth.Where(item => looks is not null && item.HasNoPage).Select(item => item.Id).ToHashSet();
        var edits = truth.Where(item => kept.Contains(item.Id)).Sum(item => item.RevisionAt(polls[^1]));
        if (looks is not null)
        {
            // Where the text is the page's, what could be seen is what the page said when it was asked.
            foreach (var item in truth.Where(item => seen.ContainsKey(item.Id) && looks.Of(item.Id).Count > 0))
            {
                seen[item.Id] = [.. looks.Of(item.Id).Where(look => !(item.Withdrawn <= look)).Select(item.RevisionAt)];
            }
        }

        var missing = truth.Where(item => seen.ContainsKey(item.Id) && !kept.Contains(item.Id)).ToList();
        var twice = kept.Where(group => group.Select(revision => revision.Article).Distinct().Count() > 1).ToList();
        var falseRevisions = truth.Where(item => !unread.Contains(item.Id) && kept.Contains(item.Id) && kept[item.Id].Max(revision => revision.Revision) > seen.GetValueOrDefault(item.Id, [0]).Count).ToList();
        var lostRevisions = truth.Where(item => !unread.Contains(item.Id) && seen.TryGetValue(item.Id, out var states) && kept.Contains(item.Id) && kept[item.Id].Max(revision => revision.Revision) < states.Count).ToList();
        Console.WriteLine($"published {truth.Count}, offered at a poll {seen.Count}, articles kept {catalog.ArticleCount}");
        Console.WriteLine($"missing {missing.Count}: {ByOutlet(missing)}");
        Console.WriteLine($"kept under more than one id {twice.Count}");
        Console.WriteLine($"edits made to the kept articles until the last poll: {edits}; articles without a page of their own, not compared: {unread.Count(kept.Contains)}");
        Console.WriteLine($"edited and seen in n states: {seen.Values.Count(states => states.Count > 1)} articles, {seen.Values.Sum(states => states.Count - 1)} edits; too few revisions: {lostRevisions.Count}: {ByOutlet(lostRevisions)}");
        Console.WriteLine($"too many revisions {falseRevisions.Count}: {ByOutlet(falseRevisions)}");
        foreach (var item in falseRevisions.Concat(lostRevisions).Take(12))
        {
            Console.WriteLine($"   {item.Outlet} {item.Id}: {string.Join(" | ", kept[item.Id].Select(revision => $"{revision.Revision} {revision.Via} {revision.Title}"))}");
        }

        Dates(folder, polls[^1]);
    }

    // What the journal says of articles that went, beside what is true.
    private static void Sources(Newsweb web, string archive, PageLooks looks)
    {
        var truth = web.Truth().ToDictionary(item => item.Id);
        var entries = JournalReader.Read(ArchiveFolder.Open(archive)).Select(line => line.Entry).ToList();
        var kept = entries.OfType<RevisionKept>().Select(revision => ItemIn(revision.Url)).ToHashSet();
        var gone = entries.OfType<ArticleGone>().Where(entry => entry.Over is null).ToList();
        var absent = gone.ToLookup(entry => truth[ItemIn(entry.Url)] is var item && item.Withdrawn <= entry.Since ? "withdrawn" : item.PageFault is "404" or "410" or "soft-404" ? "never had a page" : "FALSE");
        var could = truth.Values.Where(item => kept.Contains(item.Id) && looks.Of(item.Id).Where(look => item.Withdrawn <= look).ToList() is { Count: > 1 } after && after[^1] - after[0] >= TimeSpan.FromHours(3)).ToList();
        Console.WriteLine($"gone from their source: {gone.Count} noted ({string.Join(", ", absent.Select(group => $"{group.Key} {group.Count()}"))}); withdrawn and looked for twice {could.Count}; back {entries.OfType<ArticleGone>().Count(entry => entry.Over == true)}");
    }

    private static void Dates(ArchiveFolder folder, DateTimeOffset now)
    {
        var posts = Directory.GetFiles(folder.PostsFolder, "*.md", SearchOption.AllDirectories).Select(path => PostFile.Parse(File.ReadAllBytes(path))).ToList();
        Console.WriteLine($"posts {posts.Count}: time NaN {posts.Count(post => post.PublishedAt is null)}, before 2000 {posts.Count(post => post.Date?.Year < 2000)}, in the future {posts.Count(post => post.Date > now)}, not well formed {posts.Count(post => post.Format != PostFormat.Post)}");
    }

    // Which states of each item a reader saw who polled at these times.
    private static Dictionary<string, HashSet<int>> Seen(IReadOnlyList<PublishedItem> truth, IReadOnlyList<DateTimeOffset> polls)
    {
        var seen = new Dictionary<string, HashSet<int>>();
        foreach (var outlet in truth.GroupBy(item => item.Outlet))
        {
            var window = Windows.GetValueOrDefault(outlet.Key.Split('~')[0], 30);
            var items = outlet.OrderBy(item => item.Released).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
            foreach (var poll in polls.Where(poll => !Gone(outlet.Key, poll)))
            {
                foreach (var item in items.Where(item => item.Released <= poll && !(item.Withdrawn <= poll)).TakeLast(window))
                {
                    if (!seen.TryGetValue(item.Id, out var states))
                    {
                        seen[item.Id] = states = [];
                    }

                    states.Add(item.RevisionAt(poll));
                }
            }
        }

        return seen;
    }

    // These two say 410 for good once 60 % of the two days are over.
    private static bool Gone(string outlet, DateTimeOffset poll)
        => outlet.Split('~')[0] is "digest" or "neist" && poll > FirstDay + (TimeSpan.FromDays(2) * 0.6);

    private static void Politeness(Newsweb web)
    {
        using var stats = web.Stats();
        Console.WriteLine("outlet        requests  conditional  304  repeats  concurrent  early  robots  after410");
        foreach (var outlet in stats.RootElement.GetProperty("outlets").EnumerateObject())
        {
            int Of(string key) => outlet.Value.GetProperty(key).GetInt32();
            Console.WriteLine($"{outlet.Name,-13} {Of("requests"),8} {Of("conditional"),12} {Of("not_modified"),4} {Of("unconditional_repeats"),8} {Of("max_concurrent"),11} {Of("early_after_retry_after"),6} {Of("robots_violations"),7} {Of("after_gone"),9}");
        }
    }

    private static Dictionary<string, string> Clock(Newsweb web) => new() { ["ANNALS_NOW"] = web.Now().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };

    private static void Must(CommandRun run)
    {
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException(run.Output + run.Errors);
        }
    }

    private static string LastLines(string text) => string.Join("; ", text.Trim().Split('\n').Where(line => line.Contains(" asked", StringComparison.Ordinal)));

    private static string ByOutlet(IEnumerable<PublishedItem> items)
        => string.Join(", ", items.GroupBy(item => item.Outlet).Select(group => $"{group.Key} {group.Count()}"));

    private static string ItemIn(string url) => Item().Match(url) is { Success: true } match ? match.Groups[1].Value : url;

    [GeneratedRegex("/article/([0-9a-f]{12})", RegexOptions.NonBacktracking)]
    private static partial Regex Item();
}
