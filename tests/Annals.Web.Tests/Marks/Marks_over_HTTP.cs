using System.Net;
using System.Text.RegularExpressions;
using Annals.Archive.Readers;

namespace Annals.Web.Tests.Marks;

public sealed class Marks_over_HTTP : IAsyncLifetime
{
    private readonly ReaderFixture _reader = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _reader.InitializeAsync();

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    [Fact]
    public async Task Opening_an_article_marks_it_read()
    {
        Assert.Contains($"name=\"read\" value=\"{_reader.Bridge}\"", await _reader.Client.GetStringAsync("/outlet/云津日报", Cancellation));

        using var answer = await VisitAsync($"/a/{_reader.Bridge}");
        Assert.Contains("name=\"unread\"", await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Contains($"name=\"unread\" value=\"{_reader.Bridge}\"", await _reader.Client.GetStringAsync("/outlet/云津日报", Cancellation));
        Assert.True(State().Judges(_reader.Bridge));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Dest", "iframe")]
    [InlineData("Sec-Fetch-Mode", "no-cors")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    public async Task What_nobody_meant_to_open_stays_unread(string header, string value)
    {
        using var answer = await VisitAsync($"/a/{_reader.Bridge}", (header, value));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(State().Judges(_reader.Bridge));
    }

    [Fact]
    public async Task A_program_and_a_HEAD_mark_nothing()
    {
        await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}", Cancellation);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/a/{_reader.Bridge}");
        head.Headers.Add("Sec-Fetch-Site", "none");
        head.Headers.Add("Sec-Fetch-Mode", "navigate");
        head.Headers.Add("Sec-Fetch-Dest", "document");
        using var answer = await _reader.Client.SendAsync(head, Cancellation);

        Assert.False(Directory.Exists(_reader.Options.Folder.ReadersFolder));
    }

    [Fact]
    public async Task Marked_unread_on_its_own_page_an_article_stays_unread_on_the_way_back()
    {
        using var visit = await VisitAsync($"/a/{_reader.Bridge}");
        using var answer = await PostAsync("/marks", ("unread", _reader.Bridge), ("back", $"/a/{_reader.Bridge}?ui=en"));

        Assert.Equal($"/a/{_reader.Bridge}?ui=en&keep=unread", answer.Headers.Location?.OriginalString);
        using var back = await VisitAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("name=\"read\"", await back.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_page_that_a_browser_has_is_another_once_something_was_marked()
    {
        using var first = await _reader.Client.GetAsync("/", Cancellation);
        await PostAsync("/marks", ("star", _reader.Bridge));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await _reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task What_has_a_star_is_listed_until_it_has_none()
    {
        using var answer = await PostAsync("/marks", ("star", _reader.Bridge), ("back", "/outlet/A"));
        Assert.Equal("/outlet/A", answer.Headers.Location?.OriginalString);
        var starred = await _reader.Client.GetStringAsync("/starred", Cancellation);
        Assert.Contains("望川大桥今晨通车", starred);
        Assert.DoesNotContain("老城区", starred);

        await PostAsync("/marks", ("unstar", _reader.Bridge));
        Assert.DoesNotContain("望川大桥", await _reader.Client.GetStringAsync("/starred", Cancellation));
    }

    [Fact]
    public async Task All_of_an_outlet_is_marked_read_up_to_what_the_page_showed()
    {
        var page = await _reader.Client.GetStringAsync("/outlet/云津日报", Cancellation);
        Assert.Contains("1 篇未读", page);
        await PostAsync("/marks", ("all", "read"), ("before", Hidden(page, "before")), ("outlet", Hidden(page, "outlet")));

        Assert.Contains("0 篇未读", await _reader.Client.GetStringAsync("/outlet/云津日报", Cancellation));
        Assert.Contains("1 篇未读", await _reader.Client.GetStringAsync("/outlet/南汀广播", Cancellation));
    }

    [Fact]
    public async Task What_is_unread_is_listed_by_outlet_and_day()
    {
        var all = await _reader.Client.GetStringAsync("/unread", Cancellation);
        Assert.Contains("望川大桥今晨通车", all);
        Assert.Contains("Harbour to lengthen container quay", all);
        Assert.Contains("unreadoutlets", all);

        var some = await _reader.Client.GetStringAsync($"/unread?outlet={Uri.EscapeDataString("A/B & Co. 100%")}", Cancellation);
        Assert.DoesNotContain("望川大桥", some);
        Assert.Contains("Harbour", some);
        Assert.Contains("Harbour", await _reader.Client.GetStringAsync("/unread?day=2024-07-02", Cancellation));
        Assert.DoesNotContain("Harbour", await _reader.Client.GetStringAsync("/unread?day=2024-07-03", Cancellation));
    }

    [Fact]
    public async Task Searches_know_what_is_unread_starred_and_noted()
    {
        await PostAsync("/marks", ("star", _reader.Bridge), ("read", _reader.Bridge));
        await PostAsync("/notes", ("article", ReaderFixture.IdOf("https://harbour.example/quay")), ("text", "ask the port"));

        Assert.Equal([_reader.Bridge], await FoundAsync("is:starred"));
        Assert.Equal([_reader.Bridge], await FoundAsync("is:read"));
        Assert.Equal([ReaderFixture.IdOf("https://harbour.example/quay")], await FoundAsync("has:note"));
        Assert.DoesNotContain(_reader.Bridge, await FoundAsync("is:unread"));
        Assert.Equal(3, (await FoundAsync("-is:read")).Count);
    }

    [Fact]
    public async Task A_note_is_written_changed_shown_and_removed()
    {
        await PostAsync("/notes", ("article", _reader.Bridge), ("revision", "2"), ("text", "核对 <b>时间</b>"));
        var page = await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}", Cancellation);
        Assert.Contains("核对 &lt;b&gt;时间", page);
        Assert.Contains("望川大桥今晨通车", await _reader.Client.GetStringAsync("/notes", Cancellation));

        await PostAsync("/notes", ("note", "1"), ("text", "核对过了"));
        var markdown = await _reader.Client.GetStringAsync("/notes.md", Cancellation);
        Assert.Contains("核对过了", markdown);
        Assert.Contains($"/a/{_reader.Bridge}@2", markdown);

        await PostAsync("/notes", ("remove", "1"));
        Assert.DoesNotContain("核对过了", await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}", Cancellation));
    }

    [Fact]
    public async Task A_passage_is_highlighted_where_it_stands_by_its_words_or_its_sentence()
    {
        await PostAsync("/notes", ("article", _reader.Bridge), ("revision", "2"), ("quote", "望川大桥正式通车"), ("text", "终于"));
        await PostAsync("/notes", ("article", _reader.Bridge), ("revision", "2"), ("sentence", "2"));
        var page = await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}", Cancellation);

        Assert.Contains("<mark class=\"highlight\" id=\"h1\">望川大桥正式通车</mark>", page);
        Assert.Contains("终于", page);
        var list = await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}/highlight", Cancellation);
        Assert.Contains("<button name=\"sentence\" value=\"1\">", list);
    }

    [Fact]
    public async Task A_highlight_that_a_later_revision_no_longer_has_is_said_to_be_gone()
    {
        await PostAsync("/notes", ("article", _reader.Bridge), ("revision", "1"), ("quote", "大桥将于今晨通车"));

        var then = await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}@1", Cancellation);
        Assert.Contains("<mark class=\"highlight\" id=\"h1\">大桥将于今晨通车</mark>", then);
        var now = await _reader.Client.GetStringAsync($"/a/{_reader.Bridge}", Cancellation);
        Assert.DoesNotContain("<mark class=\"highlight\"", now);
        Assert.Contains("它在第 1 版里", now);
    }

