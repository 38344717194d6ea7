using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Site;

public sealed class A_site_is_brought_up_to_its_archive : IDisposable
{
    private readonly TestSite _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Two_sites_of_one_archive_are_the_same_bytes()
    {
        _at.KeepMany(60).Build();
        _at.Build(to: Path.Combine(_at.Around, "second"));

        Assert.Equal(TestSite.Contents(_at.Root), TestSite.Contents(Path.Combine(_at.Around, "second")));
    }

    [Fact]
    public void One_article_more_makes_the_site_that_would_have_been_made_at_once()
    {
        _at.KeepMany(120).Keep(TestSite.Draft("old", "旧闻", "<p>旧。</p>", "渭滩晚报", 50)).Build();
        _at.Keep(TestSite.Draft("late", "迟到的消息", "<p>昨天的事。</p>", "渭滩日报", 70));
        _at.Keep(TestSite.Draft("new", "新媒体", "<p>新。</p>", "渭滩周刊", 3));
        var result = _at.Build();

        Assert.Null(result.WhyWhole);
        Same();
    }

    [Fact]
    public void A_revision_makes_the_site_that_would_have_been_made_at_once()
    {
        _at.KeepMany(60).Keep(TestSite.Draft("vote", "九比四", "<p>九比四。</p>", hour: 20)).Build();
        _at.Keep(TestSite.Draft("vote", "八比五", "<p>八比五。</p>", hour: 40));
        _at.Build();

        Same();
    }

    [Fact]
    public void A_name_that_comes_to_have_a_page_is_linked_from_the_articles_that_were_there()
    {
        _at.KeepMany(20).Keep(TestSite.Draft("a", "秘书长到访", "<p>联合国秘书长古特雷斯今天到访渭滩。</p>", hour: 30), TestSite.Draft("quiet", "天气", "<p>今天多云。</p>", "渭滩晚报", 40)).Analyse().Build();
        _at.Keep(TestSite.Draft("b", "德国总理到访", "<p>德国总理朔尔茨会见联合国秘书长古特雷斯。</p>", "渭滩周刊", 3)).Analyse();
        var before = File.GetLastWriteTimeUtc(Path.Combine(_at.Root, TestSite.PathOf("quiet")));
        var result = _at.Build();

        Assert.Null(result.WhyWhole);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(_at.Root, TestSite.PathOf("quiet"))));
        Same();
    }

    [Fact]
    public void The_page_of_an_event_is_made_again_when_its_articles_change_and_not_for_others()
    {
        _at.Keep(
            TestSite.Draft("dam", "青州石门水库溃坝 三村被淹七人失踪", "<p>青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪，两千余名村民已经转移安置。救援队伍正在搜寻失踪者。</p>", hour: 5),
            TestSite.Draft("dam2", "石门水库清晨溃坝 青州3村淹没7人失踪", "<p>青州市西郊的石门水库3日凌晨发生溃坝，洪水淹没下游三座村庄，当局说有七人失踪，超过两千名村民撤离。青州市应急管理局说，搜救仍在进行。</p>", "南汀广播", 4)).Analyse().Build();
        var page = Directory.EnumerateFiles(Path.Combine(_at.Root, "events"), "e*.html").Single();
        var made = File.GetLastWriteTimeUtc(page);

        _at.Keep(TestSite.Draft("tea", "茶歌晚会周六举行", "<p>茶歌晚会周六在老戏台举行，门票已经售完。</p>", "渭滩周刊", 3)).Analyse().Build();
        Assert.Equal(made, File.GetLastWriteTimeUtc(page));
        Same();

        _at.Keep(TestSite.Draft("dam2", "石门水库清晨溃坝 青州3村淹没9人失踪", "<p>青州市西郊的石门水库3日凌晨发生溃坝，洪水淹没下游三座村庄，当局说有九人失踪，超过两千名村民撤离。青州市应急管理局说，搜救仍在进行。</p>", "南汀广播", 4)).Analyse().Build();
        Assert.Contains("九人失踪", File.ReadAllText(page), StringComparison.Ordinal);
        Same();
    }

    [Fact]
    public void What_the_owner_says_of_a_name_comes_to_the_articles_that_name_it()
    {
        _at.KeepMany(20).Keep(TestSite.Draft("a", "局长到访", "<p>林大海局长今天到访渭滩，林大海说天气很好。</p>", hour: 30)).Analyse().Build();
        File.WriteAllText(Path.Combine(_at.Folder.Root, "authority.txt"), "[person]\n林海 林大海 = Lin Hai\n");
        _at.Analyse().Build();

        Assert.Contains("Lin Hai", _at.Article("a"), StringComparison.Ordinal);
        Same();
    }

    [Fact]
    public void A_picture_that_comes_later_appears()
    {
        _at.Keep(TestSite.Draft("a", "甲", "<p>图</p><img src=\"https://img.example/r.png\">")).Build();
        _at.KeepPicture("https://img.example/r.png", "river");
        _at.Build();

        Assert.Contains("src=\"../../img/", _at.Article("a"), StringComparison.Ordinal);
        Same();
    }

    [Fact]
    public void What_did_not_change_is_not_touched()
    {
        _at.KeepMany(400);
        _at.Build();
        _at.Keep(TestSite.Draft("new", "新消息", "<p>新。</p>"));
        var result = _at.Build();

        // The article, the one before it, its day, outlet and list, the directories, the feeds, the front, search.
        Assert.InRange(result.Written, 10, 40);
        Assert.Equal(0, _at.Build().Written);
    }

    [Fact]
    public void Another_day_makes_another_front_page_only()
    {
        _at.KeepMany(3).Build();

        Assert.Equal(1, _at.Build(now: TestSite.Now.AddDays(1)).Written);
    }

    [Fact]
    public void Other_options_make_the_whole_site_anew()
    {
        _at.KeepMany(3).Build();

        Assert.NotNull(_at.Build("https://who.example/").WhyWhole);
        Assert.True(_at.Has("sitemap.xml"));
        Assert.NotNull(_at.Build().WhyWhole);
        Assert.False(_at.Has("sitemap.xml"));
    }

    // Search data are not the same: what is new stands beside what was there.
    private void Same()
    {
        var other = Path.Combine(_at.Around, "at-once");
        _at.Build(to: other);
        Assert.Equal(TestSite.Contents(other, withSearch: false), TestSite.Contents(_at.Root, withSearch: false));
    }
}
