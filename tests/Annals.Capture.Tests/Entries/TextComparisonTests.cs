using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class TextComparisonTests
{
    [Theory]
    [InlineData("大桥\uFFFD\uFFFD\uFFFD通车", "大桥今晨通车", true)]
    [InlineData("大桥今晨通车\uFFFD", "大桥今晨通车", true)]
    [InlineData("\uFFFD桥今晨通车", "大桥今晨通车", true)]
    [InlineData("大桥今晨通\uFFFD", "大桥今晨通车", true)]
    [InlineData("小桥今晨通\uFFFD", "大桥今晨通车", false)]
    [InlineData("大桥今晨通车", "大桥今晨通车", false)]
    [InlineData("大\uFFFD封闭", "大桥今晨通车", false)]
    [InlineData("大\uFFFD", "大桥今晨通车，市长说这是本市历史上最长的一座桥", false)]
    public void Lost_characters_are_told_from_other_words(string damaged, string sound, bool isSame)
        => Assert.Equal(isSame, TextComparison.DiffersOnlyByReplacements(damaged, sound));

    [Fact]
    public void A_text_says_nothing_new_when_all_of_its_sentences_are_known()
    {
        Assert.True(TextComparison.SaysNothingNew("The bridge opened. \n The mayor spoke!", "Intro. The bridge opened. Then: The mayor spoke! More."));
        Assert.False(TextComparison.SaysNothingNew("The bridge opened.\nNobody came to see it.", "The bridge opened."));
    }
}
