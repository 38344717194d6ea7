using Annals.Capture.Fetching;
using Annals.Capture.Health.Watching;
using Annals.Capture.State;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.State;

public sealed class FeedStatesTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    private string StateFile => Path.Combine(_at.Folder.LocalFolder, "feeds.json");

    public void Dispose() => _at.Dispose();

    [Fact]
    public void What_was_remembered_is_there_after_a_restart()
    {
        var state = new FeedState { Title = "T", Validators = new Validators("x:80", "\"1\"", null), Seen = [1, 2, 3], Failures = 2, NextPollAt = _at.Clock.Now, Waiting = [new WaitingChange("a", "b", 3)] };
        _at.Session.States.Set(_at.Feed, state);
        _at.Session.SaveState();
        _at.Restart();

        var loaded = _at.Session.States.Of(_at.Feed);

        Assert.Equal(state with { Seen = loaded.Seen, Waiting = loaded.Waiting, SkipHours = loaded.SkipHours, SkipDays = loaded.SkipDays, Damage = loaded.Damage, ZoneHistory = loaded.ZoneHistory, OwedPages = loaded.OwedPages, GonePages = loaded.GonePages }, loaded);
        Assert.Equal(state.Seen, loaded.Seen);
        Assert.Equal(state.Waiting, loaded.Waiting);
    }

    [Fact]
    public void An_oddity_of_the_first_kind_does_not_cost_the_memory()
    {
        var run = new OddRun { What = default, Since = _at.Clock.Now, Articles = 1, Example = "a" };
        _at.Session.States.Set(_at.Feed, new FeedState { Title = "T", FeedWatch = new WatchState { Runs = [run] } });
        _at.Session.SaveState();
        _at.Restart();

        Assert.Equal([run], _at.Session.States.Of(_at.Feed).FeedWatch!.Runs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"feeds\":")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"feeds\":null}")]
    [InlineData("[]")]
    public void A_broken_memory_is_an_empty_one(string content)
    {
        File.WriteAllText(StateFile, content);

        _at.Restart();

        Assert.Equal(FeedState.Empty, _at.Session.States.Of(_at.Feed));
    }

    [Fact]
    public async Task A_memory_of_an_earlier_version_still_serves()
    {
        File.WriteAllText(StateFile, "{\"feeds\":{\"" + _at.Feed + "\":{\"title\":\"T\"}},\"holds\":{},\"robots\":{}}");
        _at.Restart();
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", Rss.Of(Rss.Item(_at.Server.Root + "/1.html")));

        Assert.Equal(1, (await _at.PollAsync()).New);
    }

    [Fact]
    public async Task robots_txt_is_remembered_for_the_next_run()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        await _at.PollAsync();
        _at.Restart();
        await _at.PollAsync();

        Assert.Equal(1, _at.Server.AskedFor("/robots.txt"));
    }
}
