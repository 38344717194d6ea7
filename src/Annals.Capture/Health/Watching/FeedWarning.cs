using System.Globalization;

namespace Annals.Capture.Health.Watching;

/// <summary>A feed's articles are not what they were: what the watchdog says to the feed's owner.</summary>
public sealed record FeedWarning
{
    public required Oddity What { get; init; }

    /// <summary><c>feed</c> when it is the feed's own text that is odd, <c>page</c> when it is what its articles' pages give.</summary>
    public required string Via { get; init; }

    /// <summary>When the first odd article was captured (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many there were in a row.</summary>
    public required int Articles { get; init; }

    /// <summary>The id of the last of them.</summary>
    public required string Example { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Words { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Advice { get; init; }

    /// <summary>True when both are the same trouble, however many articles later.</summary>
    internal bool IsSame(FeedWarning other) => What == other.What && Via == other.Via && Since == other.Since;

    /// <summary>The alarms of a feed, the oldest first.</summary>
    public static IReadOnlyList<FeedWarning> Of(WatchState? feed, WatchState? page)
        => [.. From(feed, "feed").Concat(From(page, "page")).OrderBy(warning => warning.Since)];

    private static IEnumerable<FeedWarning> From(WatchState? state, string via)
        => Alarms(state).Select(run => new FeedWarning
        {
            What = run.What,
            Via = via,
            Since = run.Since,
            Articles = run.Articles,
            Example = run.Example,
            Words = $"{Says(run, via)} since {run.Since:yyyy-MM-dd HH:mm} UTC ({run.Articles.ToString(CultureInfo.InvariantCulture)} articles in a row, the last {run.Example})",
            Advice = Advise(run.What, via),
        });

    // A text that is hardly there, or not the article's at all, has no pictures either: one cause, one warning.
    private static List<OddRun> Alarms(WatchState? state)
    {
        var alarms = (state?.Runs ?? []).Where(run => run.IsAlarm).ToList();
        return alarms.Exists(run => run.What is Oddity.Short or Oddity.Repeated)
            ? alarms.FindAll(run => run.What is not (Oddity.NoPictures or Oddity.OneParagraph or Oddity.NothingDropped))
            : alarms;
    }

    private static string Says(OddRun run, string via) => run.What switch
    {
        Oddity.Short => $"the {Text(via)} is short: {run.Length.ToString(CultureInfo.InvariantCulture)} characters{(run.UsualLength is { } usual ? $" instead of about {usual.ToString(CultureInfo.InvariantCulture)}" : "")},",
        Oddity.NoPictures => $"the {Text(via)} has no pictures any more,",
        Oddity.NoDate => via == "feed" ? "the feed gives no dates any more," : "the pages give no dates any more,",
        Oddity.NoTitle => $"the {via} gives no titles any more,",
        Oddity.OneParagraph => $"the {Text(via)} is one paragraph,",
        Oddity.Repeated => $"different articles have the same {Text(via)},",
        Oddity.NoPage => "no article can be had from the pages",
        _ => "nothing beside the article is recognised on the pages any more,",
    };

    private static string Text(string via) => via == "feed" ? "feed's text" : "pages' text";

    private static string Advise(Oddity what, string via) => (what, via) switch
    {
        (Oddity.Short, "feed") => "if it gives only summaries now, articles are taken from their pages where those say more; 'annals show' the example to see",
        (_, "feed") => "look at the feed; 'annals show' the example to see what was kept",
        (Oddity.NoPage, _) => "open an article's page: a wall, another address, or another layout? Articles are kept with the feed's text meanwhile",
        _ => "see 'annals extract --explain' on the page, write down in rules/HOST.rules what is article, then 'annals reextract OUTLET'",
    };
}
