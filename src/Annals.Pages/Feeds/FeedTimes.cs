using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Feeds;

/// <summary>When a feed answered and will be asked, as people say it; the instant itself stands in <c>datetime</c>.</summary>
internal static class FeedTimes
{
    public static Html Last(DateTimeOffset? at, PageContext page)
        => at is { } time ? Html.Of($"<time datetime=\"{DateText.Machine(time)}\">{page.Words.Ago(page.Now - time)}</time>") : Html.Text(page.Words.Managing.NeverAnswered);

    public static Html Next(FeedRow feed, PageContext page)
        => feed.IsAsked ? Html.Text(page.Words.Now)
            : feed.NextPollAt is { } next ? Html.Of($"<time datetime=\"{DateText.Machine(next)}\">{(next <= page.Now ? page.Words.Now : page.Words.InTime(next - page.Now))}</time>")
            : Html.Text("–");
}
