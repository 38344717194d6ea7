using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Filtering;
using Annals.Capture.Health;
using Annals.Capture.Pages;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Filtering;

/// <summary>Filters at work in a round.</summary>
public sealed class FilteredRoundTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_skipped_entry_is_in_the_journal_once_and_counted()
    {
        Filters("# mine\nskip title~\"Tonight on television\"");
        Serve(Rss.Item(Link(1), "Tonight on Television: films"), Rss.Item(Link(2), "Bridge opens"));

        var first = await _at.PollAsync();
        Serve(Rss.Item(Link(1), "Tonight on Television: films"), Rss.Item(Link(2), "Bridge opens"), Rss.Item(Link(3), "Bridge closes"));
        var second = await _at.PollAsync();

        Assert.Equal((1, 1), (first.New, first.Skipped));
        Assert.Equal((1, 0, 2), (second.New, second.Skipped, second.Unchanged));
        var skipped = Assert.Single(_at.Journal.OfType<FeedPolled>().SelectMany(poll => poll.Skipped));
        Assert.Equal((Link(1), "filters.txt:2: skip title~\"Tonight on television\""), (skipped.Entry, skipped.Reason));
        Assert.Equal(1, FeedHealthReport.Of(_at.Session)[0].Skipped);
        Assert.Equal(1, Assert.Single(FilterHits.Of(_at.Folder, _at.Session.Filters.Current)).Hits);
    }

    [Fact]
    public async Task A_poll_of_which_everything_is_skipped_is_in_the_journal()
    {
        Filters("skip all");
        Serve(Rss.Item(Link(1)));

        await _at.PollAsync();

        var poll = Assert.Single(_at.Journal.OfType<FeedPolled>());
        Assert.Equal((1, 0, 1), (poll.Offered, poll.New, poll.Skipped.Count));
    }

    [Fact]
    public async Task A_known_article_is_revised_whatever_the_filters_say_by_now()
    {
        Serve(Rss.Item(Link(1), "Bridge opens"));
        await _at.PollAsync();
        Filters("skip all");
        Serve(Rss.Item(Link(1), "Bridge opens after a delay"));

        var again = await _at.PollAsync();

        Assert.Equal((1, 0), (again.Revised, again.Skipped));
    }

    [Fact]
    public async Task Other_filters_let_in_what_the_feed_still_offers()
    {
        Filters("skip title~Bridge");
        Serve(Rss.Item(Link(1), "Bridge opens"), Rss.Item(Link(2), "Bridge closes"));
        await _at.PollAsync();
        Filters("skip title~closes");

        var again = await _at.PollAsync();
        var third = await _at.PollAsync();

        Assert.Equal((1, 1), (again.New, again.Skipped));
        Assert.Equal((0, 0), (third.New, third.Skipped));
    }

    [Fact]
    public async Task A_skipped_entry_costs_no_page_when_its_title_is_enough()
    {
        Filters("skip title~Bridge");
        Serve(Rss.Item(Link(1), "Bridge opens", body: "In short…"));
        _at.Server.On("/1", Rss.Page("Bridge opens", Rss.Long), "text/html");

        await _at.PollAsync();

        Assert.Equal(0, _at.Server.AskedFor("/1"));
    }

    [Fact]
    public async Task A_short_summary_is_no_short_article()
    {
        Filters("skip length<80");
        Serve(Rss.Item(Link(1), "Bridge opens", body: "In short…"));
        _at.Server.On("/1", Rss.Page("Bridge opens", Rss.Long), "text/html");

        Assert.Equal(1, (await _at.PollAsync()).New);
    }

    [Fact]
    public async Task An_article_whose_page_fails_for_now_is_not_skipped_for_being_short()
    {
        Filters("skip length<80");
        Serve(Rss.Item(Link(1), "Bridge opens", body: "In short…"), Rss.Item(Link(2), "Ferry runs", body: "<p>Short, and all there is.</p>"));
        _at.Server.On("/1", Reply.Status(500));

        var round = await _at.PollAsync();

        Assert.Equal("Bridge opens", Assert.Single(_at.Revisions).Title);
        Assert.Equal(Link(2), Assert.Single(round.Feeds[0].Skipped).Entry);
    }

    [Fact]
    public async Task Tags_stand_behind_the_outlet_in_the_post_and_in_the_journal()
    {
        Filters("tag \"bridges, old\" title~bridge\ntag council text~council");
        Serve(Rss.Item(Link(1), "Bridge opens"));

        await _at.PollAsync();

        var revision = Assert.Single(_at.Revisions);
        Assert.Equal(["bridges, old", "council"], revision.Tags!);
        Assert.Equal(("Outlet", 2), (_at.Post(revision).Outlet, _at.Post(revision).Tags.Count));
        Assert.Equal(["bridges, old", "council"], _at.Post(revision).Tags);
        Assert.Equal(["bridges, old", "council"], Catalog.Load(_at.Folder).Where(static _ => true)[0].Tags);
    }

    [Fact]
    public async Task A_broken_line_loses_no_article_and_is_said()
    {
        Filters("keep titel~Bridge\nskip all");
        Serve(Rss.Item(Link(1), "Bridge opens"));

        var round = await _at.PollAsync();

        Assert.Equal(1, round.New);
        Assert.Single(_at.Session.Filters.Current.Problems);
    }

    [Fact]
    public async Task A_single_page_is_filtered_too_unless_its_owner_insists()
    {
        Filters("skip title~Bridge");
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");
        var url = _at.Server.Root + "/1.html";

        var skipped = await new PageCapture(_at.Session).GetAsync(url, TestContext.Current.CancellationToken);
        await new PageCapture(_at.Session).GetAsync(url, TestContext.Current.CancellationToken);
        var kept = await new PageCapture(_at.Session, isFiltered: false).GetAsync(url, TestContext.Current.CancellationToken);

        Assert.True(skipped.IsFiltered);
        Assert.NotNull(kept.Kept);
        Assert.Equal(url, Assert.Single(Assert.Single(_at.Journal.OfType<EntriesSkipped>()).Skipped).Entry);
    }

    [Fact]
    public async Task A_preview_says_what_the_filters_would_have_done_and_writes_nothing()
    {
        Serve(Rss.Item(Link(1), "Bridge opens"), Rss.Item(Link(2), "Ferry runs"), Rss.Item(Link(3), "Bridge closes"));
        await _at.PollAsync();
        var lines = _at.Journal.Count;
        var filters = FilterParser.Parse("keep title~opens\nskip title~bridge\ntag all-of-them all\nskip lenght<5");

        var report = FilterPreview.Of(_at.Folder, Catalog.Load(_at.Folder), filters, null, TestContext.Current.CancellationToken);

        Assert.Equal((3, 1, 0), (report.Articles, report.Skipped, report.Unreadable));
        Assert.Equal([1, 1, 3], report.Rules.Select(rule => rule.Articles));
        Assert.Equal("Bridge closes", Assert.Single(report.Rules[1].Examples).Title);
        Assert.Single(report.Problems);
        Assert.Equal(lines, _at.Journal.Count);
    }

    private void Filters(string text)
    {
        File.WriteAllText(Path.Combine(_at.Folder.Root, FilterSet.FileName), text);
        _at.Session.Filters.Refresh();
    }

    private void Serve(params string[] items)
    {
        if (_at.Session.Subscriptions.All.Count == 0)
        {
            _at.Subscribe("/feed.xml");
        }

        _at.Server.On("/feed.xml", Rss.Of(items));
    }

    private string Link(int number) => $"{_at.Server.Root}/{number}";
}
