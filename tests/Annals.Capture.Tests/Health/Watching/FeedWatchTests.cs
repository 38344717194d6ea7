using Annals.Archive.Journal;
using Annals.Capture.Health;
using Annals.Capture.Health.Watching;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Health.Watching;

public sealed class FeedWatchTests : IDisposable
{
    private readonly CaptureFixture _at = new();
    private int _last;

    public FeedWatchTests() => _at.Subscribe("/feed.xml");

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_full_text_feed_that_becomes_summaries_is_flagged_once_and_cleared_when_it_is_full_again()
    {
        await FetchAsync(20, Full);
        await FetchAsync(6, Summary);
        await FetchAsync(2, Summary);

        var health = FeedHealthReport.Of(_at.Session)[0];
        var warning = Assert.Single(health.Warnings);
        Assert.Equal((FeedStatus.Odd, Oddity.Short, "feed", 8), (health.Status, warning.What, warning.Via, warning.Articles));
        Assert.Contains("the feed's text is short", health.Words, StringComparison.Ordinal);
        Assert.NotNull(_at.Catalog.Find(Archive.ArticleId.TryParse(warning.Example, out var id) ? id : default));

        await FetchAsync(4, Full);
        Assert.Equal(FeedStatus.Well, FeedHealthReport.Of(_at.Session)[0].Status);
        Assert.Equal([null, true], _at.Journal.OfType<FeedWatched>().Select(watched => watched.Over));
    }

    [Fact]
    public async Task A_new_template_that_nothing_can_be_read_from_is_flagged()
    {
        await FetchAsync(16, Summary, Page);
        await FetchAsync(6, Summary, static (_, _) => "<html><head><title>Outlet</title></head><body><div id=\"app\"></div><script>start()</script></body></html>");

        Assert.Contains(Assert.Single(_at.Journal.OfType<FeedWatched>(), watched => watched.Via == "page").What, "noPage", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_template_that_shows_the_first_lines_only_is_flagged()
    {
        await FetchAsync(16, Summary, Page);
        await FetchAsync(6, Summary, static (number, title) => Rss.Page(title, $"<p>{Words(number)}{Words(number + 1)}{Words(number + 2)}</p><p>Please sign in.</p>"));

        Assert.Contains(FeedHealthReport.Of(_at.Session)[0].Warnings, warning => warning is { What: Oddity.Short, Via: "page" });
    }

    [Fact]
    public async Task A_cookie_wall_in_place_of_every_article_is_flagged()
    {
        var wall = string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>We and our {i * 31} partners would like to tell you about the many ways in which we value what you do here.</p>"));
        await FetchAsync(16, Summary, Page);
        await FetchAsync(6, Summary, (_, title) => Rss.Page(title, wall));

        Assert.Contains(FeedHealthReport.Of(_at.Session)[0].Warnings, warning => warning is { What: Oddity.Repeated or Oddity.NoPage, Via: "page" });
    }

    [Fact]
    public async Task What_is_usual_is_learnt_again_from_the_archive_when_the_local_state_is_gone()
    {
        await FetchAsync(20, Full);
        _at.ForgetLocalState();
        await FetchAsync(6, Summary);

        Assert.Equal(Oddity.Short, Assert.Single(FeedHealthReport.Of(_at.Session)[0].Warnings).What);
    }

    private static string Words(int number)
        => $"The council of district {(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))} met on day {number} and talked about bridge {(char)('a' + (number % 7))} over the river near field {(char)('a' + (number % 11))}. ";

    private static string Full(int number)
        => string.Concat(Enumerable.Range(number * 40, 12 + (number % 9)).Select(line => $"<p>{Words(line)}</p>")) + "<img src=\"/a.png\">";

    private static string Summary(int number) => Words(number * 3) + "…";

    private static string Page(int number, string title) => Rss.Page(title, Full(number));

    private async Task FetchAsync(int articles, Func<int, string> body, Func<int, string, string>? page = null)
    {
        var items = new List<string>();
        for (var i = 0; i < articles; i++)
        {
            var number = ++_last;
            var title = $"Story {number} of the river";
            items.Insert(0, Rss.Item($"{_at.Server.Root}/{number}.html", title, body(number)));
            if (page is not null)
            {
                _at.Server.On($"/{number}.html", page(number, title), "text/html");
            }
        }

        _at.Server.On("/feed.xml", Rss.Of([.. items]));
        await _at.PollAsync();
    }
}
