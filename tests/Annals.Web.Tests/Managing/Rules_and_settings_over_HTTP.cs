using System.Net;
using Annals.Capture.Settings;

namespace Annals.Web.Tests.Managing;

public sealed class Rules_and_settings_over_HTTP(ManagingFixture reader) : IClassFixture<ManagingFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Filters => Path.Combine(reader.Folder.Root, "filters.txt");

    [Fact]
    public async Task A_wrong_filter_is_said_with_its_line_and_not_saved()
    {
        using var answer = await SendAsync("/rules/save?ui=en", "filters.txt", "# mine\r\nskip titel~\"x\"\r\n");
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Line 2", page);
        Assert.Contains("there is no field", page);
        Assert.Contains("skip titel~&quot;x&quot;", page);
        Assert.False(File.Exists(Filters));
    }

    [Fact]
    public async Task A_filter_is_tried_then_saved_and_holds()
    {
        using var tried = await SendAsync("/rules/try?ui=en", "filters.txt", "skip title~\"大桥\"\ntag \"all\" title!=\"x\"");
        var page = await tried.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.Matches("would have been skipped and \\d+ tagged", page);
        Assert.Contains("望川大桥", page);
        Assert.False(File.Exists(Filters));

        using var saved = await SendAsync("/rules/save?ui=en", "filters.txt", "skip title~\"大桥\"\r\n");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("Saved", await reader.GetAsync(saved.Headers.Location!.OriginalString));
        Assert.Equal("skip title~\"大桥\"\n", File.ReadAllText(Filters));

        using var older = await reader.PostAsync("/rules/save?ui=en", ("name", "filters.txt"), ("mark", "0000000000000000"), ("text", "keep all"));
        Assert.Equal(HttpStatusCode.Conflict, older.StatusCode);
        Assert.Equal("skip title~\"大桥\"\n", File.ReadAllText(Filters));
        File.Delete(Filters);
    }

    [Fact]
    public async Task Rules_for_pages_are_tried_on_a_kept_page()
    {
        var article = reader.Session.Writer.Catalog.Where(article => article.Title == "渡口的最后一个秋天")[0];
        var host = new Uri(article.Url).Host;
        using var tried = await reader.PostAsync("/rules/try?ui=en", ("name", $"rules/{host}.rules"), ("mark", ""), ("article", article.Id.Value), ("text", $"host: {host}\nline-begins: 渡口的小卖部"));
        var page = await tried.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.Contains("id=\"trial\"", page);
        Assert.Contains("<del>渡口的小卖部", page);
        Assert.Contains($"value=\"{article.Id}\" selected", page);
    }

    [Theory]
    [InlineData("annals.key")]
    [InlineData("rules/../annals.json")]
    [InlineData("../x.rules")]
    public async Task No_other_file_can_be_read_or_written(string name)
    {
        using var read = await reader.Client.GetAsync($"/rules/text?name={Uri.EscapeDataString(name)}", Cancellation);
        using var written = await reader.PostAsync("/rules/save", ("name", name), ("mark", ""), ("text", "host: a.example"));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_meant_changes_nothing_and_a_good_one_holds_at_once()
    {
        using var wrong = await reader.PostAsync("/settings/save?ui=en", ("pages", "no"), ("images", "upto"), ("amount", "plenty"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("write an amount", await wrong.Content.ReadAsStringAsync(Cancellation));
        Assert.True(reader.Folder.KeepsPages);

        using var good = await reader.PostAsync("/settings/save?ui=en", ("pages", "no"), ("images", "upto"), ("amount", "5GB"), ("recheck", " 1h  2d "));
        Assert.Equal(HttpStatusCode.SeeOther, good.StatusCode);
        Assert.False(reader.Folder.KeepsPages);
        Assert.Equal(5_000_000_000, reader.Folder.MostImageBytes);
        Assert.Equal("1h 2d", SettingsFile.Of(reader.Folder).Recheck);
        Assert.Contains("Saved", await reader.GetAsync(good.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task The_page_of_settings_says_how_the_archive_stands()
    {
        reader.Options.Troubles.Note(DateTimeOffset.UnixEpoch, "the disk was <full>");
        var page = await reader.GetAsync("/settings?ui=en");

        Assert.Contains(reader.Folder.Root, page);
        Assert.Contains("the disk was &lt;full&gt;", page);
        Assert.Contains("lines of the journal read", page);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string name, string text)
        => await reader.PostAsync(path, ("name", name), ("mark", ManagingFixture.ValueOf(await reader.GetAsync($"/rules/text?name={name}"), "mark")), ("text", text));
}
