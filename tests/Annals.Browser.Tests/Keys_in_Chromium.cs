using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class Keys_in_Chromium(DemoReader demo) : IClassFixture<DemoReader>
{
    [Fact]
    public void A_list_is_walked_opened_and_walked_on_from_article_to_article()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/search?ui=en&q={Uri.EscapeDataString("大桥")}"));
        var titles = page.FindElements(By.CssSelector(".hit h2 a")).Select(title => title.Text).ToList();

        browser.Press("j");
        browser.Press("j");
        Assert.Equal(titles[1], page.SwitchTo().ActiveElement().Text);
        browser.Press("k");
        Assert.Equal(titles[0], page.SwitchTo().ActiveElement().Text);
        browser.Press("o");
        Assert.Equal(titles[0], Title(page));
        browser.Press("j");
        Wait.For(() => Title(page) == titles[1]);
        browser.Press("k");
        Wait.For(() => Title(page) == titles[0]);
    }

    [Fact]
    public void A_star_is_given_and_taken_away_without_leaving_the_page()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, "/outlet/" + Uri.EscapeDataString("田野周刊") + "?ui=en"));
        browser.Execute("window.isTheSame = true");

        browser.Press("j");
        var title = page.SwitchTo().ActiveElement().Text;
        browser.Press("s");
        Wait.For(() => page.FindElement(By.XPath($"//li[.//a[text()='{title}']]//button[@name='unstar' or @aria-pressed='true']")).Displayed);
        browser.Press("s");
        Wait.For(() => page.FindElement(By.XPath($"//li[.//a[text()='{title}']]//button[@name='star' or @aria-pressed='false']")).Displayed);
        Assert.Equal(true, browser.Run("return window.isTheSame"));
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Without_a_list_the_outlet_leads_on()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/search?ui=en&q=night+buses"));
        var address = page.FindElement(By.CssSelector(".hit h2 a")).GetDomProperty("href")!;
        browser.Execute("sessionStorage.clear()");
        page.Navigate().GoToUrl(address);
        var before = page.FindElement(By.CssSelector(".turn [rel=prev] .title")).Text;

        browser.Press("k");
        Wait.For(() => Title(page) == before);
    }

    [Fact]
    public void The_slash_goes_to_the_search_where_letters_are_letters()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=en"));

        browser.Press("/");
        browser.Press("jko?" + Keys.Enter);
        Wait.For(() => page.Url.Contains("/search", StringComparison.Ordinal));
        Assert.Equal("jko?", page.FindElement(By.Id("q")).GetDomProperty("value"));
    }

    [Theory]
    [InlineData("zh", "键盘", "下一篇")]
    [InlineData("en", "Keyboard", "Next article")]
    public void The_question_mark_explains_the_keys_in_the_pages_language(string ui, string title, string next)
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/?ui={ui}"));
        var help = page.FindElement(By.Id("keys"));
        Assert.False(help.Displayed);

        browser.Press("?");
        Assert.Contains(title, help.Text);
        Assert.Contains(next, help.Text);
        browser.Press("j");
        Assert.True(help.Displayed, "other keys wait until the help is closed");
        browser.Press(Keys.Escape);
        Assert.False(help.Displayed);

        page.FindElement(By.Id("keys-button")).Click();
        Assert.True(help.Displayed);
        help.FindElement(By.TagName("button")).Click();
        Assert.False(help.Displayed);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Without_JavaScript_nothing_promises_a_key()
    {
        using var browser = Browser.Open(script: false);
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=en"));

        Assert.False(browser.Page.FindElement(By.Id("keys-button")).Displayed);
        Assert.DoesNotContain("Keyboard", browser.Page.FindElement(By.TagName("body")).Text);
    }

    private static string Title(IWebDriver page) => page.FindElements(By.CssSelector(".story h1")) is [var title, ..] ? title.Text : "";
}
