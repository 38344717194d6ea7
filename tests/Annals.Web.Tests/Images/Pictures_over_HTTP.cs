using System.Net;
using Annals.Web.Images;

namespace Annals.Web.Tests.Images;

public class Pictures_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private const string Policy = "default-src 'none'; sandbox";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ImageSignature Signature => ImageSignature.Open(reader.Options.Folder);

    [Fact]
    public async Task A_picture_is_served_as_what_its_bytes_are_and_may_be_kept()
    {
        using var answer = await reader.Client.GetAsync(Signature.PathOf(ReaderFixture.PictureUrl), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(ReaderFixture.Png, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("GET", "https://pictures.example/bridge.png")]
    [InlineData("HEAD", "https://pictures.example/bridge.png")]
    [InlineData("POST", "https://pictures.example/bridge.png")]
    [InlineData("GET", "https://pictures.example/document.png")]
    [InlineData("GET", "https://pictures.example/gone.png")]
    [InlineData("GET", "https://pictures.example/fails.png")]
    [InlineData("GET", null)]
    public async Task Whatever_comes_in_a_pictures_place_is_boxed_in(string method, string? url)
    {
        foreach (var (name, value) in new[] { ("Accept", "*/*"), ("Range", "bytes=0-3"), ("If-None-Match", "*"), ("If-Modified-Since", "Wed, 03 Jul 2024 12:00:00 GMT") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), url is null ? "/img?url=x&s=y" : Signature.PathOf(url));
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await reader.Client.SendAsync(request, Cancellation);

            Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.NotNull(answer.Content.Headers.ContentType);
        }
    }

    [Fact]
    public async Task A_picture_that_is_a_document_is_not_shown()
    {
        using var answer = await reader.Client.GetAsync(Signature.PathOf("https://pictures.example/document.png"), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("alert", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("https://pictures.example/gone.png")]
    [InlineData("https://pictures.example/lost.png")]
    public async Task A_picture_that_cannot_be_had_is_an_honest_placeholder(string url)
    {
        using var answer = await reader.Client.GetAsync(Signature.PathOf(url), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("picture not kept", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_failure_behind_a_picture_is_a_500_and_the_reader_goes_on()
    {
        using var answer = await reader.Client.GetAsync(Signature.PathOf("https://pictures.example/fails.png"), Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("fire", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("/img")]
    [InlineData("/img?url=https%3A%2F%2Fpictures.example%2Fbridge.png")]
    [InlineData("/img?url=https%3A%2F%2Fpictures.example%2Fbridge.png&s=")]
    [InlineData("/img?url=https%3A%2F%2Fpictures.example%2Fbridge.png&s=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/img?url=http%3A%2F%2F169.254.169.254%2F&s=x")]
    public async Task Without_our_signature_nothing_is_fetched(string address)
    {
        using var answer = await reader.Client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_small_copy_has_a_signature_of_its_own_and_falls_back_to_the_picture()
    {
        var small = Signature.PathOf(ReaderFixture.PictureUrl, 320);
        using var answer = await reader.Client.GetAsync(small, Cancellation);
        using var forged = await reader.Client.GetAsync(small.Replace("w=320", "w=640", StringComparison.Ordinal), Cancellation);
        using var plain = await reader.Client.GetAsync(Signature.PathOf(ReaderFixture.PictureUrl) + "&w=320", Cancellation);

        Assert.Equal(ReaderFixture.Png, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, plain.StatusCode);
    }

    [Fact]
    public async Task A_program_gets_signed_addresses_of_other_shapes_and_nobody_can_change_them()
    {
        using var json = System.Text.Json.JsonDocument.Parse(await reader.Client.GetStringAsync($"/api/v1/picture?url={Uri.EscapeDataString(ReaderFixture.PictureUrl)}&w=300&h=200&fit=cover&output=jpg", Cancellation));
        var address = json.RootElement.GetProperty("address").GetString()!;
        using var answer = await reader.Client.GetAsync(address, Cancellation);
        using var reordered = await reader.Client.GetAsync(address.Replace("w=300&h=200", "h=200&w=300", StringComparison.Ordinal), Cancellation);
        using var forged = await reader.Client.GetAsync(address.Replace("h=200", "h=201", StringComparison.Ordinal), Cancellation);
        using var tooLarge = await reader.Client.GetAsync("/api/v1/picture?url=https%3A%2F%2Fx.example%2F&w=9999", Cancellation);

        Assert.Contains("&w=300&h=200&fit=cover&output=jpg&s=", address);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, reordered.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tooLarge.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_is_missing_is_said_in_its_place_with_what_was_written_about_it()
    {
        var html = await reader.Client.GetStringAsync("/a/" + ReaderFixture.IdOf("https://outlet.example/meter") + "?ui=en", Cancellation);

        Assert.Contains("<span class=\"missing\" role=\"note\"><b>&quot;水表&quot; &lt;装&gt;</b> Picture not kept: not found (404), since 2026-01-02</span>", html);
        Assert.DoesNotContain("gone.png", html);
    }

    [Fact]
    public async Task A_signature_is_for_one_address_only()
    {
        var other = Signature.PathOf("https://pictures.example/other.png");
        var forged = $"/img?url={Uri.EscapeDataString(ReaderFixture.PictureUrl)}&s={other[(other.IndexOf("&s=", StringComparison.Ordinal) + 3)..]}";
        using var answer = await reader.Client.GetAsync(forged, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void The_key_survives_a_restart_and_is_the_owners_alone()
    {
        Assert.Equal(Signature.PathOf("x"), Signature.PathOf("x"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(reader.Options.Folder.LocalFolder, "image.key")));
        }
    }
}
