using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Verifying;
using Annals.Capture.Pages;
using Annals.Capture.Rounds;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Pages;

public sealed class ReextractionTests : IDisposable
{
    private const string Blurb = "<p class=\"blurb\">Our quiz about bridges is open to everybody this week, and the prize is a boat.</p>";
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_mended_rule_makes_a_revision_of_the_kept_page_once()
    {
        await FetchAsync();
        var fetchedAt = _at.Revisions[0].Captured;
        Rule("drop: .blurb");

        var tried = Reextraction.Try(_at.Folder, _at.Catalog, Of("Outlet"), null, TestContext.Current.CancellationToken);
        var untouched = _at.Revisions.Count;
        _at.Clock.Now += TimeSpan.FromDays(30);
        var first = Run();
        var second = Run();

        Assert.Equal((1, 1), (tried.Changed.Count, untouched));
        var changed = Assert.Single(first.Changed);
        Assert.StartsWith("Our quiz", Assert.Single(changed.Dropped), StringComparison.Ordinal);
        Assert.Empty(changed.Added);
        Assert.Empty(second.Changed);
        var revision = _at.Revisions[1];
        var page = Assert.Single(_at.Journal.OfType<PagesKept>());
        Assert.Equal(("page", page.Sequence, fetchedAt), (revision.Via, revision.Reextracted, revision.Captured));
        Assert.DoesNotContain("quiz", _at.Post(revision).BodyText, StringComparison.Ordinal);
        Assert.True(ArchiveVerifier.Verify(_at.Folder, null, TestContext.Current.CancellationToken).IsSound);
    }

    [Fact]
    public async Task The_next_poll_finds_nothing_new_after_texts_were_taken_anew()
    {
        await FetchAsync();
        Rule("drop: .blurb");
        Run();

        _at.ForgetLocalState();
        var again = await _at.PollAsync();

        Assert.Equal((0, 0), (again.New, again.Revised));
    }

    [Fact]
    public async Task A_page_that_says_the_same_is_no_revision_however_far_the_rules_have_come()
    {
        await FetchAsync();
        Rule("drop: .blurb");
        _at.Restart();
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link, body: "The council met on Monday and more …")));

        var again = await _at.PollAsync();

        Assert.Equal((0, 0), (again.New, again.Revised));
    }

    [Fact]
    public async Task A_page_that_changed_is_a_revision_with_its_own_page()
    {
        await FetchAsync();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + Blurb + "<p>The mayor has come after all and spoke to the people.</p>"), "text/html");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link, body: "The council met on Monday and more …")));

        var again = await _at.PollAsync();

        Assert.Equal(1, again.Revised);
        Assert.Equal([1, 2], _at.Journal.OfType<PagesKept>().Select(page => page.Revision));
    }

    [Fact]
    public async Task Articles_without_a_kept_page_are_counted_and_left_alone()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link)));
        await _at.PollAsync();

        var report = Run();

        Assert.Equal((1, 1, 0), (report.Articles, report.WithoutPage, report.Changed.Count));
    }

    [Fact]
    public async Task A_kept_page_that_is_damaged_is_reported_and_its_article_stays()
    {
        await FetchAsync();
        Rule("drop: .blurb");
        File.WriteAllText(_at.Folder.Resolve(_at.Journal.OfType<PagesKept>().Single().Pages[0].Path), "x");

        var report = Run();

        Assert.Contains("is damaged", Assert.Single(report.Failed).Reason, StringComparison.Ordinal);
        Assert.Single(_at.Revisions);
    }

    [Fact]
    public async Task All_pages_of_an_article_are_kept_in_order_and_read_again_in_order()
    {
        Subscribe();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + Blurb, "<link rel=\"next\" href=\"/1_2.html\">"), "text/html");
        _at.Server.On("/1_2.html", Rss.Page("Bridge opens", Rss.Long.Replace("Monday", "Tuesday", StringComparison.Ordinal)), "text/html");
        await _at.PollAsync();
        Rule("drop: .blurb");

        var report = Run();

        Assert.Equal([_at.Server.Root + "/1.html", _at.Server.Root + "/1_2.html"], _at.Journal.OfType<PagesKept>().Single().Pages.Select(page => page.Url));
        Assert.Single(Assert.Single(report.Changed).Dropped);
        Assert.Contains("Tuesday", _at.Post(_at.Revisions[^1]).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_page_keeps_its_page_too()
    {
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + Blurb), "text/html");
        await new PageCapture(_at.Session).GetAsync(Link, TestContext.Current.CancellationToken);
        Rule("drop: .blurb");

        var report = Reextraction.Run(_at.Writer, static _ => true, null, TestContext.Current.CancellationToken);

        Assert.Single(report.Changed);
    }

    [Fact]
    public async Task An_archive_that_wants_no_pages_gets_none()
    {
        File.WriteAllText(Path.Combine(_at.Folder.Root, "annals.json"), "{\"format\":1,\"pages\":false}");
        Subscribe();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");
        using var session = CaptureSession.Open(_at.Writer, CaptureFixture.Settings with { KeepPages = false }, _at.Clock, new Random(1));

        await new FetchRound(session).RunAsync(new FetchOptions { Force = true }, null, TestContext.Current.CancellationToken);

        Assert.Equal("page", Assert.Single(_at.Revisions).Via);
        Assert.Empty(_at.Journal.OfType<PagesKept>());
        Assert.False(ArchiveFolder.Open(_at.Folder.Root).KeepsPages);
    }

    private string Link => _at.Server.Root + "/1.html";

    private static Func<ArticleState, bool> Of(string outlet) => article => article.Outlet == outlet;

    private ReextractReport Run() => Reextraction.Run(_at.Writer, Of("Outlet"), null, TestContext.Current.CancellationToken);

    private void Rule(string rule)
    {
        var rules = Directory.CreateDirectory(Path.Combine(_at.Folder.Root, "rules"));
        File.WriteAllText(Path.Combine(rules.FullName, "local.rules"), $"host: 127.0.0.1\n{rule}\n");
    }

    private void Subscribe()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(Link, body: "The council met on Monday …")));
    }

    private async Task FetchAsync()
    {
        Subscribe();
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + Blurb), "text/html");
        await _at.PollAsync();
        Assert.Equal("page", Assert.Single(_at.Revisions).Via);
        Assert.Contains("quiz", _at.Post(_at.Revisions[0]).BodyText, StringComparison.Ordinal);
    }
}
