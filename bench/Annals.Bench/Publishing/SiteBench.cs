using System.Globalization;
using System.Text.RegularExpressions;
using Annals.Archive.Posts;

namespace Annals.Bench.Publishing;

/// <summary>
/// A site of so many posts made at once, then again with one article more, each as a whole process; the same posts by Hugo
/// and Jekyll where they are installed. New folders each time: a file system that has just lost 30,000 files is slow.
/// </summary>
internal static class SiteBench
{
    private const string Now = "2026-11-21T12:00:00Z";

    public static int Run(string corpus, IReadOnlyList<int> sizes)
    {
        var posts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        foreach (var size in sizes.Where(size => size < posts.Count))
        {
            using var scratch = new ScratchFolder();
            Measure(scratch.Path, corpus, posts, size);
        }

        return 0;
    }

    private static void Measure(string scratch, string corpus, List<string> posts, int size)
    {
        var environment = new Dictionary<string, string> { ["ANNALS_NOW"] = Now };
        var (chosen, archive, site) = (Path.Combine(scratch, "posts"), Path.Combine(scratch, "archive"), Path.Combine(scratch, "site"));
        foreach (var post in posts.Take(size))
        {
            Copy(post, Path.Combine(chosen, Path.GetRelativePath(corpus, post)));
        }

        Succeed(Command.Annals(environment, "import", chosen, "--archive", archive, "--quiet"));
        Succeed(Command.Annals(environment, "stats", "--archive", archive));
        Sync();
        var cold = Succeed(Command.Annals(environment, "site", "--to", site, "--archive", archive));
        Print(size, "annals, cold", cold, size);
        Copy(posts[size], Path.Combine(scratch, "more", Path.GetFileName(posts[size])));
        Succeed(Command.Annals(environment, "import", Path.Combine(scratch, "more"), "--archive", archive, "--quiet"));
        Succeed(Command.Annals(environment, "stats", "--archive", archive));
        Sync();
        Print(size, "annals, one more", Succeed(Command.Annals(environment, "site", "--to", site, "--archive", archive)), size);
        MeasurePeer(size, "hugo", Path.Combine(scratch, "hugo"), chosen, "content", "title = \"news\"\nbaseURL = \"https://who.example/\"\n[taxonomies]\ntag = \"tags\"\n[outputs]\nhome = [\"HTML\", \"RSS\"]\n", "config.toml", ["--quiet"]);
        MeasurePeer(size, "jekyll", Path.Combine(scratch, "jekyll"), chosen, "_posts", "title: news\nbaseurl: \"\"\n", "_config.yml", ["build", "--quiet"]);
    }

    /// <summary>Post pages, lists of fifty and of each outlet, and a feed: what both give with the smallest templates.</summary>
    private static void MeasurePeer(int size, string program, string root, string posts, string folder, string settings, string settingsFile, string[] arguments)
    {
        if (!File.Exists("/usr/bin/" + program))
        {
            Console.WriteLine($"{size,6}  {program}: not installed (apt-get install {program})");
            return;
        }

        var number = 0;
        foreach (var file in Directory.EnumerateFiles(posts, "*.md", SearchOption.AllDirectories))
        {
            var post = PostFile.Parse(File.ReadAllBytes(file));
            var date = (post.PublishedAt ?? post.Date ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var body = Regex.Replace(post.BodyText, @"\{([{%#])", "{ $1");
            var target = Path.Combine(root, folder, string.Create(CultureInfo.InvariantCulture, $"{date}-{number++}.html"));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, $"---\nlayout: post\ntitle: {System.Text.Json.JsonSerializer.Serialize(post.Title)}\ndate: {date}\ntags: [{System.Text.Json.JsonSerializer.Serialize(post.Outlet)}]\n---\n{body}\n");
        }

        var templates = program == "hugo"
            ? (Dictionary<string, string>)new()
            {
                ["layouts/_default/single.html"] = "<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}",
                ["layouts/_default/list.html"] = "<!DOCTYPE html><title>{{ .Title }}</title>{{ range (.Paginate .Pages 50).Pages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}{{ template \"_internal/pagination.html\" . }}",
                ["layouts/index.html"] = "<!DOCTYPE html><title>news</title>{{ range (.Paginate .Site.RegularPages 50).Pages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}{{ template \"_internal/pagination.html\" . }}",
            }
            : new()
            {
                ["_layouts/post.html"] = "<!DOCTYPE html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>{{ content }}",
                ["index.html"] = "---\n---\n{% for post in site.posts limit: 50 %}<p><a href=\"{{ post.url }}\">{{ post.title }}</a>{% endfor %}",
            };
        templates[settingsFile] = settings;
        foreach (var (name, text) in templates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
            File.WriteAllText(Path.Combine(root, name), text);
        }

        string[] where = program == "hugo" ? ["-s", root] : ["--source", root, "--destination", Path.Combine(root, "_site")];
        Sync();
        var run = Command.Run(program, [.. arguments, .. where], null, TimeSpan.FromMinutes(10));
        if (run.ExitCode == 0)
        {
            Print(size, program, run, size);
        }
        else
        {
            Console.WriteLine($"{size,6}  {program}: failed: {run.Errors.Trim().Split('\n')[0]}");
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static void Sync() => Command.Run("sync", [], null, null);

    private static CommandRun Succeed(CommandRun run) => run.ExitCode == 0 ? run : throw new InvalidOperationException(run.Errors);

    private static void Print(int size, string what, CommandRun run, int posts)
        => Console.WriteLine($"{size,6}  {what,-18} {run.Wall.TotalSeconds,6:F2} s  {run.Cpu.TotalSeconds,6:F2} CPU-s  {posts / run.Cpu.TotalSeconds,7:F0} posts per CPU-s  {run.PeakBytes / 1e6,5:F0} MB peak");
}
