using System.Text.RegularExpressions;
using Annals.Browser.Tests.Axe;
using OpenQA.Selenium;

namespace Annals.Browser.Tests;

/// <summary>The pages of what was concluded, over the demo's articles.</summary>
public class Findings_in_Chromium(DemoReader demo) : IClassFixture<DemoReader>
{
    private const string Bridge = "望川大桥";

    [Fact]
    public async Task Names_quotations_events_and_stories_are_for_everybody_at_any_width_without_script()
    {
        await AnnalsProcess.RunAsync(["analyze", "--archive", demo.Archive], TestContext.Current.CancellationToken);
        using var browser = Browser.Open();
        var findings = new List<string>();
        foreach (var address in await PagesAsync(browser))
        {
            foreach (var (width, scheme) in new[] { (1280, "light"), (375, "dark") })
            {
                browser.Show(width, scheme);
                browser.Page.Navigate().GoToUrl(new Uri(demo.Address, address));
                findings.AddRange(AxeRun.Findings(browser).Select(finding => $"{address} {scheme}: {finding}"));
                if (browser.Overflow() is > 0 and var pixels)
                {
                    findings.Add($"{address} is {pixels} pixels wider than {width}");
                }
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct()));
    }

    private async Task<List<string>> PagesAsync(Browser browser)
    {
        var article = await demo.FindAsync(Bridge);
        return
        [
            $"/a/{article}?names=on", "/who", Linked(browser, "/who", "/who/[^\"?]+"), "/quotes", "/sources", "/figures", Linked(browser, "/figures", "/figures/[^\"?]+"), "/today",
            "/events", Linked(browser, "/events", "/events/e[0-9a-f]+"), "/stories", Linked(browser, "/stories", "/stories/s[0-9a-f]+"),
        ];
    }

    // The list itself where it has nothing: a page like any other.
    private string Linked(Browser browser, string list, string pattern)
    {
        browser.Page.Navigate().GoToUrl(new Uri(demo.Address, list));
        return browser.Page.FindElements(By.CssSelector("main a")).Select(static link => new Uri(link.GetAttribute("href")!).PathAndQuery).FirstOrDefault(path => Regex.IsMatch(path, pattern), list);
    }
}
