using Annals.Extraction.Pages;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Extraction.Tests.Pages.Evidence;

public sealed class The_rules_of_an_outlet
{
    private const string Text1 = "The harbour council met on Tuesday evening, and after three hours of debate it agreed to close the old pier for repairs.";
    private const string Text2 = "Fishermen, who have used the pier for decades, said they had not been asked, and that the season begins in two weeks.";

    private static readonly Uri Url = new("https://www.paper.example/pier");

    private static Page Extract(string body, string rules)
    {
        var (read, errors) = SiteRulesFile.Parse("host: *.paper.example\n" + rules, "paper.rules");
        Assert.Empty(errors);
        return PageExtractor.Extract($"<title>A title</title><body>{body}", Url, new() { Rules = read });
    }

    [Fact]
    public void Say_where_the_article_is_and_what_is_no_part_of_it()
    {
        var page = Extract(
            $"<main><div class='x'><p>{Text1}</p><p class=tout>Fish today: fresh, cheap, and delivered to your door before eight.</p></div><ul><li>not this</ul><div class='y x'><p>{Text2}</p><p>Tip: eat fish</p><p>Yours, the editors</p></div></main>",
            "body: #nothing\nbody: main > .x\ndrop: p.tout\nline: Yours, the editors\nline-begins: Tip:");
        Assert.Equal($"{Text1}\n{Text2}", page.ArticleBody);
        Assert.Contains(page.Explanation, static s => s is { Kept: true, Rule: "paper.rules:3" });
        Assert.Equal(["paper.rules:4", "paper.rules:6", "paper.rules:5"], page.Explanation.Where(static s => !s.Kept).Select(static s => s.Rule));
    }

    [Fact]
    public void Say_where_headline_author_and_date_stand()
    {
        var page = Extract($"<b id=t>Pier closes</b><i class=who>Ann Writer</i><time datetime=2024-05-02T10:00Z>Thursday</time><p>{Text1}</p><p>{Text2}</p>", "title: #t\nbyline: i[class=who]\ndate: time");
        Assert.Equal(("Pier closes", "Ann Writer", new DateTimeOffset(2024, 5, 2, 10, 0, 0, TimeSpan.Zero)), (page.Title, page.Byline, page.Published));
    }

    [Fact]
    public void That_find_nothing_leave_the_general_way() =>
        Assert.Equal($"{Text1}\n{Text2}", Extract($"<article><p>{Text1}</p><p>{Text2}</p></article>", "body: .gone\ntitle: .gone\nline: gone").ArticleBody);

    [Theory]
    [InlineData("*.paper.example", "https://paper.example/", true)]
    [InlineData("*.paper.example", "https://WWW.paper.example/", true)]
    [InlineData("*.paper.example", "https://newspaper.example/", false)]
    [InlineData("paper.example", "https://www.paper.example/", false)]
    public void Are_for_the_hosts_they_name(string host, string url, bool are) =>
        Assert.Equal(are, SiteRulesFile.Parse("host: " + host, "x").Rules.AreFor(new Uri(url)));

    [Fact]
    public void That_cannot_be_read_are_named_with_their_line_and_the_others_hold()
    {
        var (rules, errors) = SiteRulesFile.Parse("# mine\nhost: paper.example\nbody .x\nremove: .y\ndrop:\ndrop: p:first-child\nbody: div > \ndrop: .ok", "my.rules");
        Assert.Equal([3, 4, 5, 6, 7], errors.Select(static e => e.Line));
        Assert.Equal("my.rules:4: \"remove\" is not a rule: use host, body, drop, title, byline, date, line or line-begins", errors[1].ToString());
        Assert.True(rules.AreFor(new Uri("http://paper.example/x")));
        Assert.Single(SiteRulesFile.Parse("drop: .x", "y").Errors);
    }

    [Theory]
    [InlineData("div p", true)]
    [InlineData("section > p", false)]
    [InlineData(".a .b > p", true)]
    [InlineData(".a > p", false)]
    [InlineData("h1, *[data-x]", true)]
    [InlineData("p[data-x^=on]", true)]
    [InlineData("p[data-x*='tw']", true)]
    [InlineData("p[data-x~=one]", true)]
    [InlineData("p[data-x=one]", false)]
    public void Select_as_style_sheets_do(string selector, bool drops)
    {
        var page = Extract($"<p>{Text1}</p><p>{Text1}</p><div class='a'><div class='c b'><p data-x='one two'>{Text2}</p></div></div>", "body: body\ndrop: " + selector);
        Assert.Equal(drops, !page.ArticleBody.Contains(Text2, StringComparison.Ordinal));
    }
}
