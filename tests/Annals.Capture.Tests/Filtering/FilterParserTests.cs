using Annals.Capture.Filtering;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Capture.Tests.Filtering;

public sealed class FilterParserTests
{
    private static readonly string[] Pieces =
    [
        "keep", "skip", "tag", "all", " ", "\t", "\n", "\r\n", "\"", "\\", "/", "|", "=", "!=", "~", "!~", "<", ">", "outlet", "title", "text", "lang", "length",
        "url", "feed", "zh", "80", "99999999999", "#", "(", ")", "[", "a{1000}{1000}", "(?=x)", "\\p{", "（", "上合", "\uD83D", "\0", "\uFEFF", ".*", "title~/", "title~\"",
    ];

    [Fact]
    public void Any_text_gives_a_set_and_every_line_is_a_rule_a_problem_or_a_remark()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).Or(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var set = FilterParser.Parse(text);
            var lines = text.TrimStart('\uFEFF').Split('\n').Count(line => line.Trim() is { Length: > 0 } said && said[0] != '#');
            Assert.Equal(lines, set.Rules.Count + set.Problems.Count);
            set.Decide(Subject());
            set.DecideEarly(Subject());
            set.TagsOf(Subject());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Remarks_and_empty_lines_say_nothing()
    {
        var set = FilterParser.Parse("\uFEFF# what I do not want\r\n\r\n  skip length<80  \r\n");

        Assert.Empty(set.Problems);
        Assert.Equal((3, "skip length<80"), (set.Rules[0].Line, set.Rules[0].Text));
    }

    [Theory]
    [InlineData("skip titel~x", "no field 'titel'")]
    [InlineData("skip", "which articles")]
    [InlineData("skip title", "is no condition")]
    [InlineData("skip title ~ x", "without blanks")]
    [InlineData("skip title~", "a value is missing")]
    [InlineData("skip title~\"a||b\"", "a value is missing")]
    [InlineData("skip title~\"a", "not closed")]
    [InlineData("skip title~“a”", "straight quotes")]
    [InlineData("skip title~\"a\"outlet=b", "put a blank between")]
    [InlineData("skip title<5", "only length")]
    [InlineData("skip length<many", "is no length")]
    [InlineData("skip length=5", "with < or >")]
    [InlineData("skip lang~zh", "with = or !=")]
    [InlineData("skip title~/(/", "cannot be used")]
    [InlineData("skip title~/(?=x)y/", "linear time")]
    [InlineData("skip title~/x*/", "matches an empty text")]
    [InlineData("tag title~x", "name is missing")]
    [InlineData("drop title~x", "begin the line with keep, skip or tag")]
    public void What_cannot_be_understood_is_said_with_its_line(string line, string says)
    {
        var problem = Assert.Single(FilterParser.Parse("# one\n" + line).Problems);

        Assert.StartsWith("filters.txt:2: ", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Contains("off", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keep titel~x", true)]
    [InlineData("kepe title~x", true)]
    [InlineData("skip titel~x", false)]
    [InlineData("tag a titel~x", false)]
    public void A_broken_line_that_might_have_kept_something_switches_off_what_skips_below_it(string broken, bool isOff)
    {
        var set = FilterParser.Parse($"{broken}\nskip all");

        Assert.Equal(isOff, Assert.Single(set.Rules).IsOff);
        Assert.Equal(isOff, set.Decide(Subject()).SkippedBy is null);
    }

    private static FilterSubject Subject() => new(() => "上合组织峰会在天津举行。") { Outlet = "RFI", Title = "峰会开幕", Url = "https://news.example/1" };
}
