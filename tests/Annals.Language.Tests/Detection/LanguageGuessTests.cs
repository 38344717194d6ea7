using Annals.Language.Detection;

namespace Annals.Language.Tests.Detection;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("渭滩大桥今晨通车，车辆排队数公里。", "zh-Hans")]
    [InlineData("渭灘大橋今晨通車，車輛排隊數公里。", "zh-Hant")]
    [InlineData("橋が今朝開通し、長い列ができました。", "ja")]
    [InlineData("다리가 오늘 아침 개통되었습니다.", "ko")]
    [InlineData("The bridge was opened this morning, and cars are waiting for miles.", "en")]
    [InlineData("Мост открылся сегодня утром.", "ru")]
    [InlineData("افتتح الجسر صباح اليوم", "ar")]
    public void A_sentence_is_enough(string text, string language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("2024 - 15:30")]
    [InlineData("Die Brücke wurde heute Morgen eröffnet.")]
    [InlineData("大")]
    [InlineData("天上人")]
    public void What_does_not_decide_is_no_guess(string text) => Assert.Null(LanguageGuess.Of(text));

    [Fact]
    public void English_names_do_not_make_a_Chinese_article_English()
        => Assert.Equal("zh-Hans", LanguageGuess.Of("渭滩大桥（Weitan Bridge Construction and Investment Holding Company）今晨正式通车，车辆排队等候"));

    [Fact]
    public void A_quotation_in_the_other_script_does_not_change_the_language()
        => Assert.Equal("zh-Hant", LanguageGuess.Of("渭灘大橋今晨通車，對岸報紙稱「这座桥」，車輛排隊數公里，當地居民歡迎。"));
}
