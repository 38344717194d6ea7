using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Repairing;
using Annals.Archive.Verifying;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class VerifyVerb
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "Check names and sizes, not every byte: finds what is missing, cut off or added in seconds" };

    private static readonly Option<bool> Repair = new("--repair") { Description = "Put back what can be proved to be right; what is replaced is set aside in .annals/damaged" };

    private static readonly Option<string?> From = new("--from") { Description = "With --repair: a second copy of the archive", HelpName = "DIR" };

    public static Command Create()
        => new Command("verify", "Prove from the journal that nothing is missing, altered or added") { Quick, Repair, From, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        RepairFirst(context, folder, cancellation);
        var isQuick = context.Arguments.GetValue(Quick);
        var report = context.Terminal.WithProgress("Verifying", progress =>
            ArchiveVerifier.Verify(folder, new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total))), cancellation, isQuick));
        context.Terminal.Table(
            ["what", "file", "why"],
            report.Findings.Select(finding => (IReadOnlyList<string>)[finding.Kind.ToString().ToLowerInvariant(), finding.Path, finding.Message + When(finding)]));

        foreach (var note in report.Notes)
        {
            context.Terminal.Note("note: " + note);
        }

        if (report.IsSound)
        {
            context.Terminal.Note(isQuick
                ? $"Nothing is missing or added: {report.Files} files ({report.Bytes / 1e6:F1} MB) have the names and sizes that the journal's {report.Lines} lines say; their bytes were not read"
                : $"Sound: {report.Files} files ({report.Bytes / 1e6:F1} MB) are as the journal's {report.Lines} lines say; the last line's hash is {report.Head}, the root {report.Root}");
            return ExitCode.Done;
        }

        Terminal.Problem($"{report.Findings.Count} things are wrong in {folder.Root}, listed above; 'annals verify --repair --from DIR' puts back from a second copy what can be proved, without --repair nothing is changed");
        return ExitCode.Failed;
    }

    private static void RepairFirst(VerbContext context, ArchiveFolder folder, CancellationToken cancellation)
    {
        var from = context.Arguments.GetValue(From);
        if (!context.Arguments.GetValue(Repair))
        {
            if (from is not null)
            {
                throw new UsageException("--from DIR goes with --repair");
            }

            return;
        }

        foreach (var line in ArchiveRepair.Run(folder, from is null ? null : ArchiveFolder.Open(from), context.Clock.GetUtcNow(), cancellation))
        {
            context.Terminal.Note("put back: " + line);
        }
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
