using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class News_in_Chromium(SmallReader reader) : IClassFixture<SmallReader>
{
    [Fact]
    public async Task New_articles_are_announced_and_nothing_moves_until_they_are_wanted()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(reader.Address, "/?ui=en"));
        Assert.Equal("", page.FindElement(By.Id("live")).Text);
        var before = Positions(browser);

        await reader.KeepAsync("A swing bridge at Lanmouth", "The Lanmouth Courier", "en", "<p>The old swing bridge turns again, after eleven years, for ships of up to ninety metres.</p>");
        Wait.For(() => page.FindElement(By.Id("live")).Text == "1 new article");
        Assert.Equal(before, Positions(browser));
        browser.Save("news", 1280);

        page.FindElement(By.CssSelector("#live a")).Click();
        Wait.For(() => page.FindElement(By.TagName("main")).Text.Contains("A swing bridge at Lanmouth", StringComparison.Ordinal));
        Assert.Equal("", page.FindElement(By.Id("live")).Text);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void What_is_written_from_right_to_left_is_set_so()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        browser.Show(1280, "light");
        page.Navigate().GoToUrl(new Uri(reader.Address, "/?ui=en"));
        page.FindElement(By.PartialLinkText("مكتبة")).Click();

        Assert.Equal("rtl", page.FindElement(By.CssSelector(".text")).GetCssValue("direction"));
        Assert.Equal("rtl", page.FindElement(By.CssSelector("h1")).GetCssValue("direction"));
        Assert.Equal("ltr", page.FindElement(By.CssSelector(".margin")).GetCssValue("direction"));
        Assert.Equal("/a/", new Uri(page.Url).AbsolutePath[..3]);
    }

    private static object? Positions(Browser browser)
        => browser.Run("return [...document.querySelectorAll('main *')].filter(one => !one.closest('#live')).map(one => { const box = one.getBoundingClientRect(); return `${box.x} ${box.y} ${box.width} ${box.height}`; }).join('\\n')");
}
