using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class FingerprintTests
{
    [Theory]
    [InlineData("<p>One two.</p>", "<p>One   two.</p>\n\n")]
    [InlineData("<p>One two.</p>", "<div>One two.</div>")]
    [InlineData("<img src=\"http://x.example/a.png\" alt=\"b\">", "<img alt='b' src='http://x.example/a.png'/>")]
    [InlineData("<p>更新于21分钟前</p>", "<p>更新于3小时前</p>")]
    [InlineData("<p>3 hours ago</p>", "<p>1 day ago</p>")]
    [InlineData("<p>One</p>", "<p>On\u0008e\u200B</p>")]
    [InlineData("<p>One</p>", "<p>One\uFFFD</p>")]
    [InlineData("<img src=\"http://x.example/a.jpg?v=1\">", "<img src=\"https://x.example/a.jpg?v=2&amp;t=99\">")]
    [InlineData("<img src=\"https://x.example/a.jpg\">", "<img src=\"https://images.weserv.nl/?url=x.example%2Fa.jpg&amp;w=400\">")]
    [InlineData("<img src=\"https://x.example/a.jpg\">", "<img src=\"https://images.weserv.nl?url=https://x.example/a.jpg\">")]
    public void Noise_does_not_change_it(string a, string b) => Assert.Equal(Fingerprint.Of("Title", a), Fingerprint.Of("Title ", b));

    [Fact]
    public void A_huge_text_has_the_same_one_however_its_lines_are_broken()
    {
        var lines = Enumerable.Range(0, 60_000).Select(i => $"Line {i} of the report.").ToList();
        Assert.Equal(Fingerprint.Of("Title", string.Join(' ', lines), []), Fingerprint.Of("Title", string.Join('\n', lines), []));
    }

    [Theory]
    [InlineData("<p>One two.</p>", "<p>One three.</p>")]
    [InlineData("<p>19 dead</p>", "<p>21 dead</p>")]
    [InlineData("<p>最近更新：2020年09月05日 12:30</p>", "<p>最近更新：2020年09月05日 13:30</p>")]
    [InlineData("<img src=\"http://x.example/a.png\">", "<img src=\"http://x.example/b.png\">")]
    [InlineData("<img src=\"http://x.example/show?id=1\">", "<img src=\"http://x.example/show?id=2\">")]
    public void What_a_reader_sees_does(string a, string b) => Assert.NotEqual(Fingerprint.Of("Title", a), Fingerprint.Of("Title", b));

    [Fact]
    public void A_changed_title_changes_it() => Assert.NotEqual(Fingerprint.Of("A", "<p>x</p>"), Fingerprint.Of("B", "<p>x</p>"));

    [Fact]
    public void The_same_words_elsewhere_are_something_else() => Assert.NotEqual(Fingerprint.Of("A B", "<p>C</p>"), Fingerprint.Of("A", "<p>B C</p>"));
}