    [Fact]
    public async Task Words_that_the_article_does_not_have_are_not_highlighted()
    {
        using var answer = await PostAsync("/notes", ("article", _reader.Bridge), ("quote", "从未写过的话"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有这段话", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Nonsense_changes_nothing()
    {
        foreach (var fields in new (string, string)[][] { [("star", "nonsense")], [("read", "000000000000")], [("all", "read")], [("all", "read"), ("before", "yesterday")] })
        {
            using var answer = await PostAsync("/marks", fields);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        using var note = await PostAsync("/notes", ("note", "99999999999"), ("text", "x"));
        Assert.False(Directory.Exists(_reader.Options.Folder.ReadersFolder));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_said_and_keeps_nobody_from_reading()
    {
        Directory.CreateDirectory(Path.Combine(_reader.Options.Folder.ReadersFolder, "owner", "2024-07.jsonl"));

        using var visit = await VisitAsync($"/a/{_reader.Bridge}");
        var page = await visit.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, visit.StatusCode);
        Assert.Contains("今晨六时整", page);
        Assert.Contains("已读状态暂时无法记录", page);

        using var star = await PostAsync("/marks", ("star", _reader.Bridge));
        Assert.Equal(HttpStatusCode.InsufficientStorage, star.StatusCode);
    }

    [Fact]
    public async Task What_another_process_writes_is_seen()
    {
        ReaderState.Open(_reader.Options.Folder, ReaderName.Owner, _reader.Options.Clock).Star(Id(_reader.Bridge), null, null);

        while (!(await _reader.Client.GetStringAsync("/starred", Cancellation)).Contains("望川大桥", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }
    }

    private async Task<HttpResponseMessage> VisitAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document") }.Where(header => headers.All(other => other.Name != header.Item1)).Concat(headers))
        {
            request.Headers.Add(name, value);
        }

        return await _reader.Client.SendAsync(request, Cancellation);
    }

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Hidden(await _reader.Client.GetStringAsync("/unread", Cancellation), "token");
        using var form = new FormUrlEncodedContent(fields.Append(("token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _reader.Client.PostAsync(address, form, Cancellation);
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string query)
        => [.. Regex.Matches(await _reader.Client.GetStringAsync($"/search?q={Uri.EscapeDataString(query)}", Cancellation), "<h2>(?:<span[^>]*></span>)?<a href=\"/a/([0-9a-z]{12})\"").Select(match => match.Groups[1].Value)];

    private Reading State() => new(ReaderState.Open(_reader.Options.Folder, ReaderName.Owner, _reader.Options.Clock));

    private static string Hidden(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    private static Archive.ArticleId Id(string text) => Archive.ArticleId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    private sealed record Reading(ReaderState State)
    {
        public bool Judges(string id) => State.Reading().Judged.Contains(Id(id));
    }
}
