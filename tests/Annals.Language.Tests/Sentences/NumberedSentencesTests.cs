using Annals.Language.Sentences;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Sentences;

/// <summary>Addresses that were given out depend on every line of this: a test here is never adapted.</summary>
public class NumberedSentencesTests
{
    [Theory]
    [InlineData("大桥通车。全长三公里！真的？！是的。", "大桥通车。|全长三公里！|真的？！|是的。")]
    [InlineData("他说：“走吧。”然后离开。", "他说：“走吧。”|然后离开。")]
    [InlineData("“好！”，她说。“再见。”", "“好！”，她说。|“再见。”")]
    [InlineData("没有句号", "没有句号")]
    [InlineData("一；二；三。……四。", "一；二；三。|……四。")]
    [InlineData("　　段首空两格。　后面。", "段首空两格。|后面。")]
    [InlineData("The bridge opened. It is long.", "The bridge opened.|It is long.")]
    [InlineData("Mr. Smith met Gen. Jones. They spoke.", "Mr. Smith met Gen. Jones.|They spoke.")]
    [InlineData("J. R. Miller of the U.S. Navy left.", "J. R. Miller of the U.S. Navy left.")]
    [InlineData("It rose 3.5 per cent. at 5 p.m. on Monday.", "It rose 3.5 per cent. at 5 p.m. on Monday.")]
    [InlineData("“Enough!” she said. “Go.” He went.", "“Enough!” she said.|“Go.”|He went.")]
    [InlineData("See example.com/a?b=c. Then (as ever.) stop", "See example.com/a?b=c.|Then (as ever.) stop")]
    [InlineData("One line\nAnother. Third\n\n \n", "One line|Another.|Third")]
    [InlineData("***", "***")]
    [InlineData("...", "...")]
    [InlineData("", "")]
    public void Sentences_are_counted_by_rules_that_never_change(string text, string sentences)
        => Assert.Equal(sentences, string.Join('|', NumberedSentences.Of(text).Select(range => text[range])));

    [Fact]
    public void Nothing_but_blanks_is_lost_and_nothing_is_counted_twice()
    {
        var characters = Gen.Elements("a", "B", "Mr", ".", "。", "！", "?", " ", "\n", "　", "”", "，", "字").ListOf();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(characters.ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            var sentences = NumberedSentences.Of(text).Select(range => text[range]).ToList();
            return sentences.TrueForAll(sentence => sentence.Trim(' ', '　').Length == sentence.Length && sentence.Length > 0 && !sentence.Contains('\n'))
                && Bare(string.Concat(sentences)) == Bare(text);
        }));
    }

    private static string Bare(string text) => text.Replace(" ", "").Replace("　", "").Replace("\n", "");
}
