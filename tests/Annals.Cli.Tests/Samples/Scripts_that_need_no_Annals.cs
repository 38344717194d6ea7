using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Annals.Archive;
using Annals.Archive.Transparency;
using Annals.Archive.Writing;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Samples;

/// <summary>The format's second reader and verifier, run as a stranger would run it, on an archive that the real command made.</summary>
public partial class Scripts_that_need_no_Annals
{
    private const string Url = "https://news.example/bridge";

    private static readonly string Scripts = Path.Combine(Repository(), "samples");

    /// <summary>What somebody could do to an archive; each is done to a copy of its own.</summary>
    private static readonly (string Name, Action<string> Do)[] Tamperings =
    [
        ("a bit of a post flipped", archive => Flip(First(archive, "_posts"))),
        ("a bit of an old revision flipped", archive => Flip(First(archive, "revisions"))),
        ("a bit of a picture flipped", archive => Flip(First(archive, "blobs", "*.png"))),
        ("a bit of a page flipped", archive => Flip(First(archive, "blobs", "*.html*"))),
        ("a post cut", archive => Cut(First(archive, "_posts"))),
        ("a post emptied", archive => File.WriteAllBytes(First(archive, "_posts"), [])),
        ("a post deleted", archive => File.Delete(First(archive, "_posts"))),
        ("an old revision deleted", archive => File.Delete(First(archive, "revisions"))),
        ("a picture deleted", archive => File.Delete(First(archive, "blobs", "*.png"))),
        ("a page deleted", archive => File.Delete(First(archive, "blobs", "*.html*"))),
        ("a post renamed", archive => File.Move(First(archive, "_posts"), First(archive, "_posts") + ".md")),
        ("a post added", archive => File.Copy(First(archive, "_posts"), Path.Combine(archive, "_posts", "new.md"))),
        ("a picture added", archive => File.WriteAllBytes(Path.Combine(archive, "blobs", "new.png"), [1])),
        ("two posts exchanged", ExchangePosts),
        ("an old revision put back in the place of the new", archive => File.Copy(First(archive, "revisions"), FindPost(archive, "更正"), overwrite: true)),
        ("a title in the journal changed", archive => Rewrite(Journal(archive), text => text.Replace("渭滩日报", "渭滩晚报", StringComparison.Ordinal))),
        ("a line of the journal removed", archive => Rewrite(Journal(archive), text => string.Concat(Lines(text).Where((_, number) => number != 3)))),
        ("the last line of the journal removed", archive => Rewrite(Journal(archive), text => string.Concat(Lines(text).SkipLast(1)))),
        ("two lines of the journal exchanged", archive => Rewrite(Journal(archive), text => string.Concat([.. Lines(text).Take(2), Lines(text)[3], Lines(text)[2], .. Lines(text).Skip(4)]))),
        ("the journal cut in the middle of a signed line", archive => Cut(Journal(archive))),
        ("the checkpoint removed", archive => File.Delete(Path.Combine(archive, "checkpoint"))),
        ("the checkpoint's size changed", archive => Rewrite(Path.Combine(archive, "checkpoint"), text => Size().Replace(text, "\n3\n", 1))),
        ("the checkpoint signed by another", archive => File.Copy(Path.Combine(archive, "..", "other", "checkpoint"), Path.Combine(archive, "checkpoint"), overwrite: true)),
        ("another file among the journal's", archive => File.WriteAllText(Path.Combine(archive, "journal", "note.txt"), "x")),
    ];

    [Fact]
    public async Task A_second_reader_lists_shows_and_proves_what_the_command_kept()
    {
        RequirePython();
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "archive");
        var id = ArticleId.For(CanonicalUrl.From(Url)).Value;

        var listed = Python("annals_archive.py", "list", archive);
        var shown = Python("annals_archive.py", "show", archive, id);
        var before = Python("annals_archive.py", "show", archive, id + "@1");
        var proved = Python("annals_archive.py", "verify", archive);
        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Contains($"{id}\t2024-05-03T06:30\t2\t渭滩日报\t渭滩大桥通车（更正）", listed.Output, StringComparison.Ordinal);
        Assert.Contains("全长四公里", shown.Output, StringComparison.Ordinal);
        Assert.Contains("全长三公里", before.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (proved.ExitCode, verified.ExitCode));
        Assert.StartsWith("Sound: 6 files", proved.Output, StringComparison.Ordinal);
        Assert.Contains(Hex().Match(proved.Output).Value, verified.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_on_purpose_is_not_missed()
    {
        RequirePython();
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "archive");
        var picture = First(archive, "blobs", "*.png");
        var bytes = File.ReadAllBytes(picture);
        var swept = await Invocation.OfAsync("gc", "--archive", archive);

        var gone = Python("annals_archive.py", "verify", archive);
        File.WriteAllBytes(picture, bytes);
        var back = Python("annals_archive.py", "verify", archive);
        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Equal(0, swept.ExitCode);
        Assert.StartsWith("Sound: 5 files", gone.Output, StringComparison.Ordinal);
        // A writer may have been killed between the line and the removal.
        Assert.Equal((0, 0), (back.ExitCode, verified.ExitCode));
    }

