using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Verifying;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class VerifyVerb
{
    public static Command Create() => new Command("verify", "Prove from the journal that nothing is missing, altered or added") { Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var report = context.Terminal.WithProgress("Verifying", progress =>
            ArchiveVerifier.Verify(folder, new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total))), cancellation));
        context.Terminal.Table(
            ["what", "file", "why"],
            report.Findings.Select(finding => (IReadOnlyList<string>)[finding.Kind.ToString().ToLowerInvariant(), finding.Path, finding.Message + When(finding)]));

        foreach (var note in report.Notes)
        {
            context.Terminal.Note("note: " + note);
        }

        if (report.IsSound)
        {
            context.Terminal.Note($"Sound: {report.Files} files ({report.Bytes / 1e6:F1} MB) are as the journal's {report.Lines} lines say; the last line's hash is {report.Head}");
            return ExitCode.Done;
        }

        Terminal.Problem($"{report.Findings.Count} things are wrong in {folder.Root}, listed above; restore the files named from a copy, the archive itself changes nothing");
        return ExitCode.Failed;
    }

    private static string When(Finding finding)
        => (finding.SoundAt, finding.ChangedAt) switch
        {
            ({ } sound, { } changed) => $"; recorded {UtcTime.ToIso(sound)}, changed {UtcTime.ToIso(changed)}",
            ({ } sound, null) => $"; recorded {UtcTime.ToIso(sound)}",
            (null, { } changed) => $"; there since {UtcTime.ToIso(changed)}",
            _ => "",
        };
}
