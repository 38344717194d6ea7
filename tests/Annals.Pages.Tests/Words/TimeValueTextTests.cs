using Annals.Pages.Words;

namespace Annals.Pages.Tests.Words;

public class TimeValueTextTests
{
    [Theory]
    [InlineData("2022-09-15", "2022年9月15日", "15 September 2022")]
    [InlineData("2022-09-15TAF", "2022年9月15日 下午", "15 September 2022 afternoon")]
    [InlineData("2021-01-15T02:18", "2021年1月15日 02:18", "15 January 2021 02:18")]
    [InlineData("2022-09", "2022年9月", "September 2022")]
    [InlineData("2022", "2022年", "2022")]
    [InlineData("2020-Q3", "2020年第3季度", "quarter 3 of 2020")]
    [InlineData("2022-09-12/2022-09-18", "2022年9月12日 – 2022年9月18日", "12 September 2022 – 18 September 2022")]
    [InlineData("2022-02/..", "自2022年2月", "since February 2022")]
    [InlineData("P3W", "3 周", "3 weeks")]
    [InlineData("P?W", "数周", "some weeks")]
    [InlineData("PT1H", "1 小时", "1 hour")]
    [InlineData("2022,2024", "2022年、2024年", "2022, 2024")]
    [InlineData("PRESENT_REF", "PRESENT_REF", "PRESENT_REF")]
    [InlineData("", "", "")]
    public void A_value_reads_as_people_write_it(string value, string chinese, string english)
    {
        Assert.Equal(chinese, TimeValueText.Of(value, UiLanguage.Chinese));
        Assert.Equal(english, TimeValueText.Of(value, UiLanguage.English));
    }
}