    [Fact]
    public async Task A_second_verifier_finds_every_tampering()
    {
        RequirePython();
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "archive");
        await MakeAsync(folder, "other");

        var missed = new List<string>();
        foreach (var (name, tamper) in Tamperings)
        {
            var copy = Path.Combine(folder.Path, "copy");
            Copy(archive, copy);
            tamper(copy);
            var (code, output) = Python("annals_archive.py", "verify", copy);
            var agrees = (await Invocation.OfAsync("verify", "--archive", copy)).ExitCode == code;
            if (code != 1 || !output.Contains("NOT SOUND", StringComparison.Ordinal) || !agrees)
            {
                missed.Add($"{name}: {output}");
            }

            Directory.Delete(copy, recursive: true);
        }

        Assert.Empty(missed);
        Assert.True(Tamperings.Length >= 20);
    }

    [Fact]
    public async Task A_proof_is_checked_without_the_archive()
    {
        RequirePython();
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "archive");
        var proof = Path.Combine(folder.Path, "proof.txt");
        await Invocation.OfAsync("prove", ArticleId.For(CanonicalUrl.From(Url)).Value, "--to", proof, "--archive", archive);
        var key = (await Invocation.OfAsync("key", "show", "--archive", archive)).Output.Trim();
        var post = FindPost(archive, "更正");

        var checkedIt = Python("check_proof.py", proof, post, key);
        Flip(post);
        var altered = Python("check_proof.py", proof, post, key);

        Assert.Equal(0, checkedIt.ExitCode);
        Assert.Contains(Url, checkedIt.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, altered.ExitCode);
    }

    // An import of two versions of one article and a second one, then a picture and a page, as fetching keeps them.
    private static async Task<string> MakeAsync(TemporaryFolder folder, string name)
    {
        folder.File("posts/2024-05-03-a.md", Post("渭滩大桥通车", "三公里", "2024-05-03T06:30:00.000Z", Url));
        folder.File("posts/2024-05-03-b.md", Post("渭滩大桥通车（更正）", "四公里", "2024-05-03T06:30:00.000Z", Url));
        folder.File("posts/captured.tsv", "2024-05-03T07:00:00Z\t2024-05-03-a.md\n2024-05-03T09:00:00Z\t2024-05-03-b.md\n");
        folder.File("posts/2024-05-04-c.md", Post("Ferry makes its last crossing", "two miles", "2024-05-04T06:30:00.000Z", "https://news.example/ferry"));
        var archive = Path.Combine(folder.Path, name);
        Assert.Equal(0, (await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive)).ExitCode);
        using (var writer = ArchiveWriter.Open(ArchiveFolder.Open(archive), TimeProvider.System, new KeySource()))
        {
            writer.KeepBlob(new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1 }, "image/png", "https://news.example/p.png");
            writer.Keep([new Draft
            {
                Url = "https://news.example/paged",
                Title = "Night buses",
                Outlet = "Lanmouth Courier",
                Body = "<p>Night buses run until four.</p>",
                CapturedAt = new DateTimeOffset(2024, 5, 4, 8, 0, 0, TimeSpan.Zero),
                Via = "page",
                Fingerprint = "f",
                Pages = [RawPage.Of("https://news.example/paged", "text/html", "<html><p>Night buses run until four."u8)],
            }]);
        }

        return archive;
    }

    private static string Post(string title, string length, string date, string url)
        => $"---\nlayout: post\ntitle: \"{title}\"\ndate: {date}\nauthor: 渭滩日报\nfrom: {url}\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--{DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()}-->\n[{title}]({url})\n------\n\n<div>\n<p>大桥今晨通车，全长{length}。</p>\n</div>\n";

    private static void RequirePython()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true });
            python!.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Skip("NOT TESTED: there is no python3, so the scripts in samples/ were not run; install it (Debian: apt-get install python3)");
        }
    }

    private static (int ExitCode, string Output) Python(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.ArgumentList.Add(Path.Combine(Scripts, script));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, output + errors.Result);
    }

    private static string First(string archive, string place, string pattern = "*") => Directory.GetFiles(Path.Combine(archive, place), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

    private static string FindPost(string archive, string title) => Directory.GetFiles(Path.Combine(archive, "_posts"), "*.md", SearchOption.AllDirectories).First(file => File.ReadAllText(file).Contains(title, StringComparison.Ordinal));

    private static string Journal(string archive) => First(archive, "journal", "*.jsonl");

    private static string[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")];

    private static void Rewrite(string file, Func<string, string> change) => File.WriteAllText(file, change(File.ReadAllText(file)));

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void Cut(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]);

    private static void ExchangePosts(string archive)
    {
        var posts = Directory.GetFiles(Path.Combine(archive, "_posts"), "*.md", SearchOption.AllDirectories);
        var (one, other) = (File.ReadAllBytes(posts[0]), File.ReadAllBytes(posts[1]));
        File.WriteAllBytes(posts[0], other);
        File.WriteAllBytes(posts[1], one);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".annals/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Annals.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Annals.slnx not found above the test");
        }

        return directory;
    }

    [GeneratedRegex("\n[0-9]+\n", RegexOptions.NonBacktracking)]
    private static partial Regex Size();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Hex();
}
