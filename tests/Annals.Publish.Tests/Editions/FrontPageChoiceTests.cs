using Annals.Archive;
using Annals.Publish.Editions;

namespace Annals.Publish.Tests.Editions;

public class FrontPageChoiceTests
{
    private static readonly EditionPicture Picture = new("a.png", "blobs/aa/aa.png", "aa", "image/png", "https://cdn.example/a.png", 1);

    [Fact]
    public void What_most_outlets_write_about_leads_and_says_with_whom()
    {
        var leads = FrontPageChoice.Of([
            Article("Harbour", "Herring season opens two weeks late"),
            Article("Courier", "Weitan bridge opens after five years"),
            Article("Radio", "The Weitan bridge opens with a queue"),
            Article("Weekly", "Bridge at Weitan opens today"),
        ]);

        Assert.Equal(2, leads[0].Others.Count);
        Assert.Subset(new HashSet<string> { "Courier", "Radio", "Weekly" }, leads[0].Others.Select(other => other.Outlet).Append(leads[0].Article.Outlet).ToHashSet());
        Assert.Contains("bridge", leads[0].Words.Concat(leads[0].Article.Title.Split(' ')), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Articles_about_the_same_do_not_lead_twice()
    {
        var leads = FrontPageChoice.Of([Article("甲报", "渭滩大桥今晨正式通车"), Article("乙报", "渭灘大橋今晨正式通車"), Article("丙报", "鲱鱼季推迟两周")]);

        Assert.Equal(2, leads.Count);
        Assert.Equal(["甲报", "乙报"], leads[0].Others.Select(other => other.Outlet).Append(leads[0].Article.Outlet).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void An_outlet_that_repeats_itself_wins_nothing_by_it()
        => Assert.All(FrontPageChoice.Of([Article("A", "Weitan bridge opens today", "1"), Article("A", "Weitan bridge opens today", "2"), Article("B", "Herring late")]), lead => Assert.Empty(lead.Others));

    [Fact]
    public void Of_what_nobody_else_has_a_picture_goes_before_a_long_text_and_that_before_a_late_hour()
    {
        var plain = Article("A", "Herring season late") with { Time = DateTimeOffset.UnixEpoch.AddDays(9) };
        var longer = Article("B", "Council votes on buses") with { Length = 3000 };
        var pictured = Article("C", "Observatory opens") with { Pictures = [Picture] };

        Assert.Equal(["C", "B", "A"], FrontPageChoice.Of([plain, longer, pictured]).Select(lead => lead.Article.Outlet));
    }

    [Fact]
    public void The_same_articles_in_any_order_give_the_same_front_page()
    {
        List<EditionArticle> articles = [.. Enumerable.Range(0, 40).Select(i => Article($"Outlet {i % 7}", $"Story {i % 11} of town {i % 5} and bridge {i % 3}", $"{i}"))];

        var one = FrontPageChoice.Of(articles).Select(lead => lead.Article.Id).ToList();
        articles.Reverse();

        Assert.Equal(one, FrontPageChoice.Of(articles).Select(lead => lead.Article.Id));
    }

    private static EditionArticle Article(string outlet, string title, string more = "") => new()
    {
        Id = ArticleId.For(CanonicalUrl.From($"https://news.example/{outlet}/{title}/{more}")),
        Revision = 1,
        Title = title,
        Outlet = outlet,
        Url = "https://news.example/",
        Time = DateTimeOffset.UnixEpoch,
        CapturedAt = DateTimeOffset.UnixEpoch,
        Path = "_posts/x.md",
        Sha256 = "",
        Body = "",
        Length = 400,
    };
}
