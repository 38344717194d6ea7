using Annals.Capture.Rounds;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Rounds;

public sealed class CaptureLoopTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task The_loop_begins_with_a_round_and_ends_when_told_to()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(_at.Server.Root + "/1.html")));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = new List<RoundSummary>();

        await new CaptureLoop(_at.Session).RunAsync(new FetchOptions(), null, summary =>
        {
            rounds.Add(summary);
            end.Cancel();
        }, Assert.Fail, end.Token);

        Assert.Equal(1, Assert.Single(rounds).New);
    }

    [Fact]
    public async Task A_feed_that_is_wished_for_is_asked_at_once_though_it_is_paused()
    {
        _at.Subscribe("/feed.xml");
        _at.Session.Subscriptions.Pause(_at.Feed);
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(_at.Server.Root + "/1.html")));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = new List<RoundSummary>();

        var loop = new CaptureLoop(_at.Session).RunAsync(new FetchOptions(), null, summary =>
        {
            rounds.Add(summary);
            end.Cancel();
        }, Assert.Fail, end.Token);
        Assert.Empty(rounds);
        _at.Session.Wishes.Ask(_at.Feed);
        await loop;

        Assert.Equal(1, Assert.Single(rounds).New);
        Assert.False(_at.Session.Wishes.IsAsked(_at.Feed));
    }

    [Fact]
    public async Task A_filter_broken_while_the_loop_runs_is_told_once()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new List<string>();
        var loop = new CaptureLoop(_at.Session);
        File.WriteAllText(Path.Combine(_at.Folder.Root, "filters.txt"), "skip titel~x");

        await loop.RunAsync(new FetchOptions(), null, _ => { }, trouble =>
        {
            told.Add(trouble);
            end.Cancel();
        }, end.Token);

        Assert.StartsWith("filters.txt:1: there is no field 'titel'", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_is_told_once_and_ends_nothing()
    {
        File.WriteAllText(_at.Folder.SubscriptionsFile, "<opml><body>");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new List<string>();

        await new CaptureLoop(_at.Session).RunAsync(new FetchOptions(), null, _ => { }, trouble =>
        {
            told.Add(trouble);
            end.Cancel();
        }, end.Token);

        Assert.Contains("subscriptions.opml", Assert.Single(told), StringComparison.Ordinal);
    }
}
