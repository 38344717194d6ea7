using System.CommandLine;
using System.Text.Json;
using Annals.Capture;
using Annals.Capture.Images;
using Annals.Capture.Rechecks;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;

namespace Annals.Cli.Verbs;

internal static class FetchVerb
{
    private static readonly Argument<string[]> Feeds = new("FEED") { Description = "Only these, by address or title (default: all); an address not subscribed to yet is added", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<int> Jobs = new("--jobs", "-j") { Description = "Feeds at a time; with 1 everything happens in the order of the subscriptions", DefaultValueFactory = _ => FetchOptions.DefaultJobs };

    private static readonly Option<bool> Force = new("--force") { Description = "Due or not; never against Retry-After, robots.txt and the gap between requests" };

    private static readonly Option<double?> Deadline = new("--deadline") { Description = "Begin nothing new after so many seconds, and end", HelpName = "SECONDS" };

    public static Command Create() => new Command("fetch", "One round over the feeds now")
    {
        Feeds, Jobs, Force, Deadline, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, CaptureVerb.NoRaw, CaptureVerb.NoImages, CaptureVerb.NoRecheck, Verb.ArchiveOption,
    }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var options = Options(context);
        var started = TimeProvider.System.GetTimestamp();
        using var writer = context.OpenWriter(context.OpenArchive());
        using var session = CaptureVerb.Open(context, writer);
        AddUnknown(context.Terminal, session, options.Feeds ?? []);
        if (session.Subscriptions.All.Count == 0)
        {
            context.Terminal.Note($"{writer.Folder.Root} subscribes to nothing yet: 'annals add URL' or 'annals opml import FILE'");
            await FetchImagesAsync(context, session, started, options, cancellation);
            return ExitCode.Done;
        }

        using var index = ArchiveIndex.Open(writer.Folder);
        using var follower = new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var summary = await context.Terminal.WithProgressAsync("Fetching", progress => new FetchRound(session).RunAsync(
            options,
            new Relay<FetchProgress>(step => progress.Report((step.Done, step.Total))),
            cancellation));
        follower.Finish();
        Show(context.Terminal, summary);
        if (!summary.NetworkIsDown)
        {
            await FetchImagesAsync(context, session, started, options, cancellation);
            follower.Finish();
        }

        return summary.NetworkIsDown ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task FetchImagesAsync(VerbContext context, CaptureSession session, long started, FetchOptions options, CancellationToken cancellation)
    {
        var within = options.Within is { } all ? all - TimeProvider.System.GetElapsedTime(started) : new ImageRoundOptions().Within;
        if (within <= TimeSpan.Zero || context.Arguments.GetValue(CaptureVerb.NoImages))
        {
            return;
        }

        var images = await new ImageRound(session).RunAsync(new ImageRoundOptions { Within = within }, cancellation);
        if (images.Kept + images.Missing + images.Waiting > 0)
        {
            context.Terminal.Note($"{images.Kept} images kept, {images.Missing} not to be had{(images.Waiting > 0 ? $"; {images.Waiting} articles are left for the next round" : "")}");
        }
    }

    private static FetchOptions Options(VerbContext context)
    {
        var jobs = context.Arguments.GetValue(Jobs);
        var deadline = context.Arguments.GetValue(Deadline);
        if (jobs is < 1 or > 256)
        {
            throw new UsageException("--jobs: give a number from 1 to 256");
        }

        if (deadline is <= 0)
        {
            throw new UsageException("--deadline: give a number of seconds above 0");
        }

        return new FetchOptions
        {
            Feeds = context.Arguments.GetValue(Feeds) is { Length: > 0 } feeds ? feeds : null,
            Jobs = jobs,
            Force = context.Arguments.GetValue(Force),
            Recheck = !context.Arguments.GetValue(CaptureVerb.NoRecheck),
            Within = deadline is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static void AddUnknown(Terminal terminal, CaptureSession session, IReadOnlyList<string> feeds)
    {
        var known = session.Subscriptions.All.SelectMany(subscription => new[] { subscription.FeedUrl, subscription.Title ?? "" }).ToHashSet();
        var unknown = feeds.Where(feed => !known.Contains(feed)).ToList();
        foreach (var feed in unknown.Where(feed => !(Uri.TryCreate(feed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")))
        {
            throw new UsageException($"'{feed}' is neither the address nor the title of a subscription: 'annals feeds' lists them");
        }

        if (session.Subscriptions.Add(unknown.Select(feed => new Subscription { FeedUrl = feed })) is > 0 and var added)
        {
            terminal.Note($"Added {added} to the subscriptions");
        }
    }

    private static void Show(Terminal terminal, RoundSummary summary)
    {
        if (terminal.IsJson)
        {
            using var output = Console.OpenStandardOutput();
            JsonSerializer.Serialize(output, summary, CliJson.Default.RoundSummary);
            output.Write("\n"u8);
            return;
        }

        foreach (var feed in summary.Feeds)
        {
            if (feed.Error is { } error)
            {
                Terminal.Problem($"{feed.Feed}: {Word(feed.Outcome)}: {error}");
            }

            if (feed.Gap is { } gap)
            {
                Terminal.Problem($"{feed.Feed}: entries between {Archive.UtcTime.ToIso(gap.After)} and {Archive.UtcTime.ToIso(gap.Before)} may have been missed");
            }

            foreach (var warning in feed.Warnings)
            {
                Terminal.Problem($"{feed.Title}: {warning.Words}: {warning.Advice}");
            }

            foreach (var missed in feed.WithoutPage)
            {
                terminal.Note($"{feed.Feed}: kept with the feed's text, because of its page: {missed.Entry}: {missed.Reason}");
            }

            foreach (var skipped in feed.Skipped)
            {
                terminal.Note($"{feed.Feed}: skipped {skipped.Entry}: {skipped.Reason}");
            }
        }

        if (Words(summary.Rechecks) is { } rechecks)
        {
            terminal.Note(rechecks);
        }

        if (summary.NetworkIsDown)
        {
            Terminal.Problem("no host could be reached: is this machine connected? Nothing is lost; the next round asks again");
        }

        terminal.Note($"{summary.Polled} of {summary.Feeds.Count} feeds asked: {summary.New} new, {summary.Revised} revised, {summary.Unchanged} unchanged, {summary.Skipped} skipped, {summary.Failed} failed");
    }

    /// <summary>What asking pages again brought; null when none was asked.</summary>
    public static string? Words(RecheckSummary rechecks)
        => rechecks.Asked == 0 ? null
            : $"{rechecks.Asked} pages asked again: {rechecks.Revised} revised"
                + (rechecks.Gone > 0 ? $", {rechecks.Gone} gone from their source" : "")
                + (rechecks.Back > 0 ? $", {rechecks.Back} back there" : "")
                + (rechecks.Left > 0 ? $"; {rechecks.Left} wait for a later round" : "");

    private static string Word(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Held => "waiting",
        PollOutcome.Disallowed => "refused",
        PollOutcome.OutOfTime => "timeout",
        PollOutcome.Retired => "gone",
        _ => "failed",
    };
}
