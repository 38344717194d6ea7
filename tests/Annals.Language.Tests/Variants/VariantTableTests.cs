using Annals.Language.Variants;

namespace Annals.Language.Tests.Variants;

public sealed class VariantTableTests
{
    [Theory]
    [InlineData("川普", "特朗普")]
    [InlineData("特朗普", "川普")]
    [InlineData("歐巴馬", "奥巴马")]
    [InlineData("雪梨", "悉尼")]
    [InlineData("紐西蘭總理", "新西兰总理")]
    [InlineData("沙烏地阿拉伯", "沙特阿拉伯")]
    [InlineData("軟體", "软件")]
    [InlineData("北韓飛彈", "朝鲜导弹")]
    public void A_name_is_known_by_its_other_spelling(string phrase, string other)
        => Assert.Contains(other, VariantTable.BuiltIn.Of(phrase).Select(variant => variant.Text));

    [Theory]
    [InlineData("韩国瑜")]
    [InlineData("朝鮮族")]
    [InlineData("四川普遍")]
    [InlineData("这里根本")]
    [InlineData("bridge")]
    [InlineData("")]
    public void What_is_no_name_has_no_other_spelling(string phrase) => Assert.Empty(VariantTable.BuiltIn.Of(phrase));

    [Fact]
    public void Every_line_of_our_own_table_is_understood() => Assert.Empty(VariantTable.BuiltIn.Problems);

    [Fact]
    public void Two_names_in_one_phrase_give_every_mixture()
        => Assert.Equal(["川普会普亭", "特朗普会普京", "特朗普会普亭"], VariantTable.Parse("川普 特朗普\n普京 普亭").Of("川普会普京").Select(variant => variant.Text));

    [Fact]
    public void However_many_spellings_there_are_only_a_few_are_tried()
        => Assert.InRange(VariantTable.Parse("甲甲 乙乙 丙丙 丁丁 戊戊 己己").Of("甲甲和甲甲和甲甲和甲甲").Count, 1, 8);

    [Fact]
    public void A_longer_text_that_means_something_else_goes_with_the_spelling()
    {
        var variant = VariantTable.Parse("特朗普 川普 !四川普").Of("美国特朗普").Single();
        Assert.Equal("美国川普", variant.Text);
        Assert.Equal([new VariantContext("四川普", 1)], variant.Unless);
    }

    [Fact]
    public void Lines_that_share_a_spelling_are_one_name()
        => Assert.Equal(["懂王", "特朗普"], VariantTable.Parse("特朗普 川普").With(VariantTable.Parse("川普 懂王")).Of("川普").Select(variant => variant.Text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("特朗普")]
    [InlineData("習近平 习近平")]
    [InlineData("特 川普")]
    [InlineData("!四川普")]
    public void A_line_that_says_nothing_is_named_with_its_number(string line)
        => Assert.StartsWith("line 2:", VariantTable.Parse("# names\n" + line).Problems.Single());

    [Fact]
    public void No_text_makes_it_throw()
    {
        foreach (var text in new[] { "", "!", "! !", "#", "\0 \0", "甲 \ud800", "甲甲 乙乙 !乙乙", "a b", "甲甲 甲甲甲" })
        {
            var table = VariantTable.Parse(text);
            _ = table.Of(text + "甲甲甲");
        }
    }
}
