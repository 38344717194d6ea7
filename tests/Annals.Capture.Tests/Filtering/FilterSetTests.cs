using Annals.Capture.Filtering;

namespace Annals.Capture.Tests.Filtering;

public sealed class FilterSetTests
{
    private const string Body = "上海合作組織成員國元首理事會第二十五次會議今天在天津舉行，各國領導人出席並發表講話。";

    [Theory]
    [InlineData("skip outlet=rfi", true)]
    [InlineData("skip outlet=\"ＲＦＩ\"", true)]
    [InlineData("skip outlet=RF", false)]
    [InlineData("skip outlet~RF", true)]
    [InlineData("skip outlet=BBC|RFI", true)]
    [InlineData("skip outlet!=BBC", true)]
    [InlineData("skip title~\"电视节目预告\"", true)]
    [InlineData("skip title~電視節目", true)]
    [InlineData("skip title~\"a|b\"", false)]
    [InlineData("skip title~\"本周\\|電視\"", true)]
    [InlineData("skip title!~电视", false)]
    [InlineData("skip title~/^本周.电视/", true)]
    [InlineData("skip title~/（三）/", true)]
    [InlineData("skip title~/^\\S+$/", true)]
    [InlineData("skip text~\"上合组织|上海合作组织\"", true)]
    [InlineData("skip text~电视", true)]
    [InlineData("skip url~\"/video/\"", true)]
    [InlineData("skip url~/video/\\d+$/", true)]
    [InlineData("skip feed=https://news.example/rss", true)]
    [InlineData("skip feed~other", false)]
    [InlineData("skip lang=zh", true)]
    [InlineData("skip lang=zh-Hant", true)]
    [InlineData("skip lang=zh-Hans", false)]
    [InlineData("skip lang=en|fr", false)]
    [InlineData("skip lang!=zh", false)]
    [InlineData("skip length<80", true)]
    [InlineData("skip length<10", false)]
    [InlineData("skip length>10", true)]
    [InlineData("skip outlet=RFI title~电视 length>10", true)]
    [InlineData("skip outlet=BBC title~电视", false)]
    [InlineData("skip all", true)]
    public void A_line_matches_folded_text(string line, bool skips)
    {
        var set = FilterParser.Parse(line);

        Assert.Empty(set.Problems);
        Assert.Equal(skips, set.Decide(Subject()).SkippedBy is not null);
    }

    [Fact]
    public void The_first_line_that_matches_decides()
    {
        Assert.Null(FilterParser.Parse("keep title~电视\nskip outlet=RFI").Decide(Subject()).SkippedBy);
        Assert.Equal(1, FilterParser.Parse("skip outlet=RFI\nkeep title~电视").Decide(Subject()).SkippedBy!.Line);
    }

    [Fact]
    public void Tags_add_up_and_each_is_given_once()
        => Assert.Equal(["上合", "a, \"b\""], FilterParser.Parse("""
            tag "上合" text~"上合组织|上海合作组织"
            skip outlet=RFI
            tag 上合 title~电视
            tag no title~nowhere
            tag "a, \"b\"" all
            """).TagsOf(Subject()));

    [Theory]
    [InlineData("skip feed=x")]
    [InlineData("skip feed!=x")]
    [InlineData("skip lang!=zh")]
    [InlineData("skip title!~x")]
    public void What_is_not_known_skips_nothing(string line)
    {
        var subject = new FilterSubject(() => "") { Outlet = "RFI", Title = "", Url = "https://news.example/1" };

        Assert.Null(FilterParser.Parse(line).Decide(subject).SkippedBy);
    }

    [Theory]
    [InlineData("skip length<80", true, false)]
    [InlineData("skip length>10", false, true)]
    [InlineData("skip text!~later", true, false)]
    [InlineData("skip text~成员国", false, true)]
    [InlineData("skip lang=en", true, false)]
    [InlineData("skip title~电视", false, true)]
    [InlineData("keep length>500\nskip title~电视", true, true)]
    public void A_text_of_which_more_may_come_decides_only_what_more_cannot_change(string lines, bool isOpen, bool skipsInTheEnd)
    {
        var set = FilterParser.Parse(lines);

        Assert.Equal(isOpen, set.DecideEarly(Subject(isWhole: false)).IsOpen);
        Assert.Equal(skipsInTheEnd, set.Decide(Subject(isWhole: false)).SkippedBy is not null);
    }

    [Fact]
    public void A_text_that_shows_its_language_is_believed_before_a_feed_made_from_a_template()
    {
        Assert.NotNull(FilterParser.Parse("skip lang=zh").Decide(Subject(language: "en-US")).SkippedBy);
        Assert.Null(FilterParser.Parse("skip lang=en").Decide(Subject(language: "en-US")).SkippedBy);
        Assert.NotNull(FilterParser.Parse("skip lang=zh-tw").Decide(Subject(language: "zh_TW")).SkippedBy);
    }

    private static FilterSubject Subject(bool isWhole = true, string? language = null) => new(() => Body)
    {
        Outlet = "RFI",
        Title = "本周|電視節目預告（三）",
        Url = "https://News.example/video/12",
        Feed = "https://news.example/rss",
        DeclaredLanguage = language,
        IsWhole = isWhole,
    };
}
