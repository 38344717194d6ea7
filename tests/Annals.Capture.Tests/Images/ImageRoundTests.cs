using Annals.Archive;
using Annals.Capture.Images;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Images;

public sealed class ImageRoundTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13];
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task The_pictures_of_kept_articles_are_fetched_without_a_reader()
    {
        Serve("/1.png", "/2.png");
        Keep(1, "<img src='/1.png'><img src='2.png'>");

        var round = await RunAsync();

        Assert.Equal(new ImageRoundSummary(2, 0, 0), round);
        Assert.Equal(new ImageRoundSummary(0, 0, 0), await RunAsync());
        Assert.Equal(2, _at.Server.Requests.Count);
    }

    [Fact]
    public async Task The_newest_article_comes_first_and_the_rest_in_later_rounds_also_after_a_restart()
    {
        Serve("/1.png", "/2.png", "/3.png");
        Keep(1, "<img src='/1.png'>");
        Keep(3, "<img src='/3.png'>");
        Keep(2, "<img src='/2.png'>");
        var one = new ImageRoundOptions { Most = 1, Jobs = 1 };

        Assert.Equal(2, (await RunAsync(one)).Waiting);
        Assert.Equal(1, _at.Server.AskedFor("/3.png"));
        _at.Restart();
        await RunAsync(one);
        Assert.Equal(1, _at.Server.AskedFor("/2.png"));
        Assert.Equal(new ImageRoundSummary(1, 0, 0), await RunAsync());
    }

    [Fact]
    public async Task A_picture_that_is_not_to_be_had_is_asked_for_again_more_and_more_rarely_and_then_given_up()
    {
        _at.Server.On("/gone.png", Reply.Status(404));
        Keep(1, "<img src='/gone.png'>");
        await RunAsync();
        var first = Missing("/gone.png");

        var waits = new List<double>();
        while (Missing("/gone.png").NextAt is { } next)
        {
            waits.Add((next - _at.Clock.Now).TotalHours);
            await RunAsync();
            _at.Clock.Now = next;
            await RunAsync();
        }

        Assert.Equal([1, 4, 12, 24, 72, 168], waits);
        Assert.Equal(7, _at.Server.AskedFor("/gone.png"));
        Assert.Equal((first.Since, "not found (404)"), (Missing("/gone.png").Since, Missing("/gone.png").Reason));
        _at.Restart();
        Assert.Null(Missing("/gone.png").NextAt);
    }

    [Fact]
    public async Task A_picture_that_appears_later_is_no_longer_missing()
    {
        _at.Server.On("/late.png", Reply.Status(500));
        Keep(1, "<img src='/late.png'>");
        await RunAsync();
        Serve("/late.png");
        _at.Clock.Now += TimeSpan.FromHours(2);

        Assert.Equal(1, (await RunAsync()).Kept);
        Assert.Null(ImageKeeper.Missing(_at.Catalog, _at.Session.Images, _at.Server.Root + "/late.png"));
    }

    [Fact]
    public async Task A_lost_memory_costs_nothing_that_is_kept()
    {
        Serve("/1.png");
        Keep(1, "<img src='/1.png'>");
        await RunAsync();
        File.Delete(Path.Combine(_at.Folder.LocalFolder, "images.json"));
        _at.Restart();

        Assert.Equal(new ImageRoundSummary(0, 0, 0), await RunAsync());
        Assert.Single(_at.Server.Requests);
    }

    private void Serve(params string[] paths)
    {
        foreach (var path in paths)
        {
            _at.Server.On(path, Reply.Ok([.. Png, .. System.Text.Encoding.UTF8.GetBytes(path)], "image/png"));
        }
    }

    private MissingPicture Missing(string path) => ImageKeeper.Missing(_at.Catalog, _at.Session.Images, _at.Server.Root + path)!;

    private Task<ImageRoundSummary> RunAsync(ImageRoundOptions? options = null) => new ImageRound(_at.Session).RunAsync(options ?? new ImageRoundOptions(), TestContext.Current.CancellationToken);

    private void Keep(int day, string body) => _at.Writer.Keep([new Draft
    {
        Url = $"{_at.Server.Root}/{day}.html",
        Title = "The bridge of Weitan",
        Outlet = "Weitan Daily",
        Body = body,
        PublishedAt = new DateTimeOffset(2024, 1, day, 0, 0, 0, TimeSpan.Zero),
        CapturedAt = _at.Clock.Now,
        Fingerprint = body,
    }]);
}
