using Annals.Capture.Rounds;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Evidence;

public sealed class OutletEvidenceTests : IDisposable
{
    private const string Plea = "Readers who like walks along the river also like the calendar that we print each autumn.";
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_block_that_stands_in_many_articles_is_left_out_of_the_next_one_and_no_other_is()
    {
        await FetchAsync(1, 6);
        await FetchAsync(7, 7);

        var texts = _at.Revisions.Select(revision => _at.Post(revision).BodyText).ToList();
        Assert.All(texts.Take(5), text => Assert.Contains(Plea, text, StringComparison.Ordinal));
        Assert.DoesNotContain(Plea, texts[^1], StringComparison.Ordinal);
        Assert.Contains("number 7 ", texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_an_outlet_is_counted_anew_from_its_kept_pages()
    {
        await FetchAsync(1, 6);
        File.Delete(Path.Combine(_at.Folder.LocalFolder, "blocks.json"));
        _at.Restart();
        await FetchAsync(7, 7);

        Assert.DoesNotContain(Plea, _at.Post(_at.Revisions[^1]).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_no_revision_only_because_more_is_known_by_now()
    {
        await FetchAsync(1, 6);
        _at.Server.On("/feed.xml", Rss.Of(Item(1, "A word was changed in the summary …")));

        Assert.Equal(0, (await _at.PollAsync(new FetchOptions { Force = true })).Revised);
    }

    private string Item(int number, string summary) => Rss.Item($"{_at.Server.Root}/{number}.html", $"Story {number}", summary);

    private async Task FetchAsync(int first, int last)
    {
        if (_at.Session.Subscriptions.All.Count == 0)
        {
            _at.Subscribe("/feed.xml");
        }

        var numbers = Enumerable.Range(first, last - first + 1).ToList();
        foreach (var number in numbers)
        {
            var body = string.Concat(Enumerable.Range(1, 8).Select(line => $"<p>This is story number {number} in which the council talked about the matter {(char)('a' + number)}{(char)('a' + line)} at some length.</p>"));
            _at.Server.On($"/{number}.html", Rss.Page($"Story {number}", $"{body}<p>{Plea}</p>"), "text/html");
        }

        _at.Server.On("/feed.xml", Rss.Of([.. numbers.Select(number => Item(number, $"Summary of story {(char)('a' + number)} …"))]));
        await _at.PollAsync();
    }
}
