using Annals.Browser.Tests.Axe;
using OpenQA.Selenium;
using OpenQA.Selenium.Support.UI;

namespace Annals.Browser.Tests;

public class A_site_on_a_disk_in_Chromium(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reader_finds_her_way_with_and_without_JavaScript(bool script)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;

        page.Navigate().GoToUrl(new Uri(site.Address, "index.html"));
        page.FindElement(By.PartialLinkText("望川大桥今晨通车")).Click();
        Assert.Contains("首辆公交车从北岸车站驶出", page.FindElement(By.CssSelector(".text")).Text);

        page.FindElement(By.CssSelector(".kicker .outlet")).Click();
        Assert.Equal("云津日报", page.FindElement(By.TagName("h1")).Text);
        page.FindElement(By.LinkText("按日浏览")).Click();
        page.FindElement(By.CssSelector(".days a")).Click();
        Assert.NotEmpty(page.FindElements(By.CssSelector(".group.hour .line")));
        page.FindElement(By.LinkText("全部文章")).Click();
        Assert.Equal(30, page.FindElements(By.CssSelector(".line")).Count);
        AssertOnDisk(browser);
    }

    [Fact]
    public void A_question_of_two_characters_finds_either_script()
    {
        using var browser = Browser.Open();
        var page = browser.Page;

        page.Navigate().GoToUrl(new Uri(site.Address, "index.html"));
        page.FindElement(By.CssSelector(".sections input[name=q]")).SendKeys("大橋" + Keys.Enter);
        Wait(page, ".hits mark");

        Assert.Contains(page.FindElements(By.CssSelector(".hits mark")), mark => mark.Text == "大桥");
        Assert.True(page.FindElements(By.CssSelector(".hit")).Count >= 3, "three outlets report the bridge");
        page.FindElement(By.CssSelector(".hit h2 a")).Click();
        Assert.Matches("大[桥橋]", page.FindElement(By.TagName("article")).Text);
        AssertOnDisk(browser);
    }

    [Fact]
    public void A_search_says_what_it_did_not_find_and_what_it_needs()
    {
        using (var browser = Browser.Open())
        {
            browser.Page.Navigate().GoToUrl(site.Address.AbsoluteUri + "search.html?q=%3Cimg%20src=x%20onerror=alert(1)%3Ezzzz");
            Wait(browser.Page, ".notice");
            Assert.Contains("没有找到", browser.Page.FindElement(By.CssSelector(".notice")).Text);
            AssertOnDisk(browser);
        }

        using var without = Browser.Open(script: false);
        without.Page.Navigate().GoToUrl(new Uri(site.Address, "search.html"));
        Assert.Contains("JavaScript", without.Page.FindElement(By.CssSelector("noscript, .banner")).Text);
    }

    [Fact]
    public void Every_page_fits_every_screen_in_light_and_dark()
    {
        using var browser = Browser.Open();
        browser.Page.Navigate().GoToUrl(new Uri(site.Address, "index.html"));
        var article = browser.Page.FindElement(By.PartialLinkText("望川大桥今晨通车")).GetDomAttribute("href");
        (string Name, string Address)[] pages =
        [
            ("site-index", "index.html"),
            ("site-article", article!),
            ("site-all", "all/index.html"),
            ("site-outlets", "outlets/index.html"),
            ("site-days", "days/index.html"),
            ("site-search", $"search.html?q={Uri.EscapeDataString("望川大橋")}"),
        ];
        foreach (var (name, address) in pages)
        {
            foreach (var (width, scheme) in new[] { (360, "light"), (768, "light"), (1280, "light"), (1280, "dark") })
            {
                browser.Show(width, scheme);
                browser.Page.Navigate().GoToUrl(site.Address.AbsoluteUri + address);
                if (name == "site-search")
                {
                    Wait(browser.Page, ".hit");
                }

                browser.Save($"{name}-{width}-{scheme}", width);
                Assert.True(browser.Overflow() <= 0, $"{name} is wider than a window of {width} pixels");
            }
        }

        AssertOnDisk(browser);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_box_shows_whom_an_article_names_and_leads_to_them_without_a_script(bool script)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(site.Address, "index.html"));
        page.FindElement(By.PartialLinkText("望川大桥今晨通车")).Click();
        Assert.False(page.FindElement(By.CssSelector(".findings")).Displayed);
        Assert.Equal("none", page.FindElement(By.CssSelector(".text a.named")).GetCssValue("pointer-events"));
        var text = page.FindElement(By.CssSelector(".text")).Text;

        page.FindElement(By.Id("marks")).Click();
        Assert.True(page.FindElement(By.CssSelector(".findings")).Displayed);
        Assert.Equal(text, page.FindElement(By.CssSelector(".text")).Text);
        page.FindElement(By.CssSelector(".text a.named")).Click();
        Assert.Contains("/who/", page.Url, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindElements(By.CssSelector(".dossier")));
        AssertOnDisk(browser);
    }

    [Fact]
    public void What_was_concluded_is_for_everybody_at_any_width()
    {
        using var browser = Browser.Open();
        browser.Page.Navigate().GoToUrl(new Uri(site.Address, "index.html"));
        var article = browser.Page.FindElement(By.PartialLinkText("望川大桥今晨通车")).GetDomAttribute("href")!;
        var findings = new List<string>();
        foreach (var address in new[] { article, "events/index.html", "events/today.html", "figures/index.html", "who/index.html", "stories/index.html" })
        {
            foreach (var (width, scheme) in new[] { (1280, "light"), (375, "dark") })
            {
                browser.Show(width, scheme);
                browser.Page.Navigate().GoToUrl(new Uri(site.Address, address));
                foreach (var box in browser.Page.FindElements(By.Id("marks")))
                {
                    box.Click();
                }

                findings.AddRange(AxeRun.Findings(browser).Select(finding => $"{address} {scheme}: {finding}"));
                if (browser.Overflow() is > 0 and var pixels)
                {
                    findings.Add($"{address} is {pixels} pixels wider than {width}");
                }
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct()));
    }

    private static void Wait(IWebDriver page, string selector)
        => new WebDriverWait(page, Patience).Until(shown => shown.FindElements(By.CssSelector(selector)).Count > 0);

    private void AssertOnDisk(Browser browser)
    {
        Assert.Empty(browser.Complaints());
        Assert.All(browser.Requests(), request => Assert.StartsWith(site.Address.AbsoluteUri, request.AbsoluteUri, StringComparison.Ordinal));
    }
}
