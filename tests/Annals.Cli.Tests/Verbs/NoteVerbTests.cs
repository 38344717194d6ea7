using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class NoteVerbTests
{
    private const string Url = "https://news.example/1";

    private static readonly string Id = ArticleId.For(CanonicalUrl.From(Url)).Value;

    [Fact]
    public async Task Stars_and_notes_are_shown_with_the_article_and_found_by_searches()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);

        Assert.Equal(0, (await Invocation.OfAsync("star", Url, "--archive", archive)).ExitCode);
        Assert.Equal(0, (await Invocation.OfAsync("note", Id, "核对", "长度", "--archive", archive)).ExitCode);
        Assert.Equal(0, (await Invocation.OfAsync("note", Id + "#s2", "--archive", archive)).ExitCode);
        Assert.Equal(0, (await Invocation.OfAsync("note", Id, "--quote", "大桥通车", "--archive", archive)).ExitCode);

        var shown = await Invocation.OfAsync("show", Id, "--archive", archive);
        Assert.StartsWith("★ 渭滩大桥通车", shown.Output, StringComparison.Ordinal);
        Assert.Contains("核对 长度", shown.Output, StringComparison.Ordinal);
        Assert.Contains("> 它长三公里。", shown.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Invocation.OfAsync("show", Id, "--json", "--archive", archive)).Output);
        Assert.Equal(["", "它长三公里。", "大桥通车"], json.RootElement.GetProperty("reading").GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("quote").GetString() ?? ""));
        Assert.Contains(Id, (await Invocation.OfAsync("search", "is:starred", "has:note", "--archive", archive)).Output, StringComparison.Ordinal);

        await Invocation.OfAsync("star", Id, "--remove", "--archive", archive);
        await Invocation.OfAsync("note", Id, "--remove", "1", "--archive", archive);
        shown = await Invocation.OfAsync("show", Id, "--archive", archive);
        Assert.DoesNotContain("★", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("核对", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "#s9")]
    [InlineData(1, "@7")]
    [InlineData(2, "")]
    public async Task What_cannot_be_noted_is_said(int code, string place)
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);

        var noted = await Invocation.OfAsync("note", Id + place, "--archive", archive);

        Assert.Equal(code, noted.ExitCode);
        Assert.StartsWith("annals: ", noted.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(archive, "readers")));
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        folder.File("posts/2024-05-03-1.md", $"<!--1714717800000-->\n[渭滩大桥通车]({Url})\n------\n\n<p>渭滩大桥通车了。它长三公里。</p>\n");
        var archive = Path.Combine(folder.Path, "archive");
        Assert.Equal(0, (await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive)).ExitCode);
        return archive;
    }
}
