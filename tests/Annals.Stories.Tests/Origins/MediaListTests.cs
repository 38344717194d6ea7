using Annals.Stories.Origins;

namespace Annals.Stories.Tests.Origins;

public class MediaListTests
{
    [Theory]
    [InlineData("路透", "路透社")]
    [InlineData("彭博新聞社", "彭博")]
    [InlineData("《环球时报》", "环球时报")]
    [InlineData("Reuters", "路透社")]
    [InlineData("某某日报", "某某日报")]
    public void A_medium_is_known_by_all_its_names(string name, string expected) => Assert.Equal(expected, MediaList.BuiltIn.ByName(name)?.Name);

    [Theory]
    [InlineData("外交部")]
    [InlineData("合作社")]
    public void Not_every_body_is_a_medium(string name) => Assert.Null(MediaList.BuiltIn.ByName(name));

    [Fact]
    public void An_outlet_is_the_medium_whose_name_is_in_its_own() => Assert.Equal("中央社", MediaList.BuiltIn.ByOutlet("(臺)中央社CNA").Name);

    [Fact]
    public void An_outlet_nobody_knows_keeps_its_name() => Assert.Equal("山村小报", MediaList.BuiltIn.ByOutlet("山村小报").Name);

    [Fact]
    public void An_address_tells_whose_page_it_is() => Assert.Equal("美国之音", MediaList.BuiltIn.ByHost("www.voachinese.com")?.Name);

    [Fact]
    public void An_unknown_address_tells_nothing() => Assert.Null(MediaList.BuiltIn.ByHost("example.org"));
}
