using Annals.Archive;
using Annals.Archive.Writing;

namespace Annals.Bench;

/// <summary>
/// SIGKILL at random moments of a cleaning that drops a thousand pictures. After each the archive must verify; a second run
/// must end as an undisturbed one, with the same posts, the same pictures and the same lines in the journal.
/// </summary>
internal static class KillGcBench
{
    private const int Articles = 120;
    private const int PicturesEach = 20;
    private static readonly Dictionary<string, string> StoppedClock = new() { ["ANNALS_NOW"] = "2026-01-02T03:04:05Z" };
    private static readonly string[] Options = ["gc", "--keep-under", "1500KB", "--archive"];

    public static int Run(int kills)
    {
        using var master = new ScratchFolder();
        Fill(master.Path);
        using var undisturbed = Copy(master.Path);
        var whole = Command.Annals(StoppedClock, [.. Options, undisturbed.Path]);
        var expected = Contents(undisturbed.Path);
        Console.WriteLine($"undisturbed: {whole.Errors.Trim()}; {whole.Wall.TotalMilliseconds:F0} ms");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, cut, unverified, unequal) = (0, 0, 0, 0);
        while (done < kills)
        {
            using var archive = Copy(master.Path);
            var before = Lines(archive.Path);
            var run = Command.AnnalsKilled(StoppedClock, whole.Wall * (0.4 + (0.6 * random.NextDouble())), [.. Options, archive.Path]);
            if (run.ExitCode is 0 or 1)
            {
                continue;
            }

            done++;
            cut += Lines(archive.Path) is var after && after > before && after < Lines(undisturbed.Path) ? 1 : 0;
            unverified += KillBench.Verifies(archive.Path) ? 0 : 1;
            Command.Annals(StoppedClock, [.. Options, archive.Path]);
            unequal += KillBench.Verifies(archive.Path) && Contents(archive.Path).SequenceEqual(expected) ? 0 : 1;
            Console.WriteLine($"{done} kills ({cut} between the first dropped picture and the last), {unverified} unverifiable, {unequal} ended otherwise");
        }

        Console.WriteLine($"seed {seed}: {done} kills, {unverified} unverifiable, {unequal} ended otherwise");
        return unverified + unequal == 0 ? 0 : 1;
    }

    private static void Fill(string path)
    {
        using var writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(path), TimeProvider.System);
        var random = new Random(1);
        for (var article = 0; article < Articles; article++)
        {
            var at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(article);
            var pictures = Enumerable.Range(0, PicturesEach).Select(picture => $"https://pictures.example/{article}-{picture}.png").ToList();
            var body = string.Concat(pictures.Select(url => $"<p><img src=\"{url}\">The ferry of Weitan, again.</p>"));
            writer.Keep([new Draft { Url = $"https://news.example/{article}", Title = $"The ferry, part {article}", Outlet = "Weitan Daily", Body = body, PublishedAt = at, CapturedAt = at, Fingerprint = body }]);
            foreach (var url in pictures)
            {
                var bytes = new byte[random.Next(500, 4000)];
                random.NextBytes(bytes);
                writer.KeepBlob(bytes, "image/png", url);
            }
        }
    }

    private static ScratchFolder Copy(string from)
    {
        var copy = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Path, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static int Lines(string archive) => Directory.EnumerateFiles(Path.Combine(archive, "journal"), "*.jsonl").Sum(file => File.ReadLines(file).Count());

    // A run more signs a checkpoint more; what it signs is the same.
    private static IReadOnlyList<(string Path, string Hash)> Contents(string archive) => [.. KillBench.Contents(archive).Where(file => file.Path != "checkpoint")];
}
