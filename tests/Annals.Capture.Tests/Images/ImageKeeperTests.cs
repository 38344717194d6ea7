using Annals.Capture.Images;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Images;

public sealed class ImageKeeperTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13];
    private readonly CaptureFixture _at = new();
    private readonly ImageKeeper _images;

    public ImageKeeperTests() => _images = new ImageKeeper(_at.Session);

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_picture_is_fetched_once_and_kept_by_what_its_bytes_are()
    {
        _at.Server.On("/a.jpg", Reply.Ok(Png, "image/jpeg"));

        var first = await GetAsync("/a.jpg");
        var again = await GetAsync("/a.jpg");

        Assert.Equal("image/png", first.Type);
        Assert.Equal(first, again);
        Assert.Equal(Png, File.ReadAllBytes(_at.Folder.Resolve(first.Path!)));
        Assert.Single(_at.Server.Requests);
    }

    [Fact]
    public async Task A_page_instead_of_a_picture_is_not_kept_and_not_asked_for_again()
    {
        _at.Server.On("/a.png", "<html>gone</html>", "image/png");

        Assert.Null((await GetAsync("/a.png")).Path);
        await GetAsync("/a.png");

        Assert.Equal(1, _at.Server.AskedFor("/a.png"));
    }

    [Fact]
    public async Task A_refused_picture_is_asked_for_from_its_article()
    {
        _at.Server.On("/a.png", asked => asked.Header("Referer") == "http://outlet.example/1.html" ? Reply.Ok(Png, "image/png") : Reply.Status(403));

        Assert.NotNull((await GetAsync("/a.png", "http://outlet.example/1.html")).Path);
    }

    [Fact]
    public async Task A_proxy_address_leads_to_the_picture_itself()
    {
        _at.Server.On("/a.png", Reply.Ok(Png, "image/png"));

        var kept = await _images.GetAsync($"https://images.weserv.nl/?url={_at.Server.Authority}/a.png&w=400", null, TestContext.Current.CancellationToken);

        Assert.NotNull(kept.Path);
    }

    [Fact]
    public async Task A_picture_cut_short_is_not_kept()
    {
        _at.Server.On("/a.png", Reply.Ok(Png, "image/png") with { ClaimedLength = 5000 });

        Assert.Null((await GetAsync("/a.png")).Path);
    }

    [Fact]
    public async Task A_drawing_is_kept_but_counts_as_not_to_be_shown()
    {
        _at.Server.On("/a.svg", "<?xml version='1.0'?><svg onload='x()'/>", "image/svg+xml");

        var kept = await GetAsync("/a.svg");

        Assert.EndsWith(".svg", kept.Path, StringComparison.Ordinal);
        Assert.Null(PictureType.Of(File.ReadAllBytes(_at.Folder.Resolve(kept.Path!))));
        Assert.Contains("SVG", ImageKeeper.Missing(_at.Catalog, _at.Session.Images, _at.Server.Root + "/a.svg")!.Reason);
    }

    [Fact]
    public async Task A_picture_that_unfolds_to_gigabytes_is_noticed_by_its_header()
    {
        _at.Server.On("/bomb.png", Reply.Ok([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 8, 6], "image/png"));

        Assert.Contains("pixels", (await GetAsync("/bomb.png")).Reason);
    }

    [Fact]
    public async Task Two_sizes_of_a_proxy_are_one_picture_fetched_once()
    {
        _at.Server.On("/a.png", Reply.Ok(Png, "image/png"));

        await _images.GetAsync($"https://images.weserv.nl/?url={_at.Server.Authority}/a.png&w=400", null, TestContext.Current.CancellationToken);
        await _images.GetAsync($"https://wsrv.nl/?url={_at.Server.Authority}/a.png&w=800", null, TestContext.Current.CancellationToken);

        Assert.Single(_at.Server.Requests);
    }

    [Fact]
    public async Task What_was_dropped_for_want_of_room_is_not_fetched_again()
    {
        _at.Server.On("/a.png", Reply.Ok(Png, "image/png"));
        await GetAsync("/a.png");
        var blob = Assert.Single(_at.Catalog.Blobs());
        _at.Writer.Drop([new Archive.Journal.BlobDropped { Path = blob.Path, Sha256 = blob.Sha256, Size = blob.Size, Reason = "room" }]);

        Assert.Contains("want of room", (await GetAsync("/a.png")).Reason);
        Assert.Single(_at.Server.Requests);
    }

    private Task<KeptImage> GetAsync(string path, string? article = null) => _images.GetAsync(_at.Server.Root + path, article, TestContext.Current.CancellationToken);
}
