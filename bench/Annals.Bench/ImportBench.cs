namespace Annals.Bench;

/// <summary>Import of a folder of posts, with its index and without, beside git writing the same files; the same again; verifications beside sha256sum. Each as a whole process.</summary>
internal static class ImportBench
{
    public static int Run(string corpus, string? captured)
    {
        using var archive = new ScratchFolder();
        // What others wrote shortly before is not this import's to flush.
        Shell("sync");
        var posts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Count();
        string[] times = captured is null ? [] : ["--captured", captured];
        using var bare = new ScratchFolder();
        var alone = Command.Annals(null, ["import", corpus, .. times, "--no-index", "--archive", bare.Path]);
        var first = Command.Annals(null, ["import", corpus, .. times, "--archive", archive.Path]);
        var second = Command.Annals(null, ["import", corpus, .. times, "--archive", archive.Path]);
        var verified = Command.Annals(null, "verify", "--archive", archive.Path);
        var quick = Command.Annals(null, "verify", "--quick", "--archive", archive.Path);
        var summed = Command.Run("sh", ["-c", $"find '{archive.Path}/_posts' '{archive.Path}/revisions' '{archive.Path}/blobs' -type f -print0 2>/dev/null | xargs -0 sha256sum"], null, null);
        Console.WriteLine(first.Errors.Trim());
        Console.WriteLine(second.Errors.Trim());
        Console.WriteLine(verified.Errors.Trim());
        PrintLimit(corpus, posts);
        Print("import, no index", alone, posts);
        Print("first import", first, posts);
        Print("second import", second, posts);
        Print("sha256sum", summed, posts);
        Print("verify", verified, posts);
        Print("verify --quick", quick, posts);
        Console.WriteLine($"verify / sha256sum: {verified.Wall / summed.Wall:F2} of the time");
        Console.WriteLine($"second / first: {second.Wall / first.Wall:P0} of the time");
        return first.ExitCode | second.ExitCode | verified.ExitCode;
    }

    // What any importer must do at least: write every file once, and read it.
    private static void PrintLimit(string corpus, int posts)
    {
        using var repository = new ScratchFolder();
        using var target = new ScratchFolder();
        Shell($"cd '{repository.Path}' && git init -q . && cp -r '{corpus}'/. . && git add -A && git -c user.name=bench -c user.email=bench@localhost commit -qm posts");
        Shell($"git clone -q --no-checkout '{repository.Path}' '{target.Path}/clone'");
        var checkout = Shell($"cd '{target.Path}/clone' && git checkout -q HEAD && find . -name '*.md' -print0 | xargs -0 cat > /dev/null");
        Print("git checkout, cat", checkout, posts);
    }

    private static CommandRun Shell(string command)
    {
        var run = Command.Run("sh", ["-c", command], null, null);
        return run.ExitCode == 0 ? run : throw new InvalidOperationException($"{command}: {run.Errors}");
    }

    private static void Print(string what, CommandRun run, int posts)
        => Console.WriteLine($"{what,-18} {run.Wall.TotalSeconds,6:F2} s  {run.Cpu.TotalSeconds,6:F2} CPU-s  {posts / run.Wall.TotalSeconds,7:F0} posts/s  {run.PeakBytes / 1e6,5:F0} MB peak");
}
