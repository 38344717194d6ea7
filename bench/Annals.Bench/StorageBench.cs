using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Capture.Images;
using Annals.Capture.Politeness;

namespace Annals.Bench;

/// <summary>What an archive takes beside its posts: a corpus is imported, its pictures are fetched from the replay, and the parts are weighed.</summary>
internal static class StorageBench
{
    private const int Port = 8097;
    private const uint Pictures = 10_000;

    public static int Run(string newsweb, string corpus, int most)
    {
        using var web = Newsweb.Start(newsweb, corpus, Port, "--from", "2020-09-01", "--to", "2020-09-02", "--plain");
        using var posts = new ScratchFolder();
        using var archive = new ScratchFolder();
        WithPictures(corpus, posts.Path, web.Root);
        Console.WriteLine(Command.Annals(null, "import", posts.Path, "--archive", archive.Path).Errors.Trim());
        FetchAsync(archive.Path, most).GetAwaiter().GetResult();
        PrintReasons(archive.Path);
        Console.WriteLine(Command.Annals(null, "stats", "--quiet", "--archive", archive.Path).ExitCode == 0 ? "indexed" : "not indexed");
        var report = StorageReport.Of(ArchiveFolder.Open(archive.Path));
        var files = Directory.EnumerateFiles(Path.Combine(archive.Path, "blobs"), "*", SearchOption.AllDirectories).ToList();
        var twice = files.Count - files.Select(file => ContentHash.Of(File.ReadAllBytes(file)).Hex).Distinct().Count();
        var texts = report.Posts.Bytes + report.Revisions.Bytes;
        Console.WriteLine($"posts and revisions {ByteSize.ToText(texts)}, images {report.Images.Files} ({ByteSize.ToText(report.Images.Bytes)}), journal {ByteSize.ToText(report.Journal.Bytes)}, index {ByteSize.ToText(report.Index.Bytes)}");
        Console.WriteLine($"index and journal {100.0 * (report.Index.Bytes + report.Journal.Bytes) / texts:F1} % of the posts, {100.0 * (report.Index.Bytes + report.Journal.Bytes) / (texts + report.Images.Bytes):F1} % of posts and images; {twice} blobs stored twice");
        return twice;
    }

    private static void PrintReasons(string archive)
    {
        using var memory = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(archive, ".annals", "images.json")));
        var missing = memory.RootElement.EnumerateObject().First(part => part.Name.Equals("missing", StringComparison.OrdinalIgnoreCase)).Value;
        foreach (var reason in missing.EnumerateObject().GroupBy(picture => picture.Value.EnumerateObject().First(part => part.Name.Equals("reason", StringComparison.OrdinalIgnoreCase)).Value.GetString()))
        {
            Console.WriteLine($"not to be had: {reason.Count()} times '{reason.Key}'");
        }
    }

    // The posts' own pictures are on hosts that cannot be reached from a bench: each gets one that the replay draws instead, of some ten thousand.
    private static void WithPictures(string corpus, string to, string root)
    {
        foreach (var file in Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var key = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file)))) % Pictures;
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace("<img", "<pic", StringComparison.OrdinalIgnoreCase).TrimEnd('\n');
            var end = text.EndsWith("</div>", StringComparison.Ordinal) ? text.LastIndexOf('\n') : text.Length;
            File.WriteAllBytes(target, Encoding.Latin1.GetBytes($"{text[..end]}<img src=\"{root}/voa/img/{key:x16}.png\">{text[end..]}\n"));
        }
    }

    private static async Task FetchAsync(string path, int most)
    {
        using var writer = ArchiveWriter.Open(ArchiveFolder.Open(path), TimeProvider.System);
        var settings = new CaptureSettings
        {
            Fetching = new FetchSettings { AllowPrivate = true, Deadline = TimeSpan.FromSeconds(10) },
            Politeness = new PolitenessSettings { Gap = TimeSpan.Zero, MostConnections = 8 },
        };
        using var session = CaptureSession.Open(writer, settings, TimeProvider.System, new Random(1));
        var started = TimeProvider.System.GetTimestamp();
        var images = await new ImageRound(session).RunAsync(new ImageRoundOptions { Most = most, Within = TimeSpan.FromMinutes(15) }, CancellationToken.None);
        Console.WriteLine($"{images.Kept} addresses of images kept, {images.Missing} not to be had, {images.Waiting} articles left, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s");
    }
}
