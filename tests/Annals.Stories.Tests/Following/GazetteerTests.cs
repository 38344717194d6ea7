using Annals.Stories.Following;

namespace Annals.Stories.Tests.Following;

public class GazetteerTests
{
    [Fact]
    public void A_city_lies_in_its_country() => Assert.Equal("乌兹别克斯坦", Gazetteer.BuiltIn.CountryOf("撒马尔罕"));

    [Fact]
    public void A_name_is_found_in_either_script() => Assert.Equal(Gazetteer.BuiltIn.Find("东京"), Gazetteer.BuiltIn.Find("東京"));

    [Fact]
    public void A_region_has_its_countries() => Assert.Equal(5, Gazetteer.BuiltIn.CountriesOf("中亚").Count);

    [Theory]
    [InlineData("撒马尔罕", "乌兹别克斯坦", true)]
    [InlineData("撒马尔罕", "中亚", true)]
    [InlineData("撒马尔罕", "哈萨克斯坦", false)]
    [InlineData("巴黎", "里昂", false)]
    [InlineData("某村", "里昂", true)]
    public void Places_may_be_one_when_one_can_lie_in_the_other(string one, string other, bool expected) => Assert.Equal(expected, Gazetteer.BuiltIn.MayBeSame(one, other));

    [Fact]
    public void Every_place_lies_on_the_globe()
        => Assert.All(Gazetteer.BuiltIn.Places, place => Assert.True(Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180));

    [Fact]
    public void Every_country_a_place_lies_in_is_a_place_itself()
        => Assert.All(Gazetteer.BuiltIn.Places.Where(place => place.Country.Length > 0), place => Assert.Equal(place.Country, Gazetteer.BuiltIn.Find(place.Country)?.Name));

    [Fact]
    public void A_line_that_is_none_is_left_out() => Assert.Empty(Gazetteer.Parse("巴黎 | 48.86 | 法国\n里昂 | 200 4 | 法国\n# nothing").Places);
}
