using System.Security.Cryptography;

namespace Annals.Bench;

/// <summary>
/// SIGKILL at random moments. After each the archive must verify; in the end, after one undisturbed run, it must be
/// byte for byte what it would have been without the kills. The seed is printed, so that a failure can be repeated.
/// </summary>
internal static class KillBench
{
    private static readonly Dictionary<string, string> StoppedClock = new() { ["ANNALS_NOW"] = "2026-01-02T03:04:05Z" };

    public static int Import(string corpus, int kills) => Import([corpus], kills);

    /// <summary>The same with a history of the corpus, an hour a commit.</summary>
    public static int Git(string corpus, int kills)
    {
        using var history = new ScratchFolder();
        GitBench.Build(corpus, null, history.Path);
        return Import(["--git", history.Path, "--no-index"], kills);
    }

    private static int Import(string[] what, int kills)
    {
        using var undisturbed = new ScratchFolder();
        var whole = Command.Annals(StoppedClock, ["import", .. what, "--archive", undisturbed.Path]);
        var expected = Contents(undisturbed.Path);
        Console.WriteLine($"undisturbed: {whole.Errors.Trim()}");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var unverified = 0;
        var unequal = 0;
        var done = 0;
        while (done < kills)
        {
            // Several kills on one archive: a resumed run is killed again, until one gets through.
            using var archive = new ScratchFolder();
            CommandRun run;
            do
            {
                var moment = whole.Wall * random.NextDouble();
                run = done < kills
                    ? Command.AnnalsKilled(StoppedClock, moment, ["import", .. what, "--archive", archive.Path])
                    : Command.Annals(StoppedClock, ["import", .. what, "--archive", archive.Path]);
                if (run.ExitCode != 0)
                {
                    done++;
                    unverified += Verifies(archive.Path) ? 0 : 1;
                }
            }
            while (run.ExitCode != 0 && run.ExitCode != 1);

            unequal += Verifies(archive.Path) && Contents(archive.Path).SequenceEqual(expected) ? 0 : 1;
            Console.WriteLine($"{done} kills: {unverified} archives did not verify, {unequal} ended otherwise than undisturbed");
        }

        Console.WriteLine($"seed {seed}: {done} kills, {unverified} unverifiable, {unequal} unequal");
        return unverified + unequal == 0 ? 0 : 1;
    }

    /// <summary>
    /// The same with a round of fetching. The order in which feeds answer is nobody's to decide, so the journals differ;
    /// posts and revisions must not.
    /// </summary>
    public static int Fetch(string newsweb, string corpus, int kills)
    {
        using var web = Newsweb.Start(newsweb, corpus, 8095, "--from", "2020-09-01", "--to", "2020-09-02", "--start", "2020-09-02T12:00:00Z", "--plain", "--per-host");
        using var undisturbed = new ScratchFolder();
        Subscribe(web, undisturbed.Path);
        var whole = FetchOnce(undisturbed.Path, killAfter: null);
        var expected = Posts(undisturbed.Path);
        Console.WriteLine($"undisturbed: {whole.Errors.Trim()}");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, unverified, unequal) = (0, 0, 0);
        while (done < kills)
        {
            using var archive = new ScratchFolder();
            Subscribe(web, archive.Path);
            for (var attempt = 0; attempt < 4 && done < kills; attempt++)
            {
                if (FetchOnce(archive.Path, whole.Wall * random.NextDouble()).ExitCode is not (0 or 1))
                {
                    done++;
                    unverified += Verifies(archive.Path) ? 0 : 1;
                }
            }

            FetchOnce(archive.Path, killAfter: null);
            unequal += Verifies(archive.Path) && Posts(archive.Path).SequenceEqual(expected) ? 0 : 1;
            Console.WriteLine($"{done} kills: {unverified} archives did not verify, {unequal} ended otherwise than undisturbed");
        }

        Console.WriteLine($"seed {seed}: {done} kills, {unverified} unverifiable, {unequal} unequal");
        return unverified + unequal == 0 ? 0 : 1;
    }

    /// <summary>A copy, made from nothing and then brought up to date, killed on its way; finished in the end it must equal the archive, but for the key.</summary>
    public static int Sync(string corpus, int kills)
    {
        using var archive = new ScratchFolder();
        Command.Annals(StoppedClock, "import", corpus, "--no-index", "--archive", archive.Path);
        var expected = Shared(archive.Path);
        if (expected.Count < 100)
        {
            throw new InvalidOperationException($"{corpus} has too few posts to be killed in the middle of");
        }

        using var measured = new ScratchFolder();
        var whole = Command.Annals(StoppedClock, "sync", measured.Path, "--archive", archive.Path);
        Console.WriteLine($"undisturbed: {whole.Errors.Trim()}");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, unverified, unequal) = (0, 0, 0);
        while (done < kills)
        {
            using var copy = new ScratchFolder();
            for (var attempt = 0; attempt < 5 && done < kills; attempt++)
            {
                if (Command.AnnalsKilled(StoppedClock, whole.Wall * random.NextDouble(), "sync", copy.Path, "--archive", archive.Path).ExitCode is not (0 or 1))
                {
                    done++;
                    unverified += Verifies(copy.Path) ? 0 : 1;
                }
            }

            Command.Annals(StoppedClock, "sync", copy.Path, "--archive", archive.Path);
            unequal += Verifies(copy.Path) && Shared(copy.Path).SequenceEqual(expected) ? 0 : 1;
            Console.WriteLine($"{done} kills: {unverified} copies did not verify, {unequal} ended otherwise than the archive");
        }

        Console.WriteLine($"seed {seed}: {done} kills, {unverified} unverifiable, {unequal} unequal");
        return unverified + unequal == 0 ? 0 : 1;
    }

    private static IReadOnlyList<(string Path, string Hash)> Shared(string archive) => [.. Contents(archive).Where(file => file.Path != "annals.key")];

    private static void Subscribe(Newsweb web, string archive)
        => Command.Annals(StoppedClock, "opml", "import", web.Root + "/opml.xml", "--allow-private", "--archive", archive);

    private static CommandRun FetchOnce(string archive, TimeSpan? killAfter)
    {
        string[] arguments = ["fetch", "--no-images", "--force", "--allow-private", "--archive", archive];
        return killAfter is { } moment ? Command.AnnalsKilled(StoppedClock, moment, arguments) : Command.Annals(StoppedClock, arguments);
    }

    private static IReadOnlyList<(string Path, string Hash)> Posts(string archive)
        => [.. Contents(archive).Where(file => file.Path.StartsWith("_posts", StringComparison.Ordinal) || file.Path.StartsWith("revisions", StringComparison.Ordinal))];

    // An archive that was not even begun is no archive yet, and nothing is lost.
    internal static bool Verifies(string archive)
    {
        if (!File.Exists(Path.Combine(archive, "annals.json")))
        {
            return true;
        }

        var verified = Command.Annals(null, "verify", "--archive", archive);
        if (verified.ExitCode != 0)
        {
            Console.WriteLine(verified.Output + verified.Errors);
        }

        return verified.ExitCode == 0;
    }

    internal static IReadOnlyList<(string Path, string Hash)> Contents(string archive)
        => [.. Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(archive, file))
            .Where(file => !file.StartsWith(".annals", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(archive, file))))))];
}
