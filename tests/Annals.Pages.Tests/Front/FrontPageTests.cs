using Annals.Pages.Front;
using Annals.Pages.Layout;

namespace Annals.Pages.Tests.Front;

public class FrontPageTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_empty_archive_has_no_day()
        => Assert.Null(FrontPage.Compose([], [], 0).Day);

    [Fact]
    public void The_newest_article_with_a_picture_leads()
    {
        var front = FrontPage.Compose([Article("1", "A"), Article("2", "B") with { Image = "/img" }, Article("3", "C")], [], 3);

        Assert.Equal("2", front.Leads[0].Id);
    }

    [Fact]
    public void An_outlet_leads_at_most_once()
    {
        var front = FrontPage.Compose([Article("1", "A"), Article("2", "A"), Article("3", "B")], [], 3);

        Assert.Equal(["1", "3"], front.Leads.Select(lead => lead.Id));
    }

    [Fact]
    public void What_leads_is_not_repeated_unless_it_is_all_that_its_outlet_has()
    {
        var front = FrontPage.Compose([Article("1", "A"), Article("2", "A"), Article("3", "B")], [], 3);

        Assert.Equal(["2"], front.Sections[0].Headlines.Select(headline => headline.Id));
        Assert.Equal(["3"], front.Sections[1].Headlines.Select(headline => headline.Id));
    }

    [Fact]
    public void Thirty_thousand_articles_make_no_longer_page_than_the_newest_of_them()
    {
        var front = FrontPage.Compose([.. Enumerable.Range(0, 30_000).Select(number => Article(number.ToString(), "A"))], [], 30_000);

        Assert.True(front.Latest.Count + front.Leads.Count + front.Sections.Sum(section => section.Headlines.Count) < 30);
    }

    private static Headline Article(string id, string outlet)
        => new() { Id = id, Title = "T" + id, Outlet = outlet, At = Now, Excerpt = new string('x', 60) };
}
