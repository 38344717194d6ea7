using System.Text;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Publish.Forms;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

public sealed class RecognitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("feeds.txt", "\uFEFF<?xml version=\"1.0\"?>\n<!-- <not> this -->\n<opml version=\"2.0\"><body/></opml>", "opml")]
    [InlineData("lines.md", "{\"x\":{\"url\":1},\"url\":\"https://news.example/\"}", "jsonl")]
    [InlineData("cut.jsonl", "damaged\n{\"article\":\"a\",\"url\":\"https://news.exa", "jsonl")]
    [InlineData("post.jsonl", "---\nlayout: post\n---\n", null)]
    [InlineData("plain.opml", "<!--1-->\n[a](b)\n------\n\nx\n", null)]
    [InlineData("notes.txt", "neither", null)]
    public void A_file_is_known_by_its_content_and_not_by_its_name(string name, string content, string? form)
        => Assert.Equal(form, FormRecognition.Of([_folder.File(name, Encoding.UTF8.GetBytes(content))]).Single().Reader?.Name);

    [Theory]
    [InlineData("picture.png", "\u0089PNG")]
    [InlineData("page.html", "<html><body>opml</body></html>")]
    [InlineData("other.json", "{\"version\":\"https://jsonfeed.org/version/1.1\"}")]
    [InlineData("empty.jsonl", "")]
    public void What_is_none_of_all_that_is_refused_with_what_was_expected(string name, string content)
    {
        var refusal = Assert.Throws<PublishException>(() => FormRecognition.Of([_folder.File(name, Encoding.UTF8.GetBytes(content))]));

        Assert.Contains("expected a post", refusal.Message, StringComparison.Ordinal);
        Assert.All(FormList.Readers, reader => Assert.Contains(reader.Expects, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_that_is_not_there_is_said()
        => Assert.Contains("there is no such file or folder", Assert.Throws<PublishException>(() => FormRecognition.Of([_folder["nowhere"]])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_of_posts_is_imported_as_it_lies()
    {
        _folder.File("posts/a.md", "---\n"u8);

        Assert.Null(FormRecognition.Of([_folder["posts"]]).Single().Reader);
    }

    [Fact]
    public void Another_archive_is_taken_over_with_its_pages_pictures_and_subscriptions()
    {
        var archive = SmallArchive.Make(_folder);
        using (var writer = SmallArchive.Open(archive.Root))
        {
            writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://news.example/a.png");
            writer.Keep([SmallArchive.Bridge with { Url = "https://news.example/paged", Guid = "p", Fingerprint = "p1", Pages = [RawPage.Of("https://news.example/paged", "text/html", "<html>as it came</html>"u8)], FeedText = "said" }]);
        }

        File.WriteAllText(archive.SubscriptionsFile, "<opml/>");

        var (again, summary) = SmallArchive.TakeBack(archive.Root, _folder["again"]);
        var lines = JournalReader.Read(again).Count();
        SmallArchive.TakeBack(archive.Root, _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(1, summary.Pictures);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
        var pages = Assert.Single(JournalReader.Read(again).Select(line => line.Entry).OfType<PagesKept>());
        Assert.Equal("said", pages.FeedText);
        Assert.True(File.Exists(again.Resolve(pages.Pages[0].Path)));
        Assert.Equal(lines, JournalReader.Read(again).Count());
        Assert.IsType<SubscriptionsItem>(FormRecognition.Of([archive.Root]).Single() is { Reader: { } reader } path ? reader.Read(path.Path, CancellationToken.None).Last() : null);
    }
}
