using System.Text.RegularExpressions;
using System.Xml.Linq;
using Annals.Pages.Words;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Site;

public sealed class A_site_of_an_archive : IDisposable
{
    private readonly TestSite _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Every_article_has_a_page_and_stands_in_every_list()
    {
        _at.Keep(TestSite.Draft("bridge", "望川大桥通车", "<p>首辆公交车驶过大桥。</p>")).Build();

        Assert.Contains("首辆公交车驶过大桥。", _at.Article("bridge"), StringComparison.Ordinal);
        var address = TestSite.PathOf("bridge");
        Assert.Contains($"href=\"{address}\"", _at.Read("index.html"), StringComparison.Ordinal);
        foreach (var list in (string[])["all/index.html", "outlets/渭滩日报.html", "days/2024-05-03.html"])
        {
            Assert.Contains($"href=\"../{address}\"", _at.Read(list), StringComparison.Ordinal);
        }

        Assert.Contains("望川大桥通车", _at.Read("feed.atom"), StringComparison.Ordinal);
        Assert.Contains("首辆公交车驶过大桥", _at.Read("outlets/渭滩日报.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_asks_anybody_for_anything()
    {
        _at.Keep(TestSite.Draft("hostile", "<script>alert(1)</script>", "<p>看图：</p><img src=\"https://tracker.example/a.jpg\" srcset=\"https://tracker.example/b.jpg 2x\" alt=\"河\"><video poster=\"https://tracker.example/p.jpg\" src=\"https://tracker.example/v.mp4\" autoplay></video><iframe src=\"https://www.youtube.com/embed/x\"></iframe><script src=\"https://tracker.example/s.js\"></script>"))
            .Build();

        foreach (var (path, page) in TestSite.Contents(_at.Root).Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            // A film waits for a click: preload="none".
            Assert.DoesNotMatch("<(link|script|img|iframe|source|embed)[^>]*(href|src|srcset)=\"(https?:)?//", page);
            Assert.DoesNotContain("poster=", page, StringComparison.Ordinal);
            Assert.Contains("Content-Security-Policy", page, StringComparison.Ordinal);
        }

        Assert.Contains("https://tracker.example/a.jpg", _at.Article("hostile"), StringComparison.Ordinal);
        Assert.Contains("图片未收入档案", _at.Article("hostile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_leads_to_a_file()
    {
        _at.KeepMany(130).Keep(TestSite.Draft("other", "A quiet day", "<p>Nothing much.</p>", "The Weitan Courier", 30))
            .Keep(TestSite.Draft("other", "A quiet day, after all", "<p>Nothing much happened.</p>", "The Weitan Courier", 30))
            .Build();

        AssertLinksLeadSomewhere();
    }

    [Fact]
    public void Names_quotations_and_sources_have_pages_that_lead_to_sentences()
    {
        const string Said = "联合国秘书长古特雷斯7月2日说：“渭滩的人终于可以走路去对岸的学校了。”";
        _at.Keep(TestSite.Draft("un", "秘书长走过大桥", $"<p>天气晴。</p><p>{Said}</p><p>据法新社报道，古特雷斯还说，大桥花费三亿元。</p>"))
            .Keep(TestSite.Draft("un2", "桥上的秘书长", $"<p>{Said}</p><p>桥长三里。</p>", "南汀广播"))
            .Analyse().Build();

        Assert.Contains("古特雷斯", _at.Read("who/index.html"), StringComparison.Ordinal);
        var person = _at.Read(Directory.EnumerateFiles(Path.Combine(_at.Root, "who")).Select(file => Path.GetRelativePath(_at.Root, file)).Single(static file => file.Contains("古特雷斯", StringComparison.Ordinal)));
        Assert.Contains($"href=\"../{TestSite.PathOf("un")}#s2\"", person, StringComparison.Ordinal);
        Assert.Contains("终于可以", _at.Read("quotes/index.html"), StringComparison.Ordinal);
        Assert.Contains("法新社", _at.Read("sources/index.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"who/index.html\"", _at.Read("index.html"), StringComparison.Ordinal);
        var article = _at.Article("un");
        Assert.Contains("<input type=\"checkbox\" id=\"marks\">", article, StringComparison.Ordinal);
        Assert.Matches("<a class=\"named person\"[^>]* tabindex=\"-1\"[^>]* href=\"\\.\\./\\.\\./who/[^\"]+\">古特雷斯</a>", article);
        AssertLinksLeadSomewhere();

        var again = _at.Build();
        Assert.Equal(0, again.Written);
    }

    [Fact]
    public void An_event_of_several_articles_has_a_page_that_lays_them_side_by_side()
    {
        _at.Keep(TestSite.Draft("dam", "青州石门水库溃坝 三村被淹七人失踪", "<p>青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪，两千余名村民已经转移安置。救援队伍正在搜寻失踪者。</p>"))
            .Keep(TestSite.Draft("dam2", "石门水库清晨溃坝 青州3村淹没7人失踪", "<p>青州市西郊的石门水库3日凌晨发生溃坝，洪水淹没下游三座村庄，当局说有七人失踪，超过两千名村民撤离。青州市应急管理局说，搜救仍在进行。</p>", "南汀广播"))
            .Analyse().Build();

        var events = _at.Read("events/index.html");
        var page = _at.Read("events/" + Regex.Match(events, "href=\"\\.\\./events/(e[0-9a-f]{10}\\.html)\"").Groups[1].Value);

        Assert.Contains("南汀广播", page, StringComparison.Ordinal);
        Assert.Contains("青州石门水库溃坝", page, StringComparison.Ordinal);
        Assert.Contains("href=\"events/index.html\"", _at.Read("index.html"), StringComparison.Ordinal);
        Assert.Matches("<section class=\"today\"[\\s\\S]*href=\"events/e[0-9a-f]{10}\\.html\"", _at.Read("index.html"));
        Assert.Contains("石门水库", _at.Read("events/today.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<form method", page, StringComparison.Ordinal);
        AssertLinksLeadSomewhere();
        Assert.Equal(0, _at.Build().Written);
    }

    [Fact]
    public void What_several_articles_count_at_a_place_has_a_page_with_their_sentences()
    {
        _at.Keep(TestSite.Draft("quake", "德国地震", "<p>天气晴。</p><p>德国今天发生地震，至少3人死亡。</p>", hour: 9))
            .Keep(TestSite.Draft("quake2", "德国地震死者增加", "<p>德国地震已造成12人死亡。</p>", "南汀广播", 2))
            .Analyse().Build();

        var page = _at.Read("figures/" + Uri.UnescapeDataString(Regex.Match(_at.Read("figures/index.html"), "class=\"who\"><a href=\"\\.\\./figures/([^\"/]+\\.html)\"").Groups[1].Value));
        Assert.Contains("≥ 3", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"../{TestSite.PathOf("quake")}#s2\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"countlines\"", page, StringComparison.Ordinal);
        AssertLinksLeadSomewhere();
    }

    [Fact]
    public void An_event_shows_the_first_picture_that_the_archive_has()
    {
        _at.Keep(TestSite.Draft("dam", "青州石门水库溃坝 三村被淹七人失踪", "<p>青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪，两千余名村民已经转移安置。</p>"))
            .Keep(TestSite.Draft("dam2", "石门水库清晨溃坝 青州3村淹没7人失踪", "<p><img src=\"https://img.example/dam.png\">青州市西郊的石门水库3日凌晨发生溃坝，洪水淹没下游三座村庄，当局说有七人失踪，超过两千名村民撤离。</p>", "南汀广播"))
            .Analyse().Build();
        Assert.DoesNotContain("<img", _at.Read("events/index.html"), StringComparison.Ordinal);

        _at.KeepPicture("https://img.example/dam.png", "dam").Analyse().Build();

        Assert.Contains("<img src=\"../img/", _at.Read("events/index.html"), StringComparison.Ordinal);
        Assert.Contains("<img src=\"img/", _at.Read("index.html"), StringComparison.Ordinal);
        AssertLinksLeadSomewhere();
    }

    [Fact]
    public void Where_nothing_was_analysed_no_page_offers_to_mark_names()
    {
        _at.Keep(TestSite.Draft("un", "秘书长走过大桥", "<p>联合国秘书长古特雷斯今天到访。</p>")).Build();

        Assert.DoesNotContain("checkbox", _at.Article("un"), StringComparison.Ordinal);
        Assert.False(_at.Has("figures/index.html"));
    }

    private void AssertLinksLeadSomewhere()
    {
        foreach (var (path, page) in TestSite.Contents(_at.Root).Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (Match link in Regex.Matches(page, "(?:href|src|action)=\"([^\"#:?]+)[\"#?]"))
            {
                var target = Path.Combine(_at.Root, Path.GetDirectoryName(path)!, Uri.UnescapeDataString(link.Groups[1].Value));
                Assert.True(File.Exists(target), $"{path} links to {link.Groups[1].Value}");
            }
        }
    }

    [Fact]
    public void A_revised_article_keeps_its_old_page_and_shows_what_changed()
    {
        _at.Keep(TestSite.Draft("vote", "Council votes nine to four", "<p>The vote was nine to four.</p>"))
            .Keep(TestSite.Draft("vote", "Council votes eight to five", "<p>The vote was eight to five.</p>"))
            .Build();
        var id = TestSite.IdOf("vote");

        Assert.Contains("eight to five", _at.Article("vote"), StringComparison.Ordinal);
        Assert.Contains("nine to four", _at.Read($"a/{id[0]}/{id}_1.html"), StringComparison.Ordinal);
        Assert.Contains("<del>nine</del>", _at.Read($"a/{id[0]}/{id}_1_2.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_picture_is_copied_once_and_shown_from_there()
    {
        _at.KeepPicture("https://img.example/r.png", "river");
        _at.Keep(TestSite.Draft("a", "甲", "<p>图</p><img src=\"https://img.example/r.png\">"), TestSite.Draft("b", "乙", "<img src=\"https://img.example/r.png\"><p>图</p>")).Build();

        var picture = Assert.Single(Directory.EnumerateFiles(Path.Combine(_at.Root, "img"), "*", SearchOption.AllDirectories));
        Assert.Contains($"src=\"../../img/{Path.GetFileName(picture)[..2]}/{Path.GetFileName(picture)}\"", _at.Article("a"), StringComparison.Ordinal);
        Assert.DoesNotContain("img.example", _at.Article("b").Split("关于这份留存")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_cut_from_the_oldest_so_that_pages_stay()
    {
        _at.KeepMany(170).Build();

        Assert.True(_at.Has("all/2.html") && !_at.Has("all/3.html"));
        Assert.Contains("第0号消息", _at.Read("all/1.html"), StringComparison.Ordinal);
        Assert.Contains("第169号消息", _at.Read("all/index.html"), StringComparison.Ordinal);
        Assert.Contains("第100号消息", _at.Read("all/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Outlets_that_differ_only_where_a_file_system_does_not_look_have_their_own_pages()
    {
        _at.Keep(
            TestSite.Draft("a", "one", "<p>1</p>", "BBC"),
            TestSite.Draft("b", "two", "<p>2</p>", "bbc"),
            TestSite.Draft("c", "three", "<p>3</p>", "../bbc?"),
            TestSite.Draft("d", "four", "<p>4</p>", "CON"),
            TestSite.Draft("e", "five", "<p>5</p>", "。")).Build();

        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(_at.Root, "outlets"), "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["bbc-2.html", "bbc-3.html", "bbc.html", "con-2.html", "index.html", "x.html"], pages);
    }

    [Fact]
    public void An_article_without_title_date_or_text_has_its_page_all_the_same()
    {
        _at.Import("<!--NaN-->\n[](https://news.example/empty)\n------\n\n\n").Build();

        Assert.Contains("这篇文章没有正文", _at.Article("empty"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_of_megabytes_is_shown_in_part()
    {
        _at.Keep(TestSite.Draft("large", "很长", "<p>" + new string('长', 3 << 20) + "</p>")).Build();

        Assert.InRange(new FileInfo(Path.Combine(_at.Root, TestSite.PathOf("large"))).Length, 1 << 20, 6 << 20);
    }

    [Fact]
    public void Tags_have_pages_of_their_own()
    {
        _at.Keep(TestSite.Draft("tagged", "渭滩春汛", "<p>水涨了。</p>") with { Tags = ["水利", "春"] }).Build();

        Assert.Contains("渭滩春汛", _at.Read("tags/水利.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"../../tags/%E6%B0%B4%E5%88%A9.html\"", _at.Article("tagged"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_address_there_are_a_sitemap_and_feeds_that_lead_to_it()
    {
        _at.Keep(TestSite.Draft("bridge", "望川大桥通车", "<p>通车了。</p>")).Build("https://who.example/news/");

        var part = XDocument.Parse(_at.Read("sitemap-1.xml"));
        Assert.Equal($"https://who.example/news/{TestSite.PathOf("bridge")}", part.Root!.Elements().Single().Elements().First().Value);
        Assert.Contains("https://who.example/news/sitemap-1.xml", _at.Read("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains($"https://who.example/news/{TestSite.PathOf("bridge")}", _at.Read("feed.rss"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_archive_gives_a_site_that_says_so()
    {
        _at.Build(language: UiLanguage.English);

        Assert.Contains("No articles yet", _at.Read("index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", _at.Read("index.html"), StringComparison.Ordinal);
    }
}
