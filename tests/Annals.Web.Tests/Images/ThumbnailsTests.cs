using Annals.Archive;
using Annals.Capture.Images;
using Annals.Web.Images;

namespace Annals.Web.Tests.Images;

public sealed class ThumbnailsTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "annals [x=1]" + Path.GetRandomFileName());
    private readonly List<string> _said = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_large_picture_becomes_a_small_one_in_a_process_of_its_own()
    {
        var program = ThumbnailProgram.Find();
        Assert.SkipWhen(program is null, "NOT TESTED: vipsthumbnail is not installed; apt-get install libvips-tools");
        var (thumbnails, path, picture) = Archive(program, Large());

        var small = await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(320), Cancellation);
        var again = await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(320), Cancellation);

        Assert.Equal((320, 200), PictureSize.Of(small));
        Assert.Equal(small, again);
        Assert.Single(Directory.GetFiles(Path.Combine(_root, ".annals", "thumbs"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(300, 200, PictureFit.Cover, PictureOutput.Jpeg, "image/jpeg", 300, 200)]
    [InlineData(300, 200, PictureFit.Fill, PictureOutput.Png, "image/png", 300, 200)]
    [InlineData(300, 100, PictureFit.Inside, PictureOutput.WebP, "image/webp", 160, 100)]
    [InlineData(null, 100, PictureFit.Inside, PictureOutput.WebP, "image/webp", 160, 100)]
    public async Task Other_shapes_are_made_as_they_are_asked_for(int? width, int? height, object fit, object output, string type, int madeWidth, int madeHeight)
    {
        var program = ThumbnailProgram.Find();
        Assert.SkipWhen(program is null, "NOT TESTED: vipsthumbnail is not installed; apt-get install libvips-tools");
        var (thumbnails, path, picture) = Archive(program, Large());

        var made = await thumbnails.GetAsync(path, picture, new PictureShape(width, height, (PictureFit)fit, (PictureOutput)output), Cancellation);

        Assert.Equal(type, PictureType.Of(made!));
        Assert.Equal((madeWidth, madeHeight), PictureSize.Of(made));
    }

    [Fact]
    public async Task What_cannot_be_decoded_is_tried_once_and_leaves_nothing_behind()
    {
        var program = ThumbnailProgram.Find();
        Assert.SkipWhen(program is null, "NOT TESTED: vipsthumbnail is not installed; apt-get install libvips-tools");
        var (thumbnails, path, picture) = Archive(program, [.. Large()[..24], .. new byte[64]]);

        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(320), Cancellation));
        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(320), Cancellation));
        Assert.Empty(Directory.GetFiles(Path.Combine(_root, ".annals", "thumbs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_the_program_the_picture_itself_is_served_and_that_is_said_once()
    {
        var (thumbnails, path, picture) = Archive(null, Large());

        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(320), Cancellation));
        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(640), Cancellation));
        Assert.Contains("libvips-tools", Assert.Single(_said));
    }

    [Fact]
    public async Task Other_widths_small_pictures_and_bombs_are_left_alone()
    {
        var (thumbnails, path, picture) = Archive(null, Large());
        var bomb = picture.ToArray();
        bomb[16] = 0x0f;

        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(333), Cancellation));
        Assert.Null(await thumbnails.GetAsync(path, picture, PictureShape.OfWidth(1280), Cancellation));
        Assert.Null(await thumbnails.GetAsync(path, bomb, PictureShape.OfWidth(320), Cancellation));
        Assert.Empty(_said);
    }

    private (Thumbnails Thumbnails, string Path, byte[] Picture) Archive(ThumbnailProgram? program, byte[] picture)
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        var hash = ContentHash.Of(picture).Hex;
        var path = $"blobs/{hash[..2]}/{hash}.png";
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Resolve(path))!);
        File.WriteAllBytes(folder.Resolve(path), picture);
        return (new Thumbnails(folder, program, _said.Add), path, picture);
    }

    // 800 x 500, all of one grey.
    private static byte[] Large()
    {
        using var rows = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(rows, System.IO.Compression.CompressionLevel.Fastest))
        {
            for (var y = 0; y < 500; y++)
            {
                zlib.Write([0, .. Enumerable.Repeat((byte)128, 800)]);
            }
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, [0, 0, 3, 0x20, 0, 0, 1, 0xf4, 8, 0, 0, 0, 0]), .. Chunk("IDAT"u8, rows.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var length = new byte[4];
        var check = new byte[4];
        byte[] named = [.. name, .. data];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xffffffffu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
