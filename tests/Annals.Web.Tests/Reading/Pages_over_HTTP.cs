using System.Net;
using System.Text.RegularExpressions;

namespace Annals.Web.Tests.Reading;

public class Pages_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_front_page_shows_the_newest_articles_and_their_outlets()
    {
        var page = await reader.Client.GetStringAsync("/", Cancellation);

        Assert.Contains("望川大桥今晨通车", page);
        Assert.Contains("老城区试装智能水表", page);
        Assert.Contains("A/B &amp; Co. 100%", page);
    }

    [Fact]
    public async Task An_article_shows_its_text_its_source_and_its_revisions()
    {
        var page = await reader.Client.GetStringAsync($"/a/{reader.Bridge}", Cancellation);

        Assert.Contains("今晨六时整", page);
        Assert.Contains("href=\"https://outlet.example/bridge\"", page);
        Assert.Contains($"/a/{reader.Bridge}@1", page);
    }

    [Fact]
    public async Task Names_times_and_speakers_are_marked_when_they_are_asked_for()
    {
        var meter = ReaderFixture.IdOf("https://outlet.example/meter");
        var plain = await reader.Client.GetStringAsync($"/a/{meter}", Cancellation);
        var marked = await reader.Client.GetStringAsync($"/a/{meter}?names=on", Cancellation);

        Assert.Contains($"href=\"/a/{meter}?names=on\"", plain);
        Assert.DoesNotContain("class=\"named", plain);
        Assert.Contains("class=\"when\"", marked);
        Assert.Contains("href=\"/day/2024-07-02\">昨天", marked);
        Assert.Contains("市水务集团", marked);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/a/aaaaaaaaaaaa?names=on", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_article_leads_to_everything_with_its_tags()
    {
        var article = await reader.Client.GetStringAsync($"/a/{reader.Bridge}", Cancellation);
        var page = await reader.Client.GetStringAsync("/tag/" + Uri.EscapeDataString("桥梁/道路"), Cancellation);

        Assert.Contains($"href=\"/tag/{Uri.EscapeDataString("桥梁/道路")}\"", article);
        Assert.Contains("&lt;i&gt;", article);
        Assert.DoesNotContain("<i>", article);
        Assert.Contains("望川大桥今晨通车", page);
        Assert.DoesNotContain("老城区试装智能水表", page);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/tag/none", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_the_feed_hung_on_an_article_is_not_shown_and_stays_in_the_file()
    {
        var page = await reader.Client.GetStringAsync($"/a/{ReaderFixture.IdOf("https://outlet.example/meter")}", Cancellation);

        Assert.Contains("漏水一小时内可知", page);
        Assert.DoesNotContain("21 分钟前", page);
        Assert.DoesNotContain("feeds.example", page);
        Assert.Contains(
            Directory.EnumerateFiles(reader.Options.Folder.Root, "*.md", SearchOption.AllDirectories),
            static file => File.ReadAllText(file) is var text && text.Contains("21 分钟前", StringComparison.Ordinal) && text.Contains("feeds.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_revision_shows_what_stood_there_then_and_says_so()
    {
        var page = await reader.Client.GetStringAsync($"/a/{reader.Bridge}@1", Cancellation);

        Assert.Contains("大桥将于今晨通车。", page);
        Assert.Contains("class=\"banner\"", page);
        Assert.DoesNotContain("今晨六时整", page);
    }

    [Fact]
    public async Task Sentences_keep_their_numbers_whatever_is_left_out_before_them()
    {
        var meter = ReaderFixture.IdOf("https://outlet.example/meter");

        var page = await reader.Client.GetStringAsync($"/a/{meter}@1", Cancellation);

        // Sentence 1 is the stamp, which the file keeps and the page leaves out.
        Assert.DoesNotContain("id=\"s1\"", page);
        Assert.Contains("<span id=\"s2\">漏水一小时内可知。</span>", page);
        Assert.Contains($"href=\"/a/{meter}@1#s2\"", page);
    }

    [Fact]
    public async Task Two_versions_of_an_article_are_compared_word_by_word()
    {
        var page = await reader.Client.GetStringAsync($"/a/{reader.Bridge}@1..2", Cancellation);

        Assert.Contains("<del>", page);
        Assert.Contains("<ins>", page);
        Assert.Contains("class=\"tag\"", page);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync($"/a/{reader.Bridge}@1..9", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_picture_comes_from_this_site_and_in_one_size_only()
    {
        var page = await reader.Client.GetStringAsync($"/a/{reader.Bridge}", Cancellation);

        Assert.Contains("src=\"/img?url=https%3A%2F%2Fpictures.example%2Fbridge.png&amp;s=", page);
        Assert.DoesNotContain("2x.png", page);
        Assert.DoesNotMatch("(src|srcset|poster)=\"https?:", page);
    }

    [Fact]
    public async Task The_front_page_shows_large_only_a_picture_that_is_there()
    {
        var page = await reader.Client.GetStringAsync("/", Cancellation);

        Assert.Contains("class=\"picture\"", page);
        Assert.Contains("bridge.png", page);
        Assert.DoesNotContain("gone.png", page);
    }

    [Fact]
    public async Task A_strangers_script_reaches_no_page()
    {
        foreach (var address in new[] { "/", $"/a/{ReaderFixture.IdOf("https://hostile.example/x")}", "/search?q=script", $"/outlet/{Uri.EscapeDataString("敌意 <b>")}" })
        {
            var page = await reader.Client.GetStringAsync(address, Cancellation);
            Assert.DoesNotMatch("<script(?! defer src=\"/script-[0-9a-f]{12}\\.js\"></script>)|onclick|javascript:|<iframe", page);
        }
    }

    [Fact]
    public async Task A_frame_becomes_a_link()
        => Assert.Contains("https://www.youtube.com/watch?v=abc", await reader.Client.GetStringAsync($"/a/{ReaderFixture.IdOf("https://hostile.example/x")}", Cancellation));

    [Theory]
    [InlineData("云津日报")]
    [InlineData("A/B & Co. 100%")]
    [InlineData("敌意 <b>")]
    public async Task An_outlet_is_found_whatever_its_name(string outlet)
    {
        var front = await reader.Client.GetStringAsync("/", Cancellation);
        var link = $"/outlet/{Uri.EscapeDataString(outlet)}";
        Assert.Contains($"href=\"{link}\"", front);

        var page = await reader.Client.GetStringAsync(link, Cancellation);

        Assert.Contains($"<h1>{WebUtility.HtmlEncode(outlet)}</h1>", page);
    }

    [Fact]
    public async Task A_day_shows_its_articles_and_the_days_beside_it()
    {
        var page = await reader.Client.GetStringAsync("/day/2024-07-02", Cancellation);

        Assert.Contains("Harbour to lengthen container quay", page);
        Assert.Contains("/day/2024-07-01", page);
        Assert.Contains("/day/2024-07-03", page);
    }

    [Fact]
    public async Task A_search_says_what_was_folded_and_can_be_exact()
    {
        var address = $"/search?q={Uri.EscapeDataString("望川大橋")}&ui=en";
        Assert.Contains("Also matched 望川大桥", await reader.Client.GetStringAsync(address, Cancellation), StringComparison.Ordinal);
        Assert.Contains("No article matches", await reader.Client.GetStringAsync(address + "&exact=1", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_in_the_other_script_finds_the_article_and_marks_it()
    {
        var page = await reader.Client.GetStringAsync($"/search?q={Uri.EscapeDataString("望川大橋")}", Cancellation);

        Assert.Contains($"/a/{reader.Bridge}", page);
        Assert.Contains("<mark>望川大桥</mark>", page);
    }

    [Theory]
    [InlineData("？！…。")]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("((((")]
    [InlineData("zzzzqqqq")]
    public async Task A_nonsense_query_gets_a_clear_answer(string query)
    {
        using var answer = await reader.Client.GetAsync($"/search?q={Uri.EscapeDataString(query)}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("class=\"notice\"", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_query_as_long_as_an_article_is_refused_in_words()
        => Assert.Contains("最多 500", await reader.Client.GetStringAsync("/search?q=" + new string('a', 10_000), Cancellation));

    [Fact]
    public async Task Feeds_are_told_in_plain_words()
        => Assert.Contains("正常", await reader.Client.GetStringAsync("/feeds", Cancellation));

    [Fact]
    public async Task The_language_is_the_browsers_and_a_chosen_one_travels_along()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept-Language", "en-GB" } } };
        using var answer = await reader.Client.SendAsync(request, Cancellation);

        Assert.Contains("<html lang=\"en\">", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("href=\"/feeds?ui=en\"", await reader.Client.GetStringAsync("/?ui=en", Cancellation));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/a/nonsense")]
    [InlineData("/a/0123456789ab")]
    [InlineData("/a/0123456789ab@1")]
    [InlineData("/a/0123456789ab@-1")]
    [InlineData("/outlet/")]
    [InlineData("/outlet/nobody")]
    [InlineData("/outlet/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/day/2024-13-45")]
    [InlineData("/day/0001-01-01")]
    [InlineData("/day/2024-07-03?page=2")]
    [InlineData("/day/2024-07-03?page=99999")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%5c..%5cwindows")]
    [InlineData("/style-000000000000.css")]
    [InlineData("//elsewhere.example/")]
    public async Task What_is_not_there_is_a_helpful_404(string address)
    {
        // Uri would resolve the dots before they are sent.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(reader.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await reader.Client.SendAsync(request, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/search\"", page);
        Assert.DoesNotContain("href=\"//", page);
        Assert.DoesNotContain("root:", page);
    }

    [Fact]
    public async Task Every_link_of_the_front_page_leads_somewhere()
    {
        var page = await reader.Client.GetStringAsync("/", Cancellation);
        foreach (var link in Regex.Matches(page, "(?:href|src)=\"(/[^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
        {
            using var answer = await reader.Client.GetAsync(link, Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{link} answers {(int)answer.StatusCode}");
        }
    }
}
