using System.Globalization;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Health;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Rounds;

public sealed class OutletZoneTests : IDisposable
{
    private readonly CaptureFixture _at = new();
    private readonly List<string> _items = [];

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task An_outlet_that_writes_Beijing_time_without_saying_so_is_understood_after_some_days()
    {
        _at.Subscribe("/feed.xml");
        DateTimeOffset? written = null;
        for (var i = 0; i < 40; i++)
        {
            written = _at.Clock.Now.AddMinutes(i * 17 % 60);
            _items.Insert(0, Item(i, written.Value.AddHours(8).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
            _at.Server.On("/feed.xml", _ => Reply.Ok(Rss.Of([.. _items.Take(5)])));
            await _at.PollAsync();
            if (i == 5)
            {
                Assert.StartsWith("not proved", Health().ZoneReason, StringComparison.Ordinal);
            }

            // Two quiet polls in between, as from every schedule.
            await _at.PollAsync();
        }

        Assert.Equal("+08:00", Health().Zone);
        var last = _at.Revisions[^1];
        Assert.Equal(written!.Value.ToUnixTimeSeconds() / 60, last.Published!.Value.ToUnixTimeSeconds() / 60);
        Assert.Equal(40, _at.Revisions.Count);
    }

    [Fact]
    public async Task An_article_that_is_kept_keeps_its_time_when_the_zone_is_learnt_or_forgotten()
    {
        _at.Subscribe("/feed.xml");
        var old = Item(99, _at.Clock.Now.AddDays(-2).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        _items.Add(old);
        for (var i = 0; i < 40; i++)
        {
            _items.Insert(0, Item(i, _at.Clock.Now.AddMinutes(i * 17 % 60).AddHours(8).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
            _at.Server.On("/feed.xml", _ => Reply.Ok(Rss.Of([.. _items.Take(5), old])));
            await _at.PollAsync();
            await _at.PollAsync();
        }

        var learnt = Health().Zone;
        old = old.Replace("talked at length", "talked for hours", StringComparison.Ordinal);
        await _at.PollAsync();
        _at.ForgetLocalState();
        old = old.Replace("talked for hours", "talked for days", StringComparison.Ordinal);
        await _at.PollAsync();

        Assert.Equal("+08:00", learnt);
        var revisions = _at.Revisions.Where(revision => revision.Title == "Ship 99").ToList();
        Assert.Equal(3, revisions.Count);
        Assert.Single(revisions.Select(revision => revision.Published).Distinct());
    }

    [Fact]
    public async Task A_feed_that_names_its_zones_is_left_alone()
    {
        _at.Subscribe("/feed.xml");
        _at.Server.On("/feed.xml", _ => Reply.Ok(Rss.Of(Rss.Item("http://outlet.example/1"))));
        await _at.PollAsync();
        Assert.Null(Health().ZoneReason);
    }

    private string Item(int number, string date)
        => $"<item><title>Ship {number}</title><link>{_at.Server.Root}/{number}</link><pubDate>{date}</pubDate><description>{number} {System.Net.WebUtility.HtmlEncode(Rss.Long)}</description></item>";

    private FeedHealth Health() => FeedHealthReport.Of(_at.Session)[0];
}
