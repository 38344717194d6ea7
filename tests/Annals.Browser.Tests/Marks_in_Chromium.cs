using OpenQA.Selenium;

namespace Annals.Browser.Tests;

public class Marks_in_Chromium(DemoReader demo) : IClassFixture<DemoReader>
{
    [Theory]
    [InlineData(true, "云津日报")]
    [InlineData(false, "南汀广播")]
    public void What_is_opened_is_read_and_what_is_marked_unread_is_not(bool script, string outlet)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/outlet/{Uri.EscapeDataString(outlet)}?ui=en"));
        var unread = Unread(page);
        Assert.True(unread > 1, "the demo's articles are news to whoever opens it first");

        page.FindElement(By.CssSelector(".line.unread .title a")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".actions button[data-do=unread]")).Count == 1);
        page.Navigate().Back();
        page.Navigate().Refresh();
        Wait.For(() => Unread(page) == unread - 1);

        page.FindElement(By.CssSelector(".line.read .title a")).Click();
        page.FindElement(By.CssSelector(".actions button[data-do=unread]")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".actions button[data-do=read]")).Count == 1);
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/outlet/{Uri.EscapeDataString(outlet)}?ui=en"));
        Assert.Equal(unread, Unread(page));

        page.FindElement(By.CssSelector("form[data-do=all-read] button")).Click();
        Wait.For(() => page.FindElement(By.CssSelector(".reading .total")).Text.StartsWith("0 ", StringComparison.Ordinal));
        Assert.Equal(0, Unread(page));
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_star_is_given_in_a_list_and_taken_on_the_page(bool script)
    {
        using var browser = Browser.Open(script);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/outlet/{Uri.EscapeDataString("The Lanmouth Courier")}?ui=en"));
        var line = page.FindElement(By.CssSelector(".line"));
        var title = line.FindElement(By.CssSelector(".title a")).Text;

        line.FindElement(By.CssSelector("button[data-do=star]")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".line button[data-do=unstar]")).Count == 1);
        page.FindElement(By.LinkText("Starred")).Click();
        page.FindElement(By.LinkText(title)).Click();
        page.FindElement(By.CssSelector(".actions button[data-do=unstar]")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".actions button[data-do=star]")).Count == 1);

        page.FindElement(By.LinkText("Starred")).Click();
        Assert.Contains("No article has a star yet", page.FindElement(By.TagName("main")).Text);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task The_s_key_stars_what_the_list_stands_at()
    {
        var id = await demo.FindAsync("智能水表");
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{id}?ui=en"));

        browser.Press("s");
        Wait.For(() => page.FindElements(By.CssSelector(".actions button[data-do=unstar]")).Count == 1);
        browser.Press("s");
        Wait.For(() => page.FindElements(By.CssSelector(".actions button[data-do=star]")).Count == 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sentence_is_highlighted_and_a_note_is_written_shown_everywhere_and_removed(bool script)
    {
        var id = await demo.FindAsync("望川大桥");
        using var browser = Browser.Open(script);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{id}?ui=en"));
        page.FindElement(By.LinkText("Highlight a sentence")).Click();
        page.FindElement(By.CssSelector(".sentences li:nth-child(2) button")).Click();
        Wait.AndPress(page, By.LinkText("Back to the article"));
        Wait.For(() => page.FindElements(By.CssSelector(".text mark.highlight")).Count >= 1);
        var passage = page.FindElement(By.CssSelector(".text mark.highlight")).Text;

        page.FindElement(By.Id("note")).SendKeys("核对通车时间");
        page.FindElement(By.CssSelector(".notes > form button")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".notes .note")).Count == 2);
        page.FindElement(By.LinkText("Notes")).Click();
        var notes = page.FindElement(By.TagName("main")).Text;
        Assert.Contains("核对通车时间", notes);
        Assert.Contains(passage, notes);

        for (var left = 2; left > 0; left--)
        {
            page.FindElement(By.CssSelector("form[data-do=remove-note] button")).Click();
            Wait.For(() => page.FindElements(By.CssSelector(".note")).Count == left - 1);
        }

        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task A_passage_that_is_selected_can_be_highlighted()
    {
        var id = await demo.FindAsync("Council backs night buses");
        using var browser = Browser.Open();
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/a/{id}?ui=en"));
        browser.Execute("const p = document.querySelectorAll('.text p')[0]; const r = document.createRange(); const w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); const t = w.nextNode(); r.setStart(t, 3); r.setEnd(t, 14); getSelection().removeAllRanges(); getSelection().addRange(r);");
        var chosen = (string)((IJavaScriptExecutor)page).ExecuteScript("return getSelection().toString()")!;

        var pen = page.FindElement(By.CssSelector("#pen button"));
        Wait.For(() => pen.Displayed);
        pen.Click();
        Wait.For(() => page.FindElements(By.CssSelector(".text mark.highlight")).Count == 1);
        Assert.Equal(chosen, page.FindElement(By.CssSelector(".text mark.highlight")).Text);

        browser.Save("highlight", 1280);
        page.FindElement(By.CssSelector("form[data-do=remove-note] button")).Click();
        Wait.For(() => page.FindElements(By.CssSelector(".text mark.highlight")).Count == 0);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Searches_ask_for_what_is_unread()
    {
        using var browser = Browser.Open(script: false);
        var page = browser.Page;
        page.Navigate().GoToUrl(new Uri(demo.Address, $"/search?ui=en&q=is%3Aunread+outlet%3A%E7%94%B0%E9%87%8E"));

        Assert.All(page.FindElements(By.CssSelector(".hit")), hit => Assert.NotEmpty(hit.FindElements(By.CssSelector(".dot"))));
        Assert.NotEmpty(page.FindElements(By.CssSelector(".hit")));
    }

    private static int Unread(IWebDriver page) => page.FindElements(By.CssSelector(".line.unread")).Count;
}
