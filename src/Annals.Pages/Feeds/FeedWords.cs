using Annals.Pages.Words;

namespace Annals.Pages.Feeds;

/// <summary>A feed's health in plain words: one text for the reader and the terminal.</summary>
public static class FeedWords
{
    /// <summary>How it is, and what to do when that is not well.</summary>
    public static string Of(FeedRow feed, Vocabulary words, DateTimeOffset now)
    {
        var state = words.Condition(feed.Condition);
        return feed.Condition is FeedCondition.Failing or FeedCondition.Disallowed or FeedCondition.Retired && Trouble(feed, words, now) is { } trouble
            ? $"{state}{(words.Language == UiLanguage.Chinese ? "：" : ": ")}{trouble}"
            : feed.Warnings is [var warning, ..] ? $"{state}: {warning}"
            : feed is { Condition: FeedCondition.Damaged, Damage: [var damage, ..] } ? $"{state}: {damage}"
            : state;
    }

    /// <summary>What the trouble is, since when, and what to do; null when there is none.</summary>
    public static string? Trouble(FeedRow feed, Vocabulary words, DateTimeOffset now)
    {
        if (feed.Trouble is not { } trouble)
        {
            return null;
        }

        var managing = words.Managing;
        var since = feed.FailingSince is { } at && feed.Failures > 0 ? managing.FailedSince(feed.Failures, words.Ago(now - at)) : "";
        string[] sentences = [managing.Trouble(trouble), since, managing.Advice(trouble)];
        return string.Join(words.Language == UiLanguage.Chinese ? "" : " ", sentences.Where(sentence => sentence.Length > 0));
    }
}
