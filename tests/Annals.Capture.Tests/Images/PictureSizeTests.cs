using Annals.Capture.Images;

namespace Annals.Capture.Tests.Images;

public class PictureSizeTests
{
    [Fact]
    public void Every_kind_says_its_size_in_its_header()
    {
        Assert.Equal((640, 480), PictureSize.Of([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 2, 0x80, 0, 0, 1, 0xe0, 8, 6]));
        Assert.Equal((640, 480), PictureSize.Of([.. "GIF89a"u8, 0x80, 2, 0xe0, 1, 0, 0]));
        Assert.Equal((640, 480), PictureSize.Of([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 1, 0xe0, 2, 0x80, 3, 1]));
        Assert.Equal((640, 480), PictureSize.Of([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]));
        Assert.Equal((640, 480), PictureSize.Of([0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 2, 0x80, 0, 0, 1, 0xe0]));
    }

    [Fact]
    public void A_header_cut_anywhere_is_no_verdict_and_no_error()
    {
        byte[] jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 1, 0xe0, 2, 0x80, 3, 1];
        for (var length = 0; length < 16; length++)
        {
            Assert.Null(PictureSize.Of(jpeg.AsSpan(0, length)));
        }

        Assert.Null(PictureSize.Of([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.False(PictureSize.IsBomb([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    }
}
