using System.Globalization;
using Annals.Archive;
using Annals.Publish.Forms;

namespace Annals.Bench.Forms;

/// <summary>The whole corpus out in every form and back into an empty archive, each as a whole process; what came back is held against what went out.</summary>
internal static class FormsBench
{
    public static int Run(string corpus, string? only)
    {
        using var archive = new ScratchFolder();
        var imported = Command.Annals(null, "import", corpus, "--no-index", "--archive", archive.Path);
        Console.WriteLine(imported.Errors.Trim().Split('\n')[^1]);
        Console.WriteLine("form      out: s  CPU-s  peak MB   size MB  back: s  CPU-s  peak MB   articles out, back  revisions out, back   same bytes  again: new lines  differences");
        var failures = imported.ExitCode;
        foreach (var form in FormList.Forms.Where(form => form.IsOfArticles && (only is null || form.Name == only)))
        {
            failures |= RoundTrip(archive.Path, form);
        }

        return failures;
    }

    private static int RoundTrip(string archive, IForm form)
    {
        using var scratch = new ScratchFolder();
        var (target, back) = (Path.Combine(scratch.Path, form is IFileForm file ? "out" + file.Ending : "out"), Path.Combine(scratch.Path, "back"));
        var written = Command.Annals(null, "export", "--format", form.Name, "--to", target, "--archive", archive);
        var taken = Command.Annals(null, "import", target, "--no-index", "--archive", back);
        if (!ArchiveFolder.Exists(back))
        {
            Console.WriteLine($"{form.Name}: {written.Errors.Trim()} {taken.Errors.Trim()}");
            return 1;
        }

        var lines = Lines(back);
        var again = Command.Annals(null, "import", target, "--no-index", "--archive", back);
        var comparison = ArchiveComparison.Of(ArchiveFolder.Open(archive), ArchiveFolder.Open(back), form.Name == "plain");
        var differences = comparison.Differences.Count == 0 ? "none" : string.Join(", ", comparison.Differences.Select(difference => $"{difference.Key}: {difference.Value}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{form.Name,-9} {written.Wall.TotalSeconds,6:F1} {written.Cpu.TotalSeconds,6:F1} {written.PeakBytes / 1e6,8:F0} {Size(target) / 1e6,9:F1} {taken.Wall.TotalSeconds,8:F1} {taken.Cpu.TotalSeconds,6:F1} {taken.PeakBytes / 1e6,8:F0} {comparison.ArticlesOut,14}, {comparison.ArticlesBack,-6} {comparison.RevisionsOut,12}, {comparison.RevisionsBack,-6} {comparison.SameBytes,12} {Lines(back) - lines,16}  {differences}"));
        return written.ExitCode | taken.ExitCode | again.ExitCode;
    }

    private static long Lines(string archive) => Directory.GetFiles(Path.Combine(archive, "journal"), "*.jsonl").Sum(file => File.ReadLines(file).LongCount());

    private static long Size(string path)
        => File.Exists(path) ? new FileInfo(path).Length : Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
}
