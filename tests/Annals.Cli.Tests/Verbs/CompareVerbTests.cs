using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class CompareVerbTests
{
    [Fact]
    public async Task Post_files_are_compared_without_an_archive()
    {
        using var folder = new TemporaryFolder();

        var result = await Invocation.OfAsync("compare", "--json", Post(folder, "a.md", "法广", "1683014400000", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。"), Post(folder, "b.md", "德国之声", "1683619200000", "5月8日，法国总统马克龙对塞尔维亚进行国事访问。"));

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(["articles", "comparisons", "alone", "figures", "words", "origins"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Contains(json.RootElement.GetProperty("comparisons").EnumerateArray(), row => row.GetProperty("aspect").GetString() == "status" && row.GetProperty("relation").GetString() == "update");
    }

    [Fact]
    public async Task A_folder_of_posts_has_a_timeline()
    {
        using var folder = new TemporaryFolder();
        Post(folder, "a.md", "法广", "1683014400000", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。");

        var result = await Invocation.OfAsync("timeline", folder.Path);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2023-05-08", result.Output, StringComparison.Ordinal);
        Assert.Contains("announced", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_is_asked_of_the_archive()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, (await Invocation.OfAsync("compare", "--archive", Path.Combine(folder.Path, "none"), "马克龙")).ExitCode);
    }

    private static string Post(TemporaryFolder folder, string name, string outlet, string milliseconds, string text)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, $"---\nlayout: post\ntitle: \"访问\"\ndate: 2023-05-02T08:00:00.000Z\nauthor: {outlet}\nfrom: https://example.org/{name}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n<!--{milliseconds}-->\n[访问](https://example.org/{name})\n------\n\n<div>\n<p>{text}</p>\n</div>\n");
        return path;
    }
}
