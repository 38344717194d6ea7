namespace Annals.Bench;

/// <summary>Import of a folder of posts with its index; the same again; a verification. Each as a whole process.</summary>
internal static class ImportBench
{
    public static int Run(string corpus, string? captured)
    {
        using var archive = new ScratchFolder();
        var posts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Count();
        string[] times = captured is null ? [] : ["--captured", captured];
        var first = Command.Annals(null, ["import", corpus, .. times, "--archive", archive.Path]);
        var second = Command.Annals(null, ["import", corpus, .. times, "--archive", archive.Path]);
        var verified = Command.Annals(null, "verify", "--archive", archive.Path);
        Console.WriteLine(first.Errors.Trim());
        Console.WriteLine(second.Errors.Trim());
        Console.WriteLine(verified.Errors.Trim());
        Print("first import", first, posts);
        Print("second import", second, posts);
        Print("verify", verified, posts);
        Console.WriteLine($"second / first: {second.Wall / first.Wall:P0} of the time");
        return first.ExitCode | second.ExitCode | verified.ExitCode;
    }

    private static void Print(string what, CommandRun run, int posts)
        => Console.WriteLine($"{what,-14} {run.Wall.TotalSeconds,6:F2} s  {run.Cpu.TotalSeconds,6:F2} CPU-s  {posts / run.Wall.TotalSeconds,7:F0} posts/s  {run.PeakBytes / 1e6,5:F0} MB peak");
}
