using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class CiteVerbTests
{
    private const string Url = "https://news.example/1";

    private static readonly string Id = ArticleId.For(CanonicalUrl.From(Url)).Value;

    [Theory]
    [InlineData("@1#s2", "“它长三公里。”\n渭滩大桥通车. 渭滩日报, 2024-05-03 06:30 UTC.\nhttps://news.example/1\nArchived 2024-05-03 07:00 UTC as revision 1: /a/ID@1#s2\nSHA-256 of the file: ")]
    [InlineData("#s2", "“它长四公里。”\n渭滩大桥通车. 渭滩日报, 2024-05-03 06:30 UTC.\nhttps://news.example/1\nArchived 2024-05-03 09:00 UTC as revision 2: /a/ID@2#s2\nSHA-256 of the file: ")]
    public async Task A_sentence_is_cited_as_it_was_in_its_revision(string place, string expected)
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);

        var cited = await Invocation.OfAsync("cite", Id + place, "--archive", archive);

        Assert.Equal(0, cited.ExitCode);
        Assert.StartsWith(expected.Replace("ID", Id, StringComparison.Ordinal), cited.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_archive_stands_before_its_paths()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        folder.File("archive/annals.json", "{\"format\":1,\"address\":\"https://kept.example/news\"}");

        var cited = await Invocation.OfAsync("cite", Url + "?utm_source=x", "--format", "csl-json", "--archive", archive);

        using var json = JsonDocument.Parse(cited.Output);
        Assert.Equal($"https://kept.example/news/a/{Id}@2", json.RootElement[0].GetProperty("archive_location").GetString());
    }

    [Theory]
    [InlineData("2024-05-03T08:00", 0, "它长三公里")]
    [InlineData("2024-05-03T17:00:00+08:00", 0, "它长四公里")]
    [InlineData("2026-01-01", 0, "它长四公里")]
    [InlineData("2024-05-03T06", 1, "was first seen 2024-05-03T07:00:00.000Z")]
    [InlineData("noon", 2, "--at is 'noon'")]
    public async Task What_stood_there_then_is_shown(string time, int code, string says)
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);

        var shown = await Invocation.OfAsync("show", "http://news.example/1", "--at", time, "--archive", archive);

        Assert.Equal(code, shown.ExitCode);
        Assert.Contains(says, shown.Output + shown.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "@3")]
    [InlineData(1, "#s9")]
    [InlineData(2, "@0")]
    [InlineData(2, "", "--format", "docx")]
    public async Task What_cannot_be_cited_is_said(int code, string place, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);

        var refused = await Invocation.OfAsync(["cite", Id + place, "--archive", archive, .. options]);

        Assert.Equal(code, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.NotEmpty(refused.Errors);
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        folder.File("posts/a.md", Post("三"));
        folder.File("posts/b.md", Post("四"));
        folder.File("posts/captured.tsv", "2024-05-03T07:00:00Z\ta.md\n2024-05-03T09:00:00Z\tb.md\n");
        var archive = Path.Combine(folder.Path, "archive");
        Assert.Equal(0, (await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive)).ExitCode);
        return archive;
    }

    private static string Post(string length) => $"---\nlayout: post\ntitle: \"渭滩大桥通车\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: 渭滩日报\nfrom: {Url}\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--1714717800000-->\n[渭滩大桥通车]({Url})\n------\n\n<div>\n<p>渭滩大桥今晨通车。它长{length}公里。</p>\n</div>\n";
}
