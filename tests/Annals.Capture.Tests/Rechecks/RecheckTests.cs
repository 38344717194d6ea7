using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Capture.Rechecks;
using Annals.Capture.Rounds;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Rechecks;

public sealed class RecheckTests : IDisposable
{
    private const string Page = "/article/1.html";
    private static readonly string Text = Rss.Long + "<p>Twelve lamps burn on it at night.</p>";
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task What_the_feed_does_not_show_of_a_change_is_seen_on_the_page()
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, Rss.Page("Bridge opens", Text.Replace("Twelve", "Thirteen", StringComparison.Ordinal)), "text/html");

        var second = await _at.PollAsync();

        Assert.Equal((1, 1), (second.Rechecks.Asked, second.Revised));
        Assert.Equal(["page", "page"], _at.Revisions.Select(revision => revision.Via));
        Assert.Contains("Thirteen lamps", _at.Post(_at.Revisions[1]).BodyText, StringComparison.Ordinal);
        Assert.Equal(2, _at.Journal.OfType<PagesKept>().Count());
    }

    [Fact]
    public async Task A_page_is_asked_after_an_hour_six_hours_a_day_and_a_week_and_never_again()
    {
        await KeepFromPageAsync();
        var first = _at.Clock.Now;
        var looks = new List<int>();
        for (var hour = 1; hour <= 24 * 40; hour++)
        {
            if ((await _at.PollAsync()).Rechecks.Asked > 0)
            {
                looks.Add((int)(_at.Clock.Now - first).TotalHours);
            }
        }

        Assert.Equal([1, 6, 22, 152], looks);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_asked_about_with_its_validators()
    {
        _at.Server.On(Page, asked => asked.Header("If-None-Match") == "\"7\"" ? Reply.Status(304) : Reply.Ok(Rss.Page("Bridge opens", Text), "text/html").With("ETag", "\"7\""));
        await KeepFromPageAsync(serve: false);
        _at.Restart();

        await _at.PollAsync();

        Assert.Equal(["", "\"7\""], _at.Server.Requests.Where(asked => asked.Path == Page).Select(asked => asked.Header("If-None-Match") ?? ""));
        Assert.Single(_at.Revisions);
    }

    [Theory]
    [InlineData("<p>最近更新： 24 分钟前</p>")]
    [InlineData("<p>1,204 views | 56 comments</p>")]
    [InlineData("<img src=\"http://x.example/w_300,h_200/a.jpg?sid=9\"><p>5 minutes ago</p>")]
    public async Task Noise_on_a_page_makes_no_revision(string noise)
    {
        _at.Server.On(Page, Rss.Page("Bridge opens", Text + "<img src=\"http://x.example/w_600,h_400/a.jpg?sid=1\"><p>1 小时前</p>"), "text/html");
        await KeepFromPageAsync(serve: false);
        _at.Server.On(Page, Rss.Page("Bridge opens", Text + "<img src=\"http://x.example/w_600,h_400/a.jpg?sid=2\">" + noise.Replace("<img src=\"http://x.example/w_300,h_200/a.jpg?sid=9\">", "", StringComparison.Ordinal)), "text/html");

        await _at.PollAsync();

        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task A_line_that_a_reading_took_once_and_leaves_now_makes_no_revision()
    {
        const string Signature = "<div><p>Translated by Ann; checked by Ben</p>";
        _at.Server.On(Page, Rss.Page("Bridge opens", Text + Signature + "</div>"), "text/html");
        await KeepFromPageAsync(serve: false);
        _at.Server.On(Page, Rss.Page("Bridge opens", Text + "<div class=\"related\">" + Signature + "<a href=\"/2\">Lamps: who pays</a></div></div>"), "text/html");

        await _at.PollAsync();

        Assert.Single(_at.Revisions);
    }

    [Theory]
    [InlineData("The bridge at night", "The bridge by day", 2)]
    [InlineData("The bridge at night", "The bridge at night", 1)]
    public async Task Another_caption_is_a_change_of_the_article(string before, string after, int revisions)
    {
        static string Figure(string caption) => "<figure><img src=\"/p/bridge.jpg\"><figcaption>" + caption + "</figcaption></figure>";
        _at.Server.On(Page, Rss.Page("Bridge opens", Figure(before) + Text), "text/html");
        await KeepFromPageAsync(serve: false);
        _at.Server.On(Page, Rss.Page("Bridge opens", Figure(after) + Text + "<p>5 minutes ago</p>"), "text/html");

        await _at.PollAsync();

        Assert.Equal(revisions, _at.Revisions.Count);
        Assert.Contains(after, _at.Post(_at.Revisions[^1]).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_summary_of_an_article_with_a_caption_makes_no_revision()
    {
        _at.Server.On(Page, Rss.Page("Bridge opens", "<figure><img src=\"/p/bridge.jpg\"><figcaption>The bridge at night</figcaption></figure>" + Text), "text/html");
        await KeepFromPageAsync(serve: false);
        _at.Server.On("/feed.xml", Rss.Of(Item(1, "The council talked about the bridge …")));

        await _at.PollAsync();

        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task A_changed_headline_is_taken_without_what_the_page_hangs_on_it()
    {
        _at.Server.On(Page, Rss.Page("Bridge opens", Text, "<meta property=\"og:title\" content=\"Bridge opens - The Outlet\">"), "text/html");
        await KeepFromPageAsync(serve: false);
        _at.Server.On(Page, Rss.Page("Bridge closes", Text, "<meta property=\"og:title\" content=\"Bridge closes - The Outlet\">"), "text/html");

        await _at.PollAsync();

        Assert.Equal(["Bridge opens", "Bridge closes"], _at.Revisions.Select(revision => revision.Title));
        Assert.True(_at.Revisions[1].SameText);
    }

    [Fact]
    public async Task A_page_that_is_suddenly_short_must_say_so_twice()
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, Rss.Page("Bridge opens", "<p>The council met on Monday and talked at length about the bridge over the river.</p>"), "text/html");

        await _at.PollAsync();
        Assert.Single(_at.Revisions);
        await _at.PollAsync();
        Assert.Equal(2, _at.Revisions.Count);
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(410, "410")]
    [InlineData(200, "error page")]
    [InlineData(302, "front page")]
    public async Task An_article_that_is_gone_twice_with_hours_between_is_noted_once_and_kept(int answer, string status)
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, answer switch
        {
            200 => Reply.Ok(Rss.Page("404 Not Found", "<p>Sorry.</p>"), "text/html"),
            302 => Reply.Redirect(302, "/"),
            _ => Reply.Status(answer),
        });
        _at.Server.On("/", Rss.Page("The Outlet", Text), "text/html");

        for (var hour = 0; hour < 12; hour++)
        {
            await _at.PollAsync();
        }

        var gone = Assert.Single(_at.Journal.OfType<ArticleGone>());
        Assert.Equal((status, _at.Clock.Now - TimeSpan.FromHours(11)), (gone.Status, gone.Since));
        Assert.Equal(gone.Since, _at.Catalog.Find(_at.Catalog.Where(_ => true)[0].Id)!.Gone!.Since);
        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task An_article_that_comes_back_is_noted_too()
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, Reply.Status(404));
        await PollHoursAsync(8);
        _at.Server.On(Page, Rss.Page("Bridge opens", Text), "text/html");
        await PollHoursAsync(30);

        Assert.Equal([null, true], _at.Journal.OfType<ArticleGone>().Select(gone => gone.Over));
        Assert.Null(_at.Catalog.Where(_ => true)[0].Gone);
        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task An_article_gone_for_good_is_not_asked_for_any_more()
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, Reply.Status(410));
        await PollHoursAsync(8);
        var asked = _at.Server.AskedFor(Page);
        await PollHoursAsync(60);

        Assert.Equal(asked, _at.Server.AskedFor(Page));
    }

    [Fact]
    public async Task One_error_is_no_disappearance()
    {
        await KeepFromPageAsync();
        _at.Server.On(Page, Reply.Status(404));
        await _at.PollAsync();
        _at.Server.On(Page, Rss.Page("Bridge opens", Text), "text/html");
        await PollHoursAsync(30);

        Assert.Empty(_at.Journal.OfType<ArticleGone>());
    }

    [Fact]
    public async Task A_full_text_feed_tells_of_changes_itself_and_pages_are_asked_when_it_no_longer_does()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On(Page, Rss.Page("Bridge opens", Text), "text/html");
        _at.Server.On("/feed.xml", Rss.Of(Item(1, Text)));
        await _at.PollAsync();
        await _at.PollAsync();
        Assert.Equal(0, _at.Server.AskedFor(Page));

        _at.Server.On("/feed.xml", Rss.Of(Item(2, Text + "2")));
        await PollHoursAsync(2);
        Assert.Equal(1, _at.Server.AskedFor(Page));
        Assert.Equal(2, _at.Revisions.Count);

        _at.Server.On(Page, Reply.Status(404));
        await PollHoursAsync(24);
        Assert.Single(_at.Journal.OfType<ArticleGone>());
    }

    [Fact]
    public async Task One_host_is_asked_for_so_many_pages_a_round_and_no_more()
    {
        _at.Subscribe("/feed.xml");
        var most = RecheckPlan.Default.MostPerHost;
        for (var i = 1; i <= most + 5; i++)
        {
            _at.Server.On($"/article/{i}.html", Rss.Page($"Bridge {i}", Text + $"<p>Bridge number {i} of many is a bridge of stone.</p>"), "text/html");
        }

        _at.Server.On("/feed.xml", Rss.Of([.. Enumerable.Range(1, most + 5).Select(i => Item(i, $"The council met on bridge {i} …"))]));
        await _at.PollAsync();
        var second = await _at.PollAsync();
        var third = await _at.PollAsync();

        Assert.Equal((most, 5), (second.Rechecks.Asked, second.Rechecks.Left));
        Assert.Equal((5, 0), (third.Rechecks.Asked, third.Rechecks.Left));
    }

    [Fact]
    public async Task A_machine_that_forgot_everything_asks_no_more_than_it_would_have()
    {
        await KeepFromPageAsync();
        await PollHoursAsync(30);
        File.Delete(Path.Combine(_at.Folder.LocalFolder, "rechecks.json"));
        _at.Restart();
        var asked = _at.Server.AskedFor(Page);
        await PollHoursAsync(100);

        Assert.InRange(_at.Server.AskedFor(Page) - asked, 0, 1);
        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task A_round_may_leave_it_out()
    {
        await KeepFromPageAsync();

        var second = await _at.PollAsync(new FetchOptions { Force = true, Recheck = false });

        Assert.Equal(0, second.Rechecks.Asked);
    }

    [Theory]
    [InlineData("""{"format":1,"recheck":false}""", 0)]
    [InlineData("""{"format":1,"recheck":["30m","2d"]}""", 2)]
    [InlineData("""{"format":1}""", 4)]
    public void The_archive_says_how_often(string marker, int looks)
    {
        File.WriteAllText(Path.Combine(_at.Folder.Root, "annals.json"), marker);

        Assert.Equal(looks, RecheckPlan.Of(_at.Folder).After.Count);
    }

    [Fact]
    public void A_setting_that_cannot_be_read_is_said_to_be()
    {
        File.WriteAllText(Path.Combine(_at.Folder.Root, "annals.json"), """{"format":1,"recheck":["soon"]}""");

        Assert.Contains("\"1h\"", Assert.Throws<ArchiveException>(() => RecheckPlan.Of(_at.Folder)).Message, StringComparison.Ordinal);
    }

    private string Item(int number, string text) => Rss.Item($"{_at.Server.Root}/article/{number}.html", number == 1 ? "Bridge opens" : $"Bridge {number}", text);

    private async Task KeepFromPageAsync(bool serve = true)
    {
        _at.Subscribe("/feed.xml");
        if (serve)
        {
            _at.Server.On(Page, Rss.Page("Bridge opens", Text), "text/html");
        }

        _at.Server.On("/feed.xml", Rss.Of(Item(1, "The council met on Monday …")));
        await _at.PollAsync();
        Assert.Equal("page", Assert.Single(_at.Revisions).Via);
    }

    private async Task PollHoursAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await _at.PollAsync();
        }
    }
}
