using System.Text;
using Annals.Web.Images;

namespace Annals.Web.Tests.Images;

public class ImageTypeTests
{
    [Theory]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("0000001C6674797061766966", "image/avif")]
    [InlineData("00000100", "image/x-icon")]
    public void A_picture_is_known_by_its_first_bytes(string hex, string expected)
        => Assert.Equal(expected, ImageType.Of(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("GIF87")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_picture_has_no_type(string text)
        => Assert.Null(ImageType.Of(Encoding.ASCII.GetBytes(text)));
}
