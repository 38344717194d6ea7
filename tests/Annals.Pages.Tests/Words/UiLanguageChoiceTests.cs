using Annals.Pages.Words;

namespace Annals.Pages.Tests.Words;

public class UiLanguageChoiceTests
{
    [Theory]
    [InlineData(null, UiLanguage.Chinese)]
    [InlineData("", UiLanguage.Chinese)]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", UiLanguage.Chinese)]
    [InlineData("en-GB,en;q=0.9", UiLanguage.English)]
    [InlineData("de,en;q=0.5,zh;q=0.4", UiLanguage.English)]
    [InlineData("en;q=0.2, zh;q=0.7", UiLanguage.Chinese)]
    [InlineData("fr", UiLanguage.Chinese)]
    [InlineData("en;q=nonsense", UiLanguage.Chinese)]
    [InlineData("enochian", UiLanguage.Chinese)]
    public void The_browser_gets_the_language_it_likes_better(string? header, UiLanguage expected)
        => Assert.Equal(expected, UiLanguageChoice.FromAcceptLanguage(header));

    [Theory]
    [InlineData("zh_TW", "", "zh-Hant")]
    [InlineData("zh-HK", "", "zh-Hant")]
    [InlineData("zh-cn", "", "zh-Hans")]
    [InlineData("zh-Hans", "", "zh-Hans")]
    [InlineData("en-GB", "", "en-GB")]
    [InlineData(null, "望川大桥通车", "zh")]
    [InlineData("", "Plain title", null)]
    [InlineData("\" onload=\"x", "Plain title", null)]
    public void An_articles_language_says_which_font_it_needs(string? declared, string title, string? expected)
        => Assert.Equal(expected, LanguageTag.For(declared, title));
}
