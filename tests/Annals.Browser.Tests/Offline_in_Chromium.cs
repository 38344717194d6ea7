using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class Offline_in_Chromium
{
    [Fact]
    public async Task What_was_kept_is_read_without_the_reader_and_says_since_when()
    {
        await using var demo = new DemoReader();
        await demo.InitializeAsync();
        using var browser = Browser.Open();
        var page = browser.Page;
        var terraces = await demo.FindAsync("梯田上的年轻人");
        page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=zh"));
        Wait.For(() => browser.Run("return (await (await caches.open('annals-kept')).keys()).some(one => one.url.endsWith('/offline.json'))") is true);

        demo.Stop();
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{terraces}?ui=zh"));
        Assert.Contains("有人在慢慢翻书", page.FindElement(By.CssSelector(".text")).Text);
        Assert.Contains("留存于 20", page.FindElement(By.Id("stale")).Text);
        Assert.True(Convert.ToInt32(browser.Run("return document.querySelector('.text img').naturalWidth"), System.Globalization.CultureInfo.InvariantCulture) > 300, "its picture is kept too");
        Assert.Equal("Annals", browser.Run("return getComputedStyle(document.querySelector('.story')).display === 'grid' ? 'Annals' : 'without style'"));

        page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=zh"));
        Assert.Contains("望川大桥", page.FindElement(By.TagName("main")).Text);
        Assert.True(page.FindElement(By.Id("stale")).Displayed, "an old front page does not pass for today's");

        page.Navigate().GoToUrl(new Uri(demo.Address, "/search?q=bridge&ui=en"));
        Assert.Contains("Not kept offline", page.FindElement(By.TagName("h1")).Text);
    }

    [Fact]
    public async Task With_a_network_pages_come_from_the_reader()
    {
        await using var demo = new DemoReader();
        await demo.InitializeAsync();
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=en"));
        Wait.For(() => browser.Run("return (await (await caches.open('annals-kept')).keys()).some(one => one.url.endsWith('/offline.json'))") is true);
        browser.Run("const cache = await caches.open('annals-kept'); await cache.put('/?ui=en', new Response('old', { headers: { 'content-type': 'text/html' } }))");

        page.Navigate().Refresh();
        Assert.Contains("Annals", page.FindElement(By.CssSelector(".masthead")).Text);
        Assert.False(page.FindElement(By.Id("stale")).Displayed);
        Wait.For(() => browser.Run("return (await (await caches.match('/?ui=en', { ignoreVary: true })).text()).length > 1000") is true);
    }
}
