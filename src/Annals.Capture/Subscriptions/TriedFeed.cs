using Annals.Capture.Entries;
using Annals.Feeds;
using Annals.Feeds.Discovery;
using Annals.Language.Detection;

namespace Annals.Capture.Subscriptions;

/// <summary>A candidate that was asked and is a feed, with what there is to compare it by.</summary>
internal sealed record TriedFeed
{
    private const int EntriesCompared = 20;

    // Two feeds of the same articles differ a little; by this much it is the text that one of them leaves out.
    private const double ClearlyLonger = 1.5;

    public required FeedCandidate Candidate { get; init; }

    public required Subscription Subscription { get; init; }

    public required FoundFeed Found { get; init; }

    public required FeedBreadth Breadth { get; init; }

    public required bool HasEntries { get; init; }

    /// <summary>Most entries do not look cut.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Characters of the entry in the middle.</summary>
    public required int TypicalLength { get; init; }

    /// <summary>0 for another language than the page's, 1 for the same or when that is not known, 2 for the same variety of Chinese too.</summary>
    public required int Nearness { get; init; }

    /// <param name="pageLanguage">BCP 47; null when not known.</param>
    public static TriedFeed Of(FeedCandidate candidate, Subscription subscription, Feed feed, string? pageLanguage)
    {
        var texts = feed.Entries.Take(EntriesCompared).Select(EntryText.Of).ToList();
        var lengths = texts.Select(text => text.Plain.Length).Order().ToList();
        return new TriedFeed
        {
            Candidate = candidate,
            Subscription = subscription,
            Found = FoundFeed.Of(subscription, feed),
            Breadth = FeedDiscovery.BreadthOf(candidate.Url, feed.Title?.Value ?? candidate.Title),
            HasEntries = texts.Count > 0,
            IsWhole = texts.Count > 0 && texts.Count(FullText.LooksCut) * 2 < texts.Count,
            TypicalLength = texts.Count > 0 ? lengths[lengths.Count / 2] : 0,
            Nearness = NearnessOf(LanguageGuess.Of(string.Join('\n', texts.Select(text => text.Title + "\n" + text.Plain))) ?? feed.Language, pageLanguage),
        };
    }

    /// <summary>Why it is to be preferred; null when it is not. The other one stood before it on the page.</summary>
    public string? BetterThan(TriedFeed other)
        => HasEntries != other.HasEntries ? Say(HasEntries, "another one has no entries")
            : (Breadth == FeedBreadth.Comments) != (other.Breadth == FeedBreadth.Comments) ? Say(Breadth > other.Breadth, "another one is of comments")
            : Nearness != other.Nearness ? Say(Nearness > other.Nearness, "another one is in another language than the page")
            : Breadth != other.Breadth ? Say(Breadth > other.Breadth, "it is of the whole site, another one of a part")
            : IsWhole != other.IsWhole ? Say(IsWhole, "it has the whole text, another one summaries")
            : Say(TypicalLength > other.TypicalLength * ClearlyLonger, "it has the fuller text");

    private static string? Say(bool isBetter, string why) => isBetter ? why : null;

    private static int NearnessOf(string? feed, string? page)
    {
        if (string.IsNullOrWhiteSpace(feed) || string.IsNullOrWhiteSpace(page))
        {
            return 1;
        }

        var (mine, its) = (Variety(feed), Variety(page));
        return mine == its ? 2 : mine.Split('-')[0] == its.Split('-')[0] ? 1 : 0;
    }

    // Only for Chinese is the variety another text.
    private static string Variety(string language)
    {
        var parts = language.Trim().ToLowerInvariant().Split('-', '_');
        return parts switch
        {
            ["zh", .. var rest] when rest.Intersect(["hant", "tw", "hk", "mo"]).Any() => "zh-hant",
            ["zh", .. var rest] when rest.Intersect(["hans", "cn", "sg"]).Any() => "zh-hans",
            _ => parts[0],
        };
    }
}
