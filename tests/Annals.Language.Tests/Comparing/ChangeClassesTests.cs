using Annals.Language.Comparing;

namespace Annals.Language.Tests.Comparing;

public class ChangeClassesTests
{
    private const string Text = "渭滩市长王明星期三说：“大桥将于五月通车。”\n桥长1200米，耗资三亿元。\nThe mayor, Wang Ming, spoke to reporters on Wednesday afternoon.";

    [Theory]
    [InlineData("1200米", "1300米", ChangeClass.Figure)]
    [InlineData("三亿元", "五亿元", ChangeClass.Figure)]
    [InlineData("Wang Ming", "Li Hua", ChangeClass.Name)]
    [InlineData("耗资", "花费", ChangeClass.Wording)]
    [InlineData("将于", "不会在", ChangeClass.Quotation | ChangeClass.Wording)]
    [InlineData("耗资三亿元。", "耗资三亿元。路面还没有铺完，护栏也没有装好。", ChangeClass.Addition)]
    [InlineData("\n桥长1200米，耗资三亿元。", "", ChangeClass.Removal)]
    public void A_change_is_called_what_it_is(string words, string others, ChangeClass expected)
        => Assert.Equal(expected, Classes("题", Text, "题", Text.Replace(words, others, StringComparison.Ordinal)));

    [Fact]
    public void A_number_in_words_is_a_figure()
        => Assert.Equal(ChangeClass.Figure, Classes("题", "The council voted by eight to five.", "题", "The council voted by nine to four."));

    [Fact]
    public void A_name_beside_its_title_is_a_name()
        => Assert.Equal(ChangeClass.Name, Classes("题", "昨天，王明市长到场。", "题", "昨天，李华市长到场。"));

    [Fact]
    public void A_new_headline_over_the_same_text_is_only_that()
        => Assert.Equal(ChangeClass.Headline, Classes("大桥通车", Text, "大桥推迟通车", Text));

    [Fact]
    public void An_emptied_article_is_gone_as_a_whole()
        => Assert.True(Classes("题", Text, "题", "本文已被删除。").HasFlag(ChangeClass.WholeArticle));

    [Fact]
    public void The_same_article_has_no_class() => Assert.Equal(ChangeClass.None, Classes("题", Text, "题", Text));

    private static ChangeClass Classes(string title, string text, string newTitle, string newText)
        => ChangeClasses.Of(TextDiff.CompareLine(title, newTitle), TextDiff.Compare(text, newText));
}
