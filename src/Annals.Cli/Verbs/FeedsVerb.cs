using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Filtering;
using Annals.Capture.Health;
using Annals.Cli.Terminals;
using Annals.Pages.Feeds;
using Annals.Pages.Words;
using Annals.Web.Reading;

namespace Annals.Cli.Verbs;

internal static class FeedsVerb
{
    public static Command Create() => new Command("feeds", "How the subscriptions are: what each offered, what was kept, what may have been missed") { Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var feeds = FeedHealthReport.Of(folder, Catalog.Load(folder), context.Clock.GetUtcNow());
        FilterNotes.Show(FilterFile.Open(folder).Current);
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(feeds, CliJson.Default.IReadOnlyListFeedHealth));
            return ExitCode.Done;
        }

        context.Terminal.Table(
            ["feed", "30 days", "how it is", "last success", "next poll", "offered", "kept", "revised", "skipped", "gaps", "address"],
            feeds.Select(feed => (IReadOnlyList<string>)
            [
                feed.Title, SparkText.Of(feed.PerDay), Words(feed, context), Time(feed.LastSuccessAt), Time(feed.NextPollAt), Number(feed.Offered), Number(feed.Kept), Number(feed.Revised), Number(feed.Skipped), Number(feed.Gaps), feed.Feed,
            ]));
        foreach (var (feed, warning) in feeds.SelectMany(feed => feed.Warnings.Select(warning => (feed, warning))))
        {
            Terminal.Problem($"{feed.Title}: {warning.Words}: {warning.Advice}");
        }

        foreach (var (feed, missed) in feeds.SelectMany(feed => feed.LastWithoutPage.Select(missed => (feed, missed))))
        {
            context.Terminal.Note($"{feed.Title}: kept with the feed's text, because of its page: {missed.Entry}: {missed.Reason}");
        }

        foreach (var feed in feeds.Where(feed => feed.LastGap is not null))
        {
            context.Terminal.Note($"{feed.Title}: entries between {UtcTime.ToIso(feed.LastGap!.After)} and {UtcTime.ToIso(feed.LastGap.Before)} may have been missed");
        }

        context.Terminal.Note(feeds.Count == 0 ? $"{folder.Root} subscribes to nothing yet: 'annals add URL' or 'annals opml import FILE'" : $"{feeds.Count} subscriptions, {feeds.Count(feed => feed.Status is FeedStatus.Failing)} failing, {feeds.Count(feed => feed.Warnings.Count > 0)} with articles that are not as usual");
        return ExitCode.Done;
    }

    // The reader's own words, so that both say the same.
    private static string Words(FeedHealth feed, VerbContext context)
        => FeedWords.Of(FeedRows.Of(feed), Vocabulary.For(UiLanguage.English), context.Clock.GetUtcNow());

    private static string Time(DateTimeOffset? time) => time is { } known ? UtcTime.ToIso(known)[..16].Replace('T', ' ') : "never";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
