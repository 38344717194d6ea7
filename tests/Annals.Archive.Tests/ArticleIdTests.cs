namespace Annals.Archive.Tests;

public class ArticleIdTests
{
    [Theory]
    [InlineData("https://News.Example/a", "http://news.example:80/a")]
    [InlineData("https://news.example/a?utm_source=rss&id=1", "https://news.example/a?id=1")]
    [InlineData("https://news.example/a#xtor=RSS-1", "https://news.example/a")]
    [InlineData("https://news.example/桥", "https://news.example/%E6%A1%A5")]
    [InlineData(" https://news.example ", "https://news.example/")]
    public void Two_spellings_of_one_address_are_one_article(string left, string right)
        => Assert.Equal(ArticleId.For(CanonicalUrl.From(left)), ArticleId.For(CanonicalUrl.From(right)));

    [Theory]
    [InlineData("https://news.example/a", "https://news.example/A")]
    [InlineData("https://news.example/?p=1", "https://news.example/?p=2")]
    [InlineData("https://news.example/live#entry-1", "https://news.example/live#entry-2")]
    [InlineData("tag:news.example,2024:1", "tag:news.example,2024:2")]
    [InlineData("https://news.example:8443/a", "https://news.example/a")]
    public void Different_addresses_are_different_articles(string left, string right)
        => Assert.NotEqual(ArticleId.For(CanonicalUrl.From(left)), ArticleId.For(CanonicalUrl.From(right)));

    [Fact]
    public void An_id_never_changes_its_derivation()
        => Assert.Equal("sqnqp6rhhgjs", ArticleId.For(CanonicalUrl.From("https://news.example/2024/05/bridge.html")).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("ILLEGALCHARS")]
    [InlineData("../../../etc")]
    public void What_cannot_be_an_id_is_refused(string? text) => Assert.False(ArticleId.TryParse(text, out _));
}
