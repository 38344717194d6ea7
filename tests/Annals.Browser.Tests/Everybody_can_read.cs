using Annals.Browser.Tests.Axe;
using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class Everybody_can_read(DemoReader demo) : IClassFixture<DemoReader>
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Axe_finds_nothing_serious_on_any_page_in_light_or_dark(string ui)
    {
        using var browser = Browser.Open();
        var buses = await demo.FindAsync("night buses");
        var terraces = await demo.FindAsync("梯田上的年轻人");
        var day = (await demo.DayAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] pages =
        [
            "/", $"/a/{terraces}", $"/a/{buses}", $"/a/{buses}@1", $"/a/{buses}@1..2", $"/day/{day}", $"/at/{day}T23", $"/outlet/{Uri.EscapeDataString("云津日报")}",
            "/search", $"/search?q={Uri.EscapeDataString("大桥")}", "/search?q=zzzz", "/feeds", "/offline", "/nowhere",
            "/unread", "/starred", "/notes", $"/a/{terraces}/highlight",
        ];
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{terraces}/highlight?ui={ui}"));
        browser.Page.FindElement(By.CssSelector(".sentences button")).Click();
        browser.Page.FindElement(By.CssSelector(".kicker a")).Click();
        browser.Page.FindElement(By.CssSelector("[data-do=star], [data-do=unstar]")).Click();
        var findings = new List<string>();
        foreach (var address in pages)
        {
            foreach (var scheme in new[] { "light", "dark" })
            {
                browser.Show(1280, scheme);
                browser.Page.Navigate().GoToUrl(new Uri(demo.Address, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ui={ui}"));
                findings.AddRange(AxeRun.Findings(browser).Select(finding => $"{address} {scheme}: {finding}"));
            }
        }

        // The help over the page is a page of its own.
        browser.Press("?");
        findings.AddRange(AxeRun.Findings(browser).Select(finding => $"help: {finding}"));
        Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct()));
    }

    [Fact]
    public async Task Axe_would_see_it()
    {
        using var browser = Browser.Open();
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{await demo.FindAsync("night buses")}?ui=en"));
        browser.Execute("document.querySelector('.text p').style.color = '#ddd'; document.querySelector('input[name=q]').removeAttribute('aria-label'); document.querySelector('input[name=q]').removeAttribute('placeholder');");

        Assert.Contains(AxeRun.Findings(browser), finding => finding.Contains("color-contrast", StringComparison.Ordinal));
        Assert.Contains(AxeRun.Findings(browser), finding => finding.Contains("label", StringComparison.Ordinal));
    }
}
