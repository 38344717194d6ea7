using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Capture.Cleaning;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

internal static class GcVerb
{
    private static readonly Option<bool> DryRun = new("--dry-run", "-n") { Description = "Print what would go, and remove nothing" };

    private static readonly Option<string?> KeepUnder = new("--keep-under") { Description = "Drop pictures, of the oldest articles first, until the archive takes less than this (5GB); never posts, revisions or the journal", HelpName = "SIZE" };

    private static readonly Option<string?> PagesOlderThan = new("--pages-older-than") { Description = "Also drop pages as they came that are older than this (90d); 'reextract' can then not use them", HelpName = "DAYS" };

    public static Command Create() => new Command("gc", "Remove what no article needs: pictures that none shows, small copies, left-overs")
    {
        DryRun, KeepUnder, PagesOlderThan, Verb.ArchiveOption,
    }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var wishes = Wishes(context, folder);
        CleaningPlan plan;
        if (context.Arguments.GetValue(DryRun))
        {
            plan = ArchiveCleaning.Plan(folder, wishes, context.Clock.GetUtcNow(), cancellation);
        }
        else
        {
            // The plan is made while nobody else writes: an article that comes in meanwhile might need what it drops.
            using var writer = context.OpenWriter(folder);
            plan = ArchiveCleaning.Plan(folder, wishes, context.Clock.GetUtcNow(), cancellation);
            ArchiveCleaning.Run(writer, plan, cancellation);
        }

        Show(context, plan);
        return plan.Over > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(VerbContext context, CleaningPlan plan)
    {
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(plan, CliJson.Default.CleaningPlan));
        }
        else
        {
            context.Terminal.Table(
                ["why", "bytes", "file"],
                [
                    .. plan.Blobs.Select(blob => (IReadOnlyList<string>)[blob.Reason, blob.Size.ToString(CultureInfo.InvariantCulture), blob.Path]),
                    .. plan.LeftOvers.Select(file => (IReadOnlyList<string>)[file.What, file.Size.ToString(CultureInfo.InvariantCulture), file.Path]),
                ]);
        }

        var verb = context.Arguments.GetValue(DryRun) ? "would be removed; nothing was" : "removed";
        context.Terminal.Note($"{plan.Blobs.Count + plan.LeftOvers.Count} files, {ByteSize.ToText(plan.Bytes)} {verb}");
        if (plan.Over > 0)
        {
            Terminal.Problem($"the archive stays {ByteSize.ToText(plan.Over)} above what was wished: what is left is posts, revisions, pages and the journal, which gc does not touch ('--pages-older-than' drops pages)");
        }
    }

    private static CleaningWishes Wishes(VerbContext context, ArchiveFolder folder)
    {
        var under = context.Arguments.GetValue(KeepUnder);
        var older = context.Arguments.GetValue(PagesOlderThan);
        return new CleaningWishes
        {
            KeepUnder = under is null ? null : ByteSize.Parse(under) ?? throw new UsageException($"--keep-under: '{under}' is no size: write 500MB, 5GB or a number of bytes"),
            ImagesUnder = folder.MostImageBytes,
            PagesOlderThan = older is null ? null : Days(older) ?? throw new UsageException($"--pages-older-than: '{older}' is no age: write 90d"),
        };
    }

    private static TimeSpan? Days(string text)
        => int.TryParse(text.TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days < 100_000 ? TimeSpan.FromDays(days) : null;
}
