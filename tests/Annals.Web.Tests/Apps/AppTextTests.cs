using Annals.Web.Apps;

namespace Annals.Web.Tests.Apps;

public sealed class AppTextTests
{
    [Theory]
    [InlineData("</title><script>alert(1)</script>", "＜/title>＜script>alert(1)＜/script>")]
    [InlineData("a <!-- b", "a ＜!-- b")]
    [InlineData("1 < 2 & 3 <= 4", "1 < 2 & 3 <= 4")]
    [InlineData("《云津》<3", "《云津》<3")]
    [InlineData("two\r\nlines\u0007", "twolines")]
    [InlineData("<", "<")]
    [InlineData(null, "")]
    public void A_title_begins_no_tag_and_keeps_everything_else(string? title, string expected) => Assert.Equal(expected, AppText.Plain(title));

    [Theory]
    [InlineData("https://one.example/a", "https://one.example/a")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("data:text/html,x", "")]
    [InlineData("/only/a/path", "")]
    [InlineData(null, "")]
    public void Only_addresses_of_the_web_go_out(string? url, string expected) => Assert.Equal(expected, AppText.Link(url));

    [Theory]
    [InlineData("<p>no picture</p>", "<p>no picture</p>")]
    [InlineData("<img alt=\"x\" src=\"/img?url=a\">", "<img alt=\"x\" src=\"https://here/img?url=a\">")]
    [InlineData("<p> src=\"/img? in words</p><img src=\"/img?b\">", "<p> src=\"/img? in words</p><img src=\"https://here/img?b\">")]
    [InlineData("<img alt=\" > src='/img?\" src=\"/img?c\"> src=\"/img?d", "<img alt=\" > src='/img?\" src=\"https://here/img?c\"> src=\"/img?d")]
    public void Pictures_get_the_address_of_this_server_and_words_stay(string html, string expected) => Assert.Equal(expected, AppText.WithPicturesFrom(html, "https://here"));
}
