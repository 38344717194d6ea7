using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Capture.Rounds;
using Annals.Capture.State;
using Annals.Capture.Subscriptions;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Rounds;

public sealed class FetchRoundTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Every_entry_is_kept_once_and_accounted_for()
    {
        Serve(Rss.Item(Link(1), "One", date: Early), Rss.Item(Link(2), "Two"));

        var first = await _at.PollAsync();
        _at.ForgetLocalState();
        var again = await _at.PollAsync();

        Assert.Equal((2, 0, 0), (first.New, first.Revised, first.Unchanged));
        Assert.Equal((0, 0, 2), (again.New, again.Revised, again.Unchanged));
        var poll = Assert.Single(_at.Journal.OfType<FeedPolled>());
        Assert.Equal((2, 2, 0, 0, 0), (poll.Offered, poll.New, poll.Revised, poll.Unchanged, poll.Skipped.Count));
        Assert.Equal(["Two", "One"], _at.Revisions.Select(revision => revision.Title));
        Assert.All(_at.Revisions, revision => Assert.Equal("Outlet", revision.Outlet));
    }

    [Fact]
    public async Task A_304_costs_no_parse()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", asked => asked.Header("If-None-Match") == "\"1\"" ? Reply.Status(304) : Reply.Ok(Rss.Of(Rss.Item(Link(1)))).With("ETag", "\"1\""));

        await _at.PollAsync();
        _at.Restart();
        var again = await _at.PollAsync();

        Assert.Equal(PollOutcome.NotModified, again.Feeds[0].Outcome);
    }

    [Fact]
    public async Task The_same_bytes_again_bring_nothing()
    {
        Serve(Rss.Item(Link(1)));

        await _at.PollAsync();
        var again = await _at.PollAsync();

        Assert.Equal(PollOutcome.NotModified, again.Feeds[0].Outcome);
    }

    [Fact]
    public async Task A_changed_article_is_a_revision_and_noise_is_not()
    {
        Serve(Rss.Item(Link(1), body: Rss.Long + "<p>21分钟前</p>"));
        await _at.PollAsync();
        Serve(Rss.Item(Link(1), body: Rss.Long + " <p>3小时前</p>"));
        var noise = await _at.PollAsync();
        Serve(Rss.Item(Link(1), "Bridge opens (updated)", body: Rss.Long + "<p>3小时前</p><p>The mayor has come after all.</p>"));
        var change = await _at.PollAsync();

        Assert.Equal((0, 1), (noise.Revised, noise.Unchanged));
        Assert.Equal((0, 1), (change.New, change.Revised));
        Assert.Equal([1, 2], _at.Revisions.Select(revision => revision.Revision));
    }

    [Fact]
    public async Task A_feed_that_repeats_one_guid_keeps_every_entry()
    {
        Serve(Rss.Item(Link(1), "One", guid: "g"), Rss.Item(Link(2), "Two", Rss.Long + "2", guid: "g"));

        var summary = await _at.PollAsync();

        Assert.Equal(2, summary.New);
    }

    [Fact]
    public async Task A_guid_that_is_used_again_later_does_not_merge_two_articles()
    {
        Serve(Rss.Item(Link(1), "One", guid: "g"));
        await _at.PollAsync();
        Serve(Rss.Item(Link(2), "Two", Rss.Long + "<p>Quite another story.</p>", guid: "g"));

        Assert.Equal((1, 0), Of(await _at.PollAsync()));
    }

    [Fact]
    public async Task An_article_whose_address_changed_stays_one_article()
    {
        Serve(Rss.Item(Link(1), "One", guid: "g"));
        await _at.PollAsync();
        Serve(Rss.Item(Link(2), "One", guid: "g"));

        Assert.Equal((0, 0), Of(await _at.PollAsync()));
        _at.ForgetLocalState();
        Assert.Equal((0, 0), Of(await _at.PollAsync()));
    }

    [Fact]
    public async Task Entries_without_a_link_are_known_by_their_guid_or_by_title_and_date()
    {
        Serve(Rss.Item("", "One", guid: "a"), Rss.Item("", "Two", guid: "b"), Rss.Item("", "Three"), Rss.Item("", "Four"));

        Assert.Equal((4, 0), Of(await _at.PollAsync()));
        _at.ForgetLocalState();
        Assert.Equal((0, 0), Of(await _at.PollAsync()));
    }

    [Fact]
    public async Task Entries_that_share_one_link_are_told_apart()
    {
        Serve(Rss.Item(Link(1), "One", guid: "a"), Rss.Item(Link(1), "Two", Rss.Long + "2", guid: "b"));

        Assert.Equal((2, 0), Of(await _at.PollAsync()));
        Serve(Rss.Item(Link(1), "Two", Rss.Long + "2", guid: "b"));
        _at.ForgetLocalState();
        Assert.Equal((0, 0), Of(await _at.PollAsync()));
    }

    [Fact]
    public async Task The_same_article_twice_in_a_document_is_kept_once_in_its_newest_form()
    {
        Serve(Rss.Item(Link(1), "New words", guid: "a"), Rss.Item(Link(1), "Old words", Rss.Long + "old", guid: "a"));

        var summary = await _at.PollAsync();
        _at.ForgetLocalState();

        Assert.Equal((1, 1), (summary.New, summary.Skipped));
        Assert.Equal((0, 0), Of(await _at.PollAsync()));
        Assert.Equal("New words", Assert.Single(_at.Revisions).Title);
    }

    [Fact]
    public async Task Two_feeds_with_one_article_keep_it_once_and_remember_both()
    {
        _at.Subscribe("/a.xml", "/b.xml");
        _at.Server.On("/a.xml", Rss.Of(Rss.Item(Link(1))));
        _at.Server.On("/b.xml", Rss.Of(Rss.Item(Link(1), body: Rss.Long + "<p>Get more news from us by mail.</p>")));
        var jobs = new FetchOptions { Force = true, Jobs = 1 };

        await _at.PollAsync(jobs);
        _at.Server.On("/a.xml", Rss.Of(Rss.Item(Link(1), body: Rss.Long + "<p>The mayor came.</p>")));
        _at.Server.On("/b.xml", Rss.Of(Rss.Item(Link(1), body: Rss.Long + "<p>The mayor came.</p><p>Get more news from us by mail.</p>")));
        var edit = await _at.PollAsync(jobs);

        Assert.Equal(1, edit.Revised);
        Assert.Equal(2, _at.Revisions.Count);
        Assert.Equal(2, _at.Catalog.Find(ArticleId.For(CanonicalUrl.From(Link(1))))!.Feeds.Count);
        _at.ForgetLocalState();
        Assert.Equal(0, (await _at.PollAsync(jobs)).Revised);
    }

    [Fact]
    public async Task A_strangers_feed_cannot_rewrite_an_article_by_linking_to_it()
    {
        Serve(Rss.Item("http://outlet.example/1.html"));
        await _at.PollAsync();
        Serve(Rss.Item("http://outlet.example/1.html", "Everything is different", string.Concat(Enumerable.Repeat(Rss.Long, 5))));
        _at.Session.Subscriptions.Remove(_at.Feed);
        _at.Subscribe("/other.xml");
        _at.Server.On("/other.xml", Rss.Of(Rss.Item("http://127.0.0.1/1.html"), Rss.Item("http://outlet.example/1.html", "Everything is different")));

        await _at.PollAsync();

        Assert.Equal("Bridge opens", _at.Catalog.Find(ArticleId.For(CanonicalUrl.From("http://outlet.example/1.html")))!.Title);
    }

    [Fact]
    public async Task A_summary_is_completed_from_its_page()
    {
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met……"));
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html; charset=utf-8");

        await _at.PollAsync();

        var revision = Assert.Single(_at.Revisions);
        Assert.Equal("page", revision.Via);
        Assert.Contains("bridge over the river", _at.Post(revision).BodyText, StringComparison.Ordinal);
        _at.ForgetLocalState();
        Assert.Equal((0, 0), Of(await _at.PollAsync()));
    }

    [Fact]
    public async Task The_pages_of_one_article_are_joined()
    {
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met……"));
        _at.Server.On("/1.html", asked => Reply.Ok(asked.Target.EndsWith("p=2", StringComparison.Ordinal)
            ? Rss.Page("Bridge opens", Rss.Long.Replace("bridge", "ferry", StringComparison.Ordinal))
            : Rss.Page("Bridge opens", Rss.Long + "<a rel=\"next\" href=\"?p=2\">2</a>"), "text/html"));

        await _at.PollAsync();

        var text = _at.Post(_at.Revisions[0]).BodyText;
        Assert.Contains("the bridge", text, StringComparison.Ordinal);
        Assert.Contains("the ferry", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Where_the_page_is_missing_the_feeds_own_text_is_kept_and_the_reason_told(int status)
    {
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met……"));
        _at.Server.On("/1.html", Reply.Status(status));

        var summary = await _at.PollAsync();
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met at noon……"));
        await _at.PollAsync();

        Assert.Equal("feed", _at.Revisions[0].Via);
        Assert.Contains($"{status}", Assert.Single(summary.Feeds[0].WithoutPage).Reason, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(_at.Journal.OfType<FeedPolled>().First().WithoutPage!).Reason);
        Assert.Equal(status == 410 ? 1 : 2, _at.Server.AskedFor("/1.html"));
    }

    [Fact]
    public async Task A_page_that_fails_once_is_asked_again_at_once()
    {
        var asked = 0;
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met……"));
        _at.Server.On("/1.html", _ => asked++ == 0 ? Reply.Status(500) : Reply.Ok(Rss.Page("Bridge opens", Rss.Long), "text/html"));

        await _at.PollAsync();

        Assert.Equal("page", Assert.Single(_at.Revisions).Via);
    }

    [Fact]
    public async Task A_page_that_keeps_failing_is_tried_again_in_later_rounds_and_then_no_more()
    {
        Serve(Rss.Item(Link(1), "Bridge opens", "The council met……"));
        _at.Server.On("/1.html", Reply.Status(500));
        await _at.PollAsync();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");
        _at.Clock.Now += TimeSpan.FromHours(1);
        await _at.PollAsync();
        Assert.Equal(["feed", "page"], _at.Revisions.Select(revision => revision.Via));

        Serve(Rss.Item(Link(2), "Another", "The council met again……"));
        _at.Server.On("/2.html", Reply.Status(500));
        for (var i = 0; i < 20; i++)
        {
            await _at.PollAsync();
        }

        // Twice in the first round, and twice in each of three later ones.
        Assert.Equal(8, _at.Server.AskedFor("/2.html"));
    }

    [Fact]
    public async Task Pages_that_never_bring_more_are_no_longer_fetched()
    {
        _at.Subscribe("/feed.xml");
        for (var i = 0; i < 12; i++)
        {
            _at.Server.On($"/{i}.html", Rss.Page("T", "<p>A short item.</p>"), "text/html");
        }

        _at.Server.On("/feed.xml", Rss.Of([.. Enumerable.Range(0, 12).Select(i => Rss.Item(Link(i), $"Item {i}", "A short item."))]));
        await _at.PollAsync();

        Assert.Equal(12, _at.Revisions.Count);
        Assert.InRange(Enumerable.Range(0, 12).Count(i => _at.Server.AskedFor($"/{i}.html") > 0), 1, 5);
    }

    [Fact]
    public async Task A_date_in_the_future_is_replaced_by_the_pages_and_kept_as_it_was_written()
    {
        Serve(Rss.Item(Link(1), date: _at.Clock.Now.AddDays(400)));
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long, "<meta property=\"article:published_time\" content=\"2026-05-01T07:00:00Z\">"), "text/html");

        await _at.PollAsync();

        var revision = Assert.Single(_at.Revisions);
        Assert.Equal((new DateTimeOffset(2026, 5, 1, 7, 0, 0, TimeSpan.Zero), PublishedFrom.Page, "feed"), (revision.Published, revision.PublishedFrom, revision.Via));
        Assert.Contains("2027", revision.RawPublished, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_moved_for_good_is_followed_with_all_its_memory()
    {
        Serve(Rss.Item(Link(1)));
        await _at.PollAsync();
        _at.Server.On("/feed.xml", Reply.Redirect(301, "/new.xml"));
        _at.Server.On("/new.xml", Rss.Of(Rss.Item(Link(1), body: Rss.Long + "<p>Edited.</p>"), Rss.Item("", "No link", guid: "x")));
        var summary = await _at.PollAsync();

        Assert.Equal((_at.Feed, _at.Server.Root + "/new.xml"), (summary.Feeds[0].MovedFrom, summary.Feeds[0].Feed));
        Assert.Equal(_at.Server.Root + "/new.xml", Assert.Single(_at.Session.Subscriptions.All).FeedUrl);
        Assert.Equal((1, 1), Of(summary));
        Assert.Single(_at.Journal.OfType<FeedMoved>());
    }

    [Fact]
    public async Task A_redirect_to_something_that_is_no_feed_moves_nothing()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Reply.Redirect(301, "/login.html"));
        _at.Server.On("/login.html", "<!DOCTYPE html><html><body>Please sign in</body></html>", "text/html");

        var summary = await _at.PollAsync();

        Assert.Equal(PollOutcome.Failed, summary.Feeds[0].Outcome);
        Assert.Equal(_at.Feed, Assert.Single(_at.Session.Subscriptions.All).FeedUrl);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_never_asked_again()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Reply.Status(410));

        Assert.Equal(PollOutcome.Retired, (await _at.PollAsync()).Feeds[0].Outcome);
        Assert.Empty((await _at.PollAsync()).Feeds);
        Assert.Equal(1, _at.Server.AskedFor("/feed.xml"));
        Assert.True(Assert.Single(_at.Session.Subscriptions.All).IsRetired);
    }

    [Fact]
    public async Task A_large_feed_that_breaks_off_does_not_wait_for_itself()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link(1), "One"), $"<item><title>cut</title><description>{new string('x', 5_000_000)}").Replace("</channel></rss>", "", StringComparison.Ordinal));

        var summary = await _at.PollAsync();

        Assert.Equal(1, _at.Server.AskedFor("/feed.xml"));
        Assert.Equal("One", Assert.Single(_at.Revisions).Title);
        Assert.NotEmpty(summary.Feeds[0].Damage);
    }

    [Fact]
    public async Task A_bad_feed_harms_no_other()
    {
        _at.Subscribe("/bad.xml", "/empty.xml", "/html.xml", "/feed.xml");
        _at.Server.On("/bad.xml", Reply.Bytewise("nonsense"));
        _at.Server.On("/empty.xml", "");
        _at.Server.On("/html.xml", "<!DOCTYPE html><html><body>404</body></html>", "text/html");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link(1))));

        var summary = await _at.PollAsync();

        Assert.Equal([PollOutcome.Failed, PollOutcome.Failed, PollOutcome.Failed, PollOutcome.Read], summary.Feeds.Select(feed => feed.Outcome));
        Assert.All(summary.Feeds.Take(3), feed => Assert.NotEmpty(feed.Error!));
    }

    [Fact]
    public async Task The_same_failure_again_is_not_written_again()
    {
        _at.Subscribe("/feed.xml");
        await _at.PollAsync();
        await _at.PollAsync();
        _at.Server.On("/feed.xml", "");
        await _at.PollAsync();

        Assert.Equal(2, _at.Journal.OfType<FeedFailed>().Count());
        Assert.Equal(3, _at.Session.States.Of(_at.Feed).Failures);
    }

    [Fact]
    public async Task No_network_is_nobodys_failure()
    {
        _at.Session.Subscriptions.Add([new Subscription { FeedUrl = "http://127.0.0.1:1/a.xml" }, new Subscription { FeedUrl = "http://127.0.0.2:1/b.xml" }]);

        var summary = await _at.PollAsync();

        Assert.True(summary.NetworkIsDown);
        Assert.Empty(_at.Journal.OfType<FeedFailed>());
        Assert.Equal(FeedState.Empty, _at.Session.States.Of("http://127.0.0.1:1/a.xml"));
    }

    [Fact]
    public async Task A_feed_is_polled_when_it_is_due()
    {
        Serve(Rss.Item(Link(1)));
        await _at.PollAsync();
        _at.Clock.Now -= TimeSpan.FromMinutes(59);

        Assert.Equal(PollOutcome.NotDue, (await _at.PollAsync(force: false)).Feeds[0].Outcome);
        _at.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotEqual(PollOutcome.NotDue, (await _at.PollAsync(force: false)).Feeds[0].Outcome);
    }

    [Fact]
    public async Task A_gap_is_assumed_when_everything_offered_is_newer_than_everything_known()
    {
        Serve(Rss.Item(Link(1), date: Early), Rss.Item(Link(2), date: Early.AddMinutes(1)));
        await _at.PollAsync();
        Serve(Rss.Item(Link(3), date: Early.AddHours(3)), Rss.Item(Link(4), date: Early.AddHours(2)));
        var gap = await _at.PollAsync();
        Serve(Rss.Item(Link(5), date: Early.AddHours(4)), Rss.Item(Link(3), date: Early.AddHours(3)));
        var none = await _at.PollAsync();

        Assert.Equal(new AssumedGap(Early.AddMinutes(1), Early.AddHours(2)), gap.Feeds[0].Gap);
        Assert.Null(none.Feeds[0].Gap);
        Assert.Equal(1, _at.Catalog.HistoryOf(_at.Feed).Gaps);
    }

    [Fact]
    public async Task A_document_cut_short_gives_what_it_has_and_no_validators()
    {
        var whole = Rss.Of(Rss.Item(Link(1), "One"), Rss.Item(Link(2), "Two", Rss.Long + "2"), Rss.Item(Link(3), "Three", Rss.Long + "3"));
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Reply.Ok(whole[..(whole.Length * 6 / 10)]).With("ETag", "\"1\""));
        await _at.PollAsync();
        _at.Server.On("/feed.xml", asked => asked.Header("If-None-Match") is null ? Reply.Ok(whole).With("ETag", "\"1\"") : Reply.Status(304));
        await _at.PollAsync();

        Assert.Equal(3, _at.Catalog.ArticleCount);
        Assert.Equal(["One", "Two", "Three"], _at.Revisions.Where(revision => revision.Revision == 1).Select(revision => revision.Title).OrderBy(title => title == "One" ? 0 : title == "Two" ? 1 : 2));
    }

    [Fact]
    public async Task A_change_that_only_damage_brought_is_no_revision()
    {
        Serve(Rss.Item(Link(1), "Bridge opens"));
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");
        await _at.PollAsync();
        for (var i = 0; i < 5; i++)
        {
            _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link(1), "A&B Bridge opens"), Rss.Item(Link(10 + i), "Other")));
            await _at.PollAsync();
        }

        Assert.Equal(1, _at.Catalog.Find(ArticleId.For(CanonicalUrl.From(Link(1))))!.Revision);
    }

    [Fact]
    public async Task A_real_change_inside_damage_is_found_out_from_the_page()
    {
        Serve(Rss.Item(Link(1), "Bridge opens"));
        await _at.PollAsync();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + "<p>The mayor has come after all and spoke to the people.</p>"), "text/html");
        Serve(Rss.Item(Link(1), "A&B Bridge opens", Rss.Long + "<p>The mayor has come after all and spoke to the people.</p>"));
        await _at.PollAsync();

        Assert.Equal(["Bridge opens", "Bridge opens"], _at.Revisions.Select(revision => revision.Title));
    }

    [Fact]
    public async Task A_new_entry_with_a_damaged_title_gets_it_from_its_page()
    {
        Serve(Rss.Item(Link(1), "A&B Bridge opens"));
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");

        await _at.PollAsync();

        Assert.Equal(("Bridge opens", "feed"), (_at.Revisions[0].Title, _at.Revisions[0].Via));
    }

    [Fact]
    public async Task When_the_time_of_a_round_is_up_what_is_known_is_kept()
    {
        Serve(Rss.Item(Link(1), "One", "The council met……"), Rss.Item(Link(2), "Two", "The council met again……"));
        _at.Server.On("/1.html", Reply.Ok("") with { Delay = TimeSpan.FromMinutes(1) });
        _at.Server.On("/2.html", Reply.Ok("") with { Delay = TimeSpan.FromMinutes(1) });

        var summary = await _at.PollAsync(new FetchOptions { Force = true, Within = TimeSpan.FromMilliseconds(500) });

        Assert.Equal(2, summary.New);
        Assert.Equal(2, _at.Session.States.Of(_at.Feed).OwedPages.Count);
    }

    [Fact]
    public async Task A_disallowed_feed_says_so()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/robots.txt", "User-agent: *\nDisallow: /feed.xml", "text/plain");

        var summary = await _at.PollAsync();

        Assert.Equal(PollOutcome.Disallowed, summary.Feeds[0].Outcome);
        Assert.Empty(_at.Server.Requests);
    }

    [Fact]
    public async Task One_job_at_a_time_keeps_everything_in_the_same_order_every_time()
    {
        using var other = new CaptureFixture();
        foreach (var at in new[] { _at, other })
        {
            at.Subscribe("/a.xml", "/b.xml", "/c.xml");
            foreach (var name in "abc")
            {
                at.Server.On($"/{name}.xml", Rss.Of([.. Enumerable.Range(0, 40).Select(i => Rss.Item($"http://outlet.example/{name}{i}.html", $"{name} {i}"))]));
            }

            await at.PollAsync(new FetchOptions { Force = true, Jobs = 1 });
        }

        Assert.Equal(120, other.Revisions.Count);
        Assert.Equal(_at.Revisions.Select(revision => revision.Title), other.Revisions.Select(revision => revision.Title));
    }

    [Fact]
    public async Task A_whole_answer_without_validators_does_not_make_us_forget_the_earlier_ones()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Reply.Ok(Rss.Of(Rss.Item(Link(1)))).With("ETag", "\"1\""));
        await _at.PollAsync();
        _at.Server.On("/feed.xml", Reply.Ok(Rss.Of(Rss.Item(Link(2)))));
        await _at.PollAsync();
        await _at.PollAsync();

        Assert.Equal("\"1\"", _at.Server.Requests[^1].Header("If-None-Match"));
    }

    [Fact]
    public async Task Very_large_feeds_are_read_one_after_the_other_and_wait_for_nobodys_pages()
    {
        _at.Subscribe("/a.xml", "/b.xml", "/c.xml");
        foreach (var name in "abc")
        {
            var large = string.Concat(Enumerable.Repeat(Rss.Long, 3000));
            _at.Server.On($"/{name}.xml", Rss.Of(Rss.Item($"http://outlet.example/{name}1.html", body: large), Rss.Item(Link(1) + name, "Short", "The council met……")));
        }

        var summary = await _at.PollAsync();

        Assert.Equal(6, summary.New);
        Assert.Equal(3, summary.Feeds.Sum(feed => feed.WithoutPage.Count));
    }

    private static DateTimeOffset Early { get; } = new(2026, 5, 1, 6, 0, 0, TimeSpan.Zero);

    private static (int New, int Revised) Of(RoundSummary summary) => (summary.New, summary.Revised);

    private string Link(int number) => $"{_at.Server.Root}/{number}.html";

    private void Serve(params string[] items)
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(items));
    }
}
