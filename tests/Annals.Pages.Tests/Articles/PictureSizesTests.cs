using Annals.Pages.Articles;

namespace Annals.Pages.Tests.Articles;

public class PictureSizesTests
{
    [Theory]
    [InlineData("<p><img src=\"/a\" alt=\"x > y\">t</p>", "<p><img width=\"720\" height=\"480\" src=\"/a\" alt=\"x > y\">t</p>")]
    [InlineData("<img width=\"1\" alt=\"\" src=\"/a\" height=\"9\"><img src=\"/b\">", "<img width=\"720\" height=\"480\" alt=\"\" src=\"/a\"><img src=\"/b\">")]
    [InlineData("<img src=\"/b\" width=\"3\" height=\"2\">", "<img src=\"/b\" width=\"3\" height=\"2\">")]
    [InlineData("no picture", "no picture")]
    [InlineData("<img alt=\"cut", "<img alt=\"cut")]
    public void A_size_that_is_known_takes_the_place_of_what_the_outlet_claims(string markup, string sized)
        => Assert.Equal(sized, PictureSizes.In(markup, source => source == "/a" ? (720, 480) : null));
}
