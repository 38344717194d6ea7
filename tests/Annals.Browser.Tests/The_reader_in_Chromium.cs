using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class The_reader_in_Chromium(DemoReader demo) : IClassFixture<DemoReader>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reader_finds_her_way_with_and_without_JavaScript(bool script)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;

        page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=zh"));
        Assert.Contains("望川大桥", page.FindElement(By.TagName("main")).Text);
        Assert.True(page.FindElements(By.CssSelector(".outletbox")).Count == 6, "each outlet of the demo has its section");

        page.FindElement(By.PartialLinkText("望川大桥今晨通车")).Click();
        Assert.Contains("首辆公交车从北岸车站驶出", page.FindElement(By.CssSelector(".text")).Text);
        Assert.Equal("zh-Hans", page.FindElement(By.TagName("h1")).GetDomAttribute("lang"));
        Assert.True(page.FindElement(By.CssSelector(".text img")).Size.Width > 300, "the picture is shown");

        var box = page.FindElement(By.CssSelector(".sections input[name=q]"));
        box.SendKeys("夜間巴士 OR 望川大橋" + Keys.Enter);
        Assert.Contains("望川大桥", page.FindElement(By.CssSelector(".hits mark")).Text);
        Assert.True(page.FindElements(By.CssSelector(".hit")).Count >= 3, "three outlets report the bridge");

        page.FindElement(By.LinkText("订阅源")).Click();
        Assert.Equal(6, page.FindElements(By.CssSelector("tbody tr")).Count);
        Assert.Contains("能读，但文件有误", page.FindElement(By.TagName("table")).Text);

        AssertQuiet(browser);
    }

    [Fact]
    public void A_corrected_article_shows_what_it_said_before()
    {
        using var browser = Browser.Open();
        var page = browser.Page;

        page.Navigate().GoToUrl(new Uri(demo.Address, "/search?ui=en&q=night+buses"));
        page.FindElement(By.PartialLinkText("Council backs")).Click();
        Assert.Contains("nine to four", page.FindElement(By.CssSelector(".text")).Text);

        page.FindElement(By.CssSelector(".revisions .changes")).Click();
        Assert.Contains("eight to five", string.Concat(page.FindElements(By.CssSelector("del")).Select(removed => removed.Text + " ")) + page.FindElement(By.CssSelector(".text")).Text);
        Assert.NotEmpty(page.FindElements(By.CssSelector(".classes .tag")));
        browser.Save("changes", 1280);
        page.Navigate().Back();

        page.FindElement(By.CssSelector(".revisions a:not(.changes)")).Click();
        Assert.Contains("eight to five", page.FindElement(By.CssSelector(".text")).Text);
        Assert.Contains("version 1 of 2", page.FindElement(By.CssSelector(".banner")).Text);

        AssertQuiet(browser);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_search_is_narrowed_by_outlet_and_month_and_widened_again(bool script)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/search?ui=zh&q={Uri.EscapeDataString("大桥")}"));
        var all = page.FindElements(By.CssSelector(".hit")).Count;
        Assert.True(all >= 3, "three outlets report the bridge");

        page.FindElement(By.CssSelector(".facets")).FindElement(By.LinkText("云津日报")).Click();
        Assert.All(page.FindElements(By.CssSelector(".hit .outlet")), outlet => Assert.Equal("云津日报", outlet.Text));
        Assert.True(page.FindElements(By.CssSelector(".hit")).Count < all, "other outlets are left out");
        Assert.Contains("云津日报", page.FindElement(By.CssSelector(".facets [aria-current]")).Text);

        page.FindElement(By.CssSelector(".facets")).FindElement(By.LinkText("全部媒体")).Click();
        Assert.Equal(all, page.FindElements(By.CssSelector(".hit")).Count);
        AssertQuiet(browser);
    }

    [Fact]
    public void Dark_is_dark_and_light_is_light()
    {
        using var browser = Browser.Open();
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, "/?ui=en"));
        browser.Show(1280, "light");
        Assert.Equal("rgba(253, 252, 249, 1)", browser.Page.FindElement(By.TagName("body")).GetCssValue("background-color"));
        browser.Show(1280, "dark");
        Assert.Equal("rgba(23, 22, 20, 1)", browser.Page.FindElement(By.TagName("body")).GetCssValue("background-color"));
    }

    [Fact]
    public async Task A_printed_article_is_the_article_and_where_it_is_from()
    {
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{await demo.FindAsync("梯田上的年轻人")}?ui=en"));
        browser.ShowAsPrinted();

        Assert.False(page.FindElement(By.CssSelector(".sections")).Displayed);
        Assert.False(page.FindElement(By.CssSelector(".colophon button")).Displayed);
        Assert.True(page.FindElement(By.CssSelector(".text img")).Displayed);
        Assert.Contains("青岭村的梯田", page.FindElement(By.CssSelector("figcaption")).Text);
        Assert.Contains("Captured", page.FindElement(By.CssSelector(".margin")).Text);
        Assert.Contains("/articles/terraces.html", page.FindElement(By.CssSelector(".margin .address")).Text);
        browser.Save("print", 794);
    }

    [Fact]
    public void Text_that_only_the_page_has_is_read_without_what_stands_around_it()
    {
        using var browser = Browser.Open();
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, $"/search?ui=zh&q={Uri.EscapeDataString("梯田上的年轻人")}"));
        browser.Page.FindElement(By.PartialLinkText("青岭")).Click();
        var text = browser.Page.FindElement(By.CssSelector(".text")).Text;

        Assert.Contains("有人在慢慢翻书", text);
        Assert.DoesNotContain("Subscribe now", text);
        Assert.DoesNotContain("相关阅读", text);
    }

    [Fact]
    public async Task Every_page_fits_every_screen_in_light_and_dark()
    {
        using var browser = Browser.Open();
        var terraces = await demo.FindAsync("梯田上的年轻人");
        (string Name, string Address)[] pages =
        [
            ("index", "/?ui=zh"),
            ("article", $"/a/{terraces}?ui=zh"),
            ("search", $"/search?ui=zh&q={Uri.EscapeDataString("望川大橋")}"),
            ("feeds", "/feeds?ui=en"),
        ];
        foreach (var (name, address) in pages)
        {
            foreach (var width in new[] { 360, 768, 1440 })
            {
                foreach (var scheme in new[] { "light", "dark" })
                {
                    browser.Show(width, scheme);
                    browser.Page.Navigate().GoToUrl(new Uri(demo.Address, address));
                    browser.Save($"{name}-{width}-{scheme}", width);
                    Assert.True(browser.Overflow() <= 0, $"{name} is wider than a window of {width} pixels");
                }
            }
        }

        AssertQuiet(browser);
    }

    private void AssertQuiet(Browser browser)
    {
        Assert.Empty(browser.Complaints());
        Assert.All(browser.Requests(), request => Assert.Equal((demo.Address.Host, demo.Address.Port), (request.Host, request.Port)));
    }
}
