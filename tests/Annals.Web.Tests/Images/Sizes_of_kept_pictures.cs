using Annals.Capture.Images;

namespace Annals.Web.Tests.Images;

public class Sizes_of_kept_pictures(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    // The head of a PNG file, which says 720 by 480 (PNG, section 11.2.1).
    private static readonly byte[] Head = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 2, 208, 0, 0, 1, 224, 8, 2, 0, 0, 0];

    [Theory]
    [InlineData("blobs/sized.png", true)]
    [InlineData("blobs/lost.png", false)]
    [InlineData("../../etc/passwd", false)]
    public async Task Stand_in_the_page_when_the_file_says_them(string path, bool isKnown)
    {
        Directory.CreateDirectory(reader.Options.Folder.BlobsFolder);
        await File.WriteAllBytesAsync(Path.Combine(reader.Options.Folder.BlobsFolder, "sized.png"), Head, TestContext.Current.CancellationToken);
        await using var server = await ReaderServer.StartAsync(reader.Options with { Kept = url => url == ReaderFixture.PictureUrl ? new KeptImage(path, "image/png", null) : null }, TestContext.Current.CancellationToken);
        using var client = ReaderFixture.ClientFor(server);

        // Pages made last are kept for the process, under their whole address.
        var page = await client.GetStringAsync(new Uri($"/a/{reader.Bridge}?as={Uri.EscapeDataString(path)}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(isKnown, page.Contains("<img width=\"720\" height=\"480\" ", StringComparison.Ordinal));
        Assert.Contains("<img ", page, StringComparison.Ordinal);
    }
}
