using Annals.Archive.Writing;
using Annals.Capture.Pages;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Pages;

public sealed class PageCaptureTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_single_page_is_archived_and_archived_again_only_when_it_changed()
    {
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long), "text/html");
        var first = await GetAsync("/1.html");
        var again = await GetAsync("/1.html");
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long + "<p>The mayor has come after all and spoke to the people.</p>"), "text/html");
        var changed = await GetAsync("/1.html");

        Assert.Equal([KeptAs.New, KeptAs.Unchanged, KeptAs.Revised], [first.Kept!.Value.As, again.Kept!.Value.As, changed.Kept!.Value.As]);
    }

    [Fact]
    public async Task A_page_cannot_pass_for_another_outlets_article()
    {
        _at.Server.On("/1.html", Rss.Page("Bridge opens", Rss.Long, "<link rel=\"canonical\" href=\"https://outlet.example/1.html\">"), "text/html");

        await GetAsync("/1.html");

        Assert.Equal(_at.Server.Root + "/1.html", _at.Revisions[0].Url);
    }

    [Fact]
    public async Task A_missing_page_is_a_reason_in_plain_words()
    {
        var captured = await GetAsync("/none.html");

        Assert.Null(captured.Kept);
        Assert.Equal("not found (404)", captured.Reason);
    }

    private Task<PageCaptured> GetAsync(string path) => new PageCapture(_at.Session).GetAsync(_at.Server.Root + path, TestContext.Current.CancellationToken);
}
