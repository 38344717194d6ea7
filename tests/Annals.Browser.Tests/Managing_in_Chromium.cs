using System.Text.Json;
using Annals.Browser.Tests.Axe;
using OpenQA.Selenium;

namespace Annals.Browser.Tests;

/// <summary>What an owner does with feeds, rules and settings, in a browser that runs no script.</summary>
public sealed class Managing_in_Chromium(DemoReader demo) : IClassFixture<DemoReader>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_feed_goes_and_comes_back_by_the_address_of_its_site()
    {
        using var browser = Browser.Open(script: false);
        var page = browser.Page;
        Open(page, "/feeds?ui=en");
        page.FindElement(By.LinkText("The Lanmouth Courier")).Click();
        var feed = page.FindElement(By.CssSelector(".facts a.address")).GetDomAttribute("href")!;
        page.FindElement(By.LinkText("Remove…")).Click();
        page.FindElement(By.CssSelector("form[data-do=remove] button")).Click();
        Wait.For(() => page.FindElements(By.CssSelector("tbody tr")).Count == 5);

        page.FindElement(By.Name("address")).SendKeys(new Uri(new Uri(feed), "/").AbsoluteUri + Keys.Enter);
        var found = page.FindElement(By.CssSelector(".found1"));
        Assert.Contains("Atom", found.Text);
        Assert.True(found.FindElements(By.CssSelector("li")).Count == 5, "the newest titles are shown");
        browser.Save("feeds-found", 1280);

        found.FindElement(By.Name("folder")).SendKeys("Coast/North");
        found.FindElement(By.CssSelector("form[data-do=add] button")).Click();
        Wait.For(() => page.FindElement(By.TagName("h1")).Text == "The Lanmouth Courier");
        Assert.Contains("Coast/North", page.FindElement(By.CssSelector(".facts")).Text);
        AssertQuiet(browser);
    }

    [Fact]
    public void A_feed_is_paused_and_asked_again()
    {
        using var browser = Browser.Open(script: false);
        var page = browser.Page;
        Open(page, "/feeds?ui=en");
        page.FindElement(By.LinkText("海嶼時報")).Click();
        Wait.AndPress(page, By.CssSelector("form[data-do=pause] button"));
        Wait.For(() => page.FindElement(By.CssSelector(".standfirst")).Text == "Paused");
        Assert.Contains("annals:paused=\"true\"", File.ReadAllText(Path.Combine(demo.Archive, "subscriptions.opml")));

        Wait.AndPress(page, By.CssSelector("form[data-do=resume] button"));
        Wait.AndPress(page, By.CssSelector("form[data-do=poll] button"));
        Wait.For(() => !File.ReadAllText(Path.Combine(demo.Archive, "subscriptions.opml")).Contains("annals:paused", StringComparison.Ordinal));
        Wait.For(() => page.FindElement(By.TagName("h1")).Text.Contains("海嶼時報", StringComparison.Ordinal));
        AssertQuiet(browser);
    }

    [Fact]
    public async Task The_list_goes_out_and_comes_in_again()
    {
        using var client = new HttpClient();
        var list = await client.GetStringAsync(new Uri(demo.Address, "/feeds.opml"), Cancellation);
        var file = Path.Combine(Path.GetTempPath(), $"annals-{Guid.NewGuid():N}.opml");
        await File.WriteAllTextAsync(file, list.Replace("<body>", "<body><outline text=\"Far\"><outline text=\"Away\" xmlUrl=\"http://127.0.0.1:9/feed\"/></outline>", StringComparison.Ordinal), Cancellation);
        try
        {
            using var browser = Browser.Open(script: false);
            Open(browser.Page, "/feeds?ui=en");
            browser.Page.FindElement(By.CssSelector("input[type=file]")).SendKeys(file);
            browser.Page.FindElement(By.CssSelector("form[data-do=import] button")).Click();

            Assert.Contains("1 added", browser.Page.FindElement(By.CssSelector(".banner")).Text);
            Assert.Contains("Away", browser.Page.FindElement(By.TagName("main")).Text);
            browser.Page.FindElement(By.LinkText("Away")).Click();
            browser.Page.FindElement(By.LinkText("Remove…")).Click();
            browser.Page.FindElement(By.CssSelector("form[data-do=remove] button")).Click();
            AssertQuiet(browser);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_wrong_rule_is_refused_with_its_line_and_a_right_one_tried_and_saved()
    {
        using var browser = Browser.Open(script: false);
        var page = browser.Page;
        Open(page, "/rules?ui=en");
        page.FindElement(By.PartialLinkText("filters.txt")).Click();
        page.FindElement(By.Name("text")).SendKeys("# mine\nskip titel~\"桥\"\n");
        page.FindElement(By.CssSelector(".actions button")).Click();

        Assert.Contains("Line 2", page.FindElement(By.CssSelector(".problems")).Text);
        Assert.Contains("skip titel", page.FindElement(By.Name("text")).GetDomProperty("value"));
        Assert.False(File.Exists(Path.Combine(demo.Archive, "filters.txt")), "nothing is saved");

        page.FindElement(By.Name("text")).Clear();
        page.FindElement(By.Name("text")).SendKeys("skip title~\"大桥\"\ntag \"Bus\" title~\"bus|巴士\"");
        page.FindElement(By.CssSelector(".actions button[formaction]")).Click();
        Assert.Contains("would have been skipped", page.FindElement(By.Id("trial")).Text);
        browser.Save("rules-tried", 1280);

        page.FindElement(By.CssSelector(".actions button")).Click();
        Wait.For(() => page.FindElement(By.CssSelector(".banner")).Text.Contains("Saved", StringComparison.Ordinal));
        Assert.Contains("大桥", File.ReadAllText(Path.Combine(demo.Archive, "filters.txt")));

        page.FindElement(By.Name("text")).Clear();
        page.FindElement(By.CssSelector(".actions button")).Click();
        Wait.For(() => !File.Exists(Path.Combine(demo.Archive, "filters.txt")));
        AssertQuiet(browser, refusals: true);
    }

    [Fact]
    public void A_setting_is_changed_and_the_others_stay()
    {
        using var browser = Browser.Open(script: false);
        var page = browser.Page;
        Open(page, "/settings?ui=zh");
        page.FindElement(By.CssSelector("select[name=images] option[value=upto]")).Click();
        page.FindElement(By.Name("amount")).SendKeys("5GB");
        page.FindElement(By.CssSelector("form[data-do=settings] button")).Click();

        Assert.Contains("已保存", page.FindElement(By.CssSelector(".banner")).Text);
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(demo.Archive, "annals.json")));
        Assert.Equal("5GB", written.RootElement.GetProperty("images").GetString());
        Assert.True(written.RootElement.TryGetProperty("about", out _), "what nobody changed stays");
        AssertQuiet(browser);
    }

    [Fact]
    public void Its_pages_fit_every_screen_and_axe_finds_nothing_serious()
    {
        using var browser = Browser.Open();
        Open(browser.Page, "/feeds?ui=en");
        var feed = browser.Page.FindElement(By.CssSelector("tbody th a")).GetDomAttribute("href")!;
        (string Name, string Address)[] pages =
        [
            ("feeds-all", "/feeds?ui=en&state=well"),
            ("feed", feed),
            ("rules", "/rules?ui=zh"),
            ("rules-text", "/rules/text?ui=en&name=filters.txt"),
            ("settings", "/settings?ui=zh"),
        ];
        var findings = new List<string>();
        foreach (var (name, address) in pages)
        {
            foreach (var (width, scheme) in new[] { (360, "light"), (768, "dark"), (1440, "light"), (1440, "dark") })
            {
                browser.Show(width, scheme);
                Open(browser.Page, address);
                browser.Save($"{name}-{width}-{scheme}", width);
                Assert.True(browser.Overflow() <= 0, $"{name} is wider than a window of {width} pixels");
                findings.AddRange(AxeRun.Findings(browser).Select(finding => $"{name} {width} {scheme}: {finding}"));
            }
        }

        Assert.Empty(findings);
    }

    private void Open(IWebDriver page, string address) => page.Navigate().GoToUrl(new Uri(demo.Address, address));

    // The browser notes an answer such as 422 as a complaint of its own.
    private void AssertQuiet(Browser browser, bool refusals = false)
    {
        Assert.DoesNotContain(browser.Complaints(), complaint => !refusals || !complaint.Contains("422", StringComparison.Ordinal));
        Assert.All(browser.Requests(), request => Assert.Equal((demo.Address.Host, demo.Address.Port), (request.Host, request.Port)));
    }
}
