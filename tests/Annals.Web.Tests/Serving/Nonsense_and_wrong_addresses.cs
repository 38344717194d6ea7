using System.Net;
using Annals.Web.Serving;

namespace Annals.Web.Tests.Serving;

public sealed class Nonsense_and_wrong_addresses(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("桥 from:昨天", "“昨天”不是日期", "&#39;昨天&#39; is no date")]
    [InlineData("桥 sort:blue", "不是排序方式", "is no order")]
    [InlineData("桥 has:wings", "has:wings", "is nothing an article has")]
    [InlineData("桥 outlet:", "后面没有内容", "Nothing stands behind")]
    [InlineData("\"OR\" -", "没有找到", "")]
    public async Task What_is_wrong_with_a_question_is_said_in_the_language_of_the_page(string query, string chinese, string english)
    {
        var (status, inChinese) = await AskAsync($"/search?ui=zh&q={Uri.EscapeDataString(query)}");
        var (_, inEnglish) = await AskAsync($"/search?ui=en&q={Uri.EscapeDataString(query)}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(chinese, inChinese);
        Assert.Contains(english, inEnglish);
    }

    [Theory]
    [InlineData("\"\"\"\"(((")]
    [InlineData("'; DROP TABLE article; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("。，！？……")]
    [InlineData("NEAR(a b) AND * ^ title:x")]
    [InlineData("的 了 是")]
    [InlineData("the of and")]
    [InlineData("\0\u202e\ufeff")]
    public async Task No_question_is_too_odd_for_a_page(string query)
    {
        var (status, page) = await AskAsync($"/search?q={Uri.EscapeDataString(query)}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<script>alert", page);
    }

    [Fact]
    public async Task A_question_of_ten_thousand_characters_is_told_to_be_too_long()
    {
        var (status, page) = await AskAsync("/search?ui=en&q=" + new string('a', 10_000));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("too long", page);
    }

    [Fact]
    public async Task An_id_with_one_letter_wrong_or_cut_off_leads_to_the_article()
    {
        var id = reader.Bridge;
        var other = id[..5] + (id[5] == '2' ? '3' : '2') + id[6..];

        Assert.Contains($"href=\"/a/{id}\"", (await AskAsync("/a/" + other)).Page);
        Assert.Contains($"href=\"/a/{id}\"", (await AskAsync("/a/" + id[..7])).Page);
        Assert.Contains($"href=\"/a/{id}\"", (await AskAsync("/a/" + id.ToUpperInvariant())).Page);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/a/" + other)).Status);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_offers_a_search_for_its_words()
    {
        var (status, page) = await AskAsync("/news/2024/07/%E6%9C%9B%E5%B7%9D%E5%A4%A7%E6%A1%A5-opens.html");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("/search?q=%E6%9C%9B%E5%B7%9D%E5%A4%A7%E6%A1%A5", page);
    }

    [Theory]
    [InlineData("/a/2hz9xq", "")]
    [InlineData("/news/story-20201101-1097402", "")]
    [InlineData("/2020/harbour_to.lengthen/quay.html", "harbour to lengthen quay")]
    public void Words_of_an_address_are_those_a_headline_may_have(string path, string words) => Assert.Equal(words, AddressWords.Of(path));

    private async Task<(HttpStatusCode Status, string Page)> AskAsync(string address)
    {
        using var answer = await reader.Client.GetAsync(address, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
