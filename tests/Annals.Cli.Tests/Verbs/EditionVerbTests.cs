using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public sealed class EditionVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_day_becomes_a_book_a_page_or_both_on_a_shelf()
    {
        var archive = await ArchiveAsync();

        var book = await Invocation.OfAsync("edition", "--day", "2024-05-03", "--to", In("day.epub"), "--archive", archive);
        var page = await Invocation.OfAsync("edition", "--week", "2024-W18", "--to", In("week.html"), "--archive", archive);
        var shelf = await Invocation.OfAsync("edition", "--outlet", "渭滩日报", "--query", "大橋", "--to", In("shelf") + "/", "--archive", archive);

        Assert.Equal([0, 0, 0], [book.ExitCode, page.ExitCode, shelf.ExitCode]);
        Assert.StartsWith("PK", File.ReadAllText(In("day.epub")), StringComparison.Ordinal);
        Assert.Contains("Ferry late", File.ReadAllText(In("week.html")), StringComparison.Ordinal);
        Assert.Equal(["index.html", "渭滩日报-大橋.epub", "渭滩日报-大橋.html"], Directory.GetFiles(In("shelf"), "*.*ml").Concat(Directory.GetFiles(In("shelf"), "*.epub")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("leads with", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_printed_and_why_it_leads_is_there_for_programs()
    {
        var said = await Invocation.OfAsync("edition", "--day", "2024-05-03", "--to", In("day.html"), "--json", "--archive", await ArchiveAsync());

        var report = JsonDocument.Parse(said.Output).RootElement;
        Assert.Equal(2, report.GetProperty("articles").GetInt32());
        Assert.Equal(JsonValueKind.Array, report.GetProperty("leads")[0].GetProperty("sharesWith").ValueKind);
        Assert.StartsWith("urn:uuid:", report.GetProperty("identifier").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_day_is_one_line_and_no_file()
    {
        var said = await Invocation.OfAsync("edition", "--day", "2031-01-01", "--to", In("day.epub"), "--archive", await ArchiveAsync());

        Assert.Equal(1, said.ExitCode);
        Assert.Equal("annals: nothing to print: the archive has no article of 2031-01-01 (UTC)", said.Errors.Trim());
        Assert.False(File.Exists(In("day.epub")));
    }

    [Theory]
    [InlineData("--day", "2024-13-01", "no day")]
    [InlineData("--week", "2024-18", "no week")]
    [InlineData("--outlet", "渭滩", "nearest")]
    [InlineData("--limit", "0", "not a number")]
    public async Task What_is_meant_wrongly_is_said(string option, string value, string expected)
    {
        var said = await Invocation.OfAsync("edition", option, value, "--to", In("day.epub"), "--archive", await ArchiveAsync());

        Assert.Equal(2, said.ExitCode);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_must_be_said_of_what_and_into_what()
    {
        var archive = await ArchiveAsync();

        Assert.Contains("say of what", (await Invocation.OfAsync("edition", "--to", In("day.epub"), "--archive", archive)).Errors, StringComparison.Ordinal);
        Assert.Contains("neither FILE.epub", (await Invocation.OfAsync("edition", "--day", "2024-05-03", "--to", In("day.pdf"), "--archive", archive)).Errors, StringComparison.Ordinal);
        Assert.Contains("one of --day", (await Invocation.OfAsync("edition", "--day", "2024-05-03", "--from", "2024-05-01", "--to", In("day.epub"), "--archive", archive)).Errors, StringComparison.Ordinal);
    }

    private string In(string relative) => Path.Combine(_folder.Path, relative);

    private async Task<string> ArchiveAsync()
    {
        _folder.File("posts/a.md", Post("渭滩大桥通车", "https://news.example/1", "渭滩日报"));
        _folder.File("posts/b.md", Post("Ferry late", "https://news.example/2", "Weitan Courier"));
        Assert.Equal(0, (await Invocation.OfAsync("import", In("posts"), "--no-index", "--archive", In("archive"))).ExitCode);
        return In("archive");
    }

    private static string Post(string title, string link, string outlet)
        => $"---\nlayout: post\ntitle: \"{title}\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: {outlet}\nfrom: {link}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n<!--1714717800000-->\n[{title}]({link})\n------\n\n<div>\n<p>{title}。</p>\n</div>\n";
}
