using Annals.Feeds.Dates;
using Annals.Feeds.Json;

namespace Annals.Feeds.Tests.Dates;

public class Dates_in_the_wild
{
    private static readonly DateTimeOffset Seen = new(2023, 5, 10, 4, 0, 0, TimeSpan.Zero);

    private static string? Read(string text, string? zone = null, bool seen = false) => FeedDate.Parse(text, zone, seen ? Seen : null) is { } at ? FeedJson.Iso(at) : null;

    [Theory]
    [InlineData("Wed, 10 May 2023 11:20:30 GMT", null, "2023-05-10T11:20:30Z")]
    [InlineData("Fri, 10 May 2023 11:20:30 +0200", null, "2023-05-10T09:20:30Z")]
    [InlineData("10 May 23 11:20 EST", null, "2023-05-10T16:20:00Z")]
    [InlineData("Wed, 10 May 2023 24:00:00 GMT", null, "2023-05-11T00:00:00Z")]
    [InlineData("2023-05-10 11:20:30.0", "Asia/Tokyo", "2023-05-10T02:20:30Z")]
    [InlineData("2023-05-10T11:20:30", "America/New_York", "2023-05-10T15:20:30Z")]
    [InlineData("Wednesday, May 10th, 2023 11:20 AM PT", null, "2023-05-10T18:20:00Z")]
    [InlineData("10 mai 2023 à 11h20", "Europe/Paris", "2023-05-10T09:20:00Z")]
    [InlineData("mar. 9 mai 2023 11:20", "Europe/Paris", "2023-05-09T09:20:00Z")]
    [InlineData("10. März 2023, 11:20 Uhr", "Europe/Berlin", "2023-03-10T10:20:00Z")]
    [InlineData("10 мая 2023 г. 11:20", "Europe/Moscow", "2023-05-10T08:20:00Z")]
    [InlineData("2023年5月10日 下午1点半", "+08:00", "2023-05-10T05:30:00Z")]
    [InlineData("二〇二三年十二月三十一日", "+08:00", "2023-12-30T16:00:00Z")]
    [InlineData("北京时间2023年5月10日 11:20", null, "2023-05-10T03:20:00Z")]
    [InlineData("民國112年5月10日 11:20", "Asia/Taipei", "2023-05-10T03:20:00Z")]
    [InlineData("2023. 5. 10. 오후 1:20", "Asia/Seoul", "2023-05-10T04:20:00Z")]
    [InlineData("2023-05-10 11:20 (UTC+8)", null, "2023-05-10T03:20:00Z")]
    [InlineData("来源：新华社 2023-05-10 11:20", "+08:00", "2023-05-10T03:20:00Z")]
    [InlineData("05/10/2023", "America/New_York", "2023-05-10T04:00:00Z")]
    [InlineData("10/05/2023", "Europe/London", "2023-05-09T23:00:00Z")]
    [InlineData("10/05/2023 - 11:20", "+08:00", "2023-05-10T03:20:00Z")]
    public void A_date_is_read(string text, string? zone, string expected) => Assert.Equal(expected, Read(text, zone));

    [Theory]
    [InlineData("半小时前", "2023-05-10T03:30:00Z")]
    [InlineData("2小時前", "2023-05-10T02:00:00Z")]
    [InlineData("昨天 19:00", "2023-05-09T11:00:00Z")]
    [InlineData("前天", "2023-05-07T16:00:00Z")]
    [InlineData("an hour ago", "2023-05-10T03:00:00Z")]
    [InlineData("5月10日 11:20", "2023-05-10T03:20:00Z")]
    [InlineData("12-31 08:00", "2022-12-31T00:00:00Z")]
    [InlineData("13:00", "2023-05-09T05:00:00Z")]
    public void A_relative_date_needs_the_time_it_was_seen(string text, string expected)
    {
        Assert.Equal(expected, Read(text, "+08:00", seen: true));
        Assert.Null(Read(text, "+08:00"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Invalid Date")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1970-01-01 00:00:00")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("2023-02-30")]
    [InlineData("Wed, 10 May 2023 11:20:30 +9900")]
    [InlineData("10 May 2023 11:20 QQT")]
    [InlineData("05/10/2023")]
    [InlineData("10/05/23")]
    [InlineData("May 2023")]
    [InlineData("2023年5月")]
    [InlineData("2023-W55-1")]
    [InlineData("version 2.0.1")]
    [InlineData("2 or 3 things")]
    [InlineData("https://news.example.org/2023/05/some-slug")]
    [InlineData("https://news.example.org/story/100520234567.html")]
    public void What_cannot_be_read_with_certainty_is_no_date(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData("https://news.example.org/n1/2023/0510/c1-2.html")]
    [InlineData("https://news.example.org/202305/t20230510_77.html")]
    [InlineData("https://news.example.org/2023-05/10/c_1.htm")]
    [InlineData("https://news.example.org/aopl/202305100012.aspx")]
    public void An_address_gives_its_day(string address) => Assert.Equal("2023-05-10T00:00:00Z", Read(address));

    [Fact]
    public void The_fast_reader_and_the_scanner_agree()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var at = DateTimeOffset.UnixEpoch.AddSeconds(random.NextInt64(1, 4_000_000_000)).AddDays(1);
            var local = at.ToOffset(TimeSpan.FromMinutes(random.Next(-48, 56) * 15));
            var culture = System.Globalization.CultureInfo.InvariantCulture;
            var zone = local.ToString("zzz", culture);
            foreach (var text in new[] { local.ToString("yyyy-MM-dd'T'HH:mm:ss", culture) + zone, local.ToString("ddd, dd MMM yyyy HH:mm:ss ", culture) + zone.Replace(":", "", StringComparison.Ordinal) })
            {
                Assert.NotNull(WellFormedDate.TryParse(text));
                Assert.Equal(WellFormedDate.TryParse(text), FeedDate.Parse(text));
                // Two blanks send it to the scanner.
                Assert.Equal(WellFormedDate.TryParse(text), FeedDate.Parse(text.Replace("T", " ", StringComparison.Ordinal).Replace("hu,", "Thu,", StringComparison.Ordinal).Replace(" ", "  ", StringComparison.Ordinal)));
            }
        }
    }
}
