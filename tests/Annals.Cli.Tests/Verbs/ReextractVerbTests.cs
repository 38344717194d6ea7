using System.Text;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Cli.Tests.Support;
using Annals.Cli.Verbs;

namespace Annals.Cli.Tests.Verbs;

public class ReextractVerbTests
{
    private static readonly string Page = "<html><body><article><h1>渭滩大桥通车</h1>"
        + string.Concat(Enumerable.Range(1, 8).Select(line => $"<p>渭滩大桥今晨通车，全长三公里，第{line}批车辆已经通过，沿岸居民纷纷到场观看这一盛况。</p>"))
        + "<p class=\"blurb\">本周读者问答活动正在进行，欢迎大家踊跃参加。</p></article></body></html>";

    [Fact]
    public async Task Texts_are_taken_anew_with_a_new_rule_and_a_dry_run_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var archive = Make(folder);
        folder.File("archive/rules/news.rules", "host: news.example\ndrop: .blurb\n");

        var tried = await Invocation.OfAsync("reextract", "渭滩日报", "--dry-run", "--archive", archive);
        var done = await Invocation.OfAsync("reextract", "渭滩日报", "--archive", archive);
        var again = await Invocation.OfAsync("reextract", "渭滩日报", "--archive", archive);
        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Equal([0, 0, 0, 0], [tried.ExitCode, done.ExitCode, again.ExitCode, verified.ExitCode]);
        Assert.Contains("1 would change (nothing was written)", tried.Errors, StringComparison.Ordinal);
        Assert.Contains("1 articles: 1 changed", done.Errors, StringComparison.Ordinal);
        Assert.Contains("+0 \u22121 paragraphs", done.Output, StringComparison.Ordinal);
        Assert.Contains("1 articles: 0 changed, 1 as before", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_outlet_is_wrong_usage_and_the_nearest_names_are_listed()
    {
        using var folder = new TemporaryFolder();
        var archive = Make(folder);

        var run = await Invocation.OfAsync("reextract", "渭滩晚报", "--archive", archive);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no outlet '渭滩晚报'; the nearest of 1: 渭滩日报", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_outlet_nor_article_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(2, (await Invocation.OfAsync("reextract", "--archive", Make(folder))).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("reextract", "--article", "nonsense", "--archive", Make(folder))).ExitCode);
    }

    [Theory]
    [InlineData("the outlet", "outlet", 0)]
    [InlineData("kitten", "sitting", 3)]
    public void A_part_of_a_name_is_nearer_than_another_name(string name, string typed, int distance)
        => Assert.Equal(distance, OutletName.Distance(name, typed));

    // An archive of one article with its page and a text taken by rules of old, which knew nothing of blurbs.
    private static string Make(TemporaryFolder folder)
    {
        var archive = Path.Combine(folder.Path, "archive");
        if (!ArchiveFolder.Exists(archive))
        {
            using var writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(archive), TimeProvider.System);
            var url = new Uri("https://news.example/1");
            var bytes = Encoding.UTF8.GetBytes(Page);
            var page = Annals.Extraction.Pages.PageExtractor.Extract(bytes, "text/html; charset=utf-8", url);
            writer.Keep([new Draft
            {
                Url = url.AbsoluteUri,
                Title = "渭滩大桥通车",
                Outlet = "渭滩日报",
                Body = page.Html,
                CapturedAt = new DateTimeOffset(2024, 5, 3, 8, 0, 0, TimeSpan.Zero),
                Via = "page",
                Feed = "https://news.example/feed",
                Fingerprint = Annals.Capture.Entries.Fingerprint.Of("渭滩大桥通车", page.Html),
                Pages = [RawPage.Of(url.AbsoluteUri, "text/html; charset=utf-8", bytes)],
            }]);
        }

        return archive;
    }
}
