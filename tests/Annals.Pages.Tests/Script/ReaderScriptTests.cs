using System.Text;
using Annals.Pages.Front;
using Annals.Pages.Layout;
using Annals.Pages.Script;
using Annals.Pages.Words;

namespace Annals.Pages.Tests.Script;

public class ReaderScriptTests
{
    [Fact]
    public void Is_small_and_asks_nobody_else()
    {
        var all = Encoding.UTF8.GetString(ReaderScript.Script.Span) + Encoding.UTF8.GetString(ReaderScript.Worker.Span);

        Assert.True(all.Length < 16 * 1024, "the scripts have grown beyond what a page should carry");
        Assert.DoesNotContain("http://", all);
        Assert.DoesNotContain("https://", all);
        Assert.DoesNotContain("innerHTML", all);
    }

    [Fact]
    public void Is_on_the_live_readers_pages_only()
    {
        var context = Samples.Context(UiLanguage.English);

        Assert.Contains(ReaderScript.Path, FrontPageView.Render(Samples.Front, context with { IsLive = true }));
        Assert.DoesNotContain("script", FrontPageView.Render(Samples.Front, context));
    }

    [Fact]
    public void Every_key_of_the_script_is_explained_on_the_page()
    {
        var script = Encoding.UTF8.GetString(ReaderScript.Script.Span);
        var page = FrontPageView.Render(Samples.Front, Samples.Context(UiLanguage.English) with { IsLive = true });

        foreach (var key in new[] { "j", "k", "o", "s", "v", "/", "?" })
        {
            Assert.Contains($"<kbd>{key}</kbd>", page);
            Assert.True(script.Contains($"{key}: ", StringComparison.Ordinal) || script.Contains($"\"{key}\": ", StringComparison.Ordinal), $"{key} does nothing");
        }
    }

    [Fact]
    public void A_live_front_page_knows_how_much_it_shows()
        => Assert.Contains("data-source=\"/live?had=30000\"", FrontPageView.Render(Samples.Front, Samples.Context(UiLanguage.English) with { IsLive = true }));
}
