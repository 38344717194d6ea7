using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Index.Knowledge;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;

namespace Annals.Stories.Tests.Keeping;

public sealed class StoryStoreTests : IDisposable
{
    private const string Burst = "青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪，两千余名村民已经转移安置。救援队伍正在搜寻失踪者，水利专家已抵达石门水库现场调查溃坝原因。";
    private const string BurstElsewhere = "中國青州市西郊的石門水庫3日凌晨發生潰壩，洪水淹沒下游三座村莊，當局說有七人失蹤，超過兩千名村民撤離。青州市應急管理局表示，水利專家已到石門水庫調查大壩潰決的原因，搜救仍在進行。";
    private const string Strike = "北港码头工人工会5月3日继续罢工，要求资方把工资提高百分之八。港务公司说，已有十一艘货轮滞留在外海，双方尚未重新谈判。工会主席陈大海说，罢工会持续到资方让步为止。";

    private static readonly DateTimeOffset Start = new(2021, 5, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly ArchiveFolder _folder = ArchiveFolder.OpenOrCreate(Directory.CreateTempSubdirectory("annals-stories-").FullName);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    [Fact]
    public void Articles_of_two_outlets_about_one_thing_are_one_event()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        using var store = Grouped();

        var found = Assert.Single(store.Events(new StoryQuery { Least = 2 }));
        Assert.Equal((2, 2, "青州水库溃坝 三村被淹七人失踪"), (found.Articles, found.Outlets, found.Title));
        Assert.Equal(["甲报", "乙社"], store.Event(found.Id)!.Members.Select(member => member.Outlet));
        Assert.All(store.Event(found.Id)!.Members, member => Assert.NotNull(member.Reason));
        Assert.Equal(found.Id, store.EventOf(IdOf("flood-tw"))!.Id);
        Assert.Equal(2, store.CountEvents(new StoryQuery()));
        Assert.Contains(found.Id, store.Story(found.Story)!.Events.Select(one => one.Id));
        Assert.Equal([IdOf("flood"), IdOf("flood-tw")], store.ArticlesOf(found.Id));
    }

    [Fact]
    public void What_comes_later_joins_the_event_it_reports()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        using (var before = Grouped())
        {
            Assert.Empty(before.Events(new StoryQuery { Least = 2 }));
        }

        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        using var store = Grouped();

        Assert.Equal(2, Assert.Single(store.Events(new StoryQuery { Least = 2 })).Articles);
    }

    [Fact]
    public void One_by_one_and_all_at_once_give_the_same_groups()
    {
        string[] byOne, atOnce;
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        Grouped().Dispose();
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        Grouped().Dispose();
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        using (var store = Grouped())
        {
            byOne = Lines(store);
        }

        StoryStore.Delete(_folder);
        using (var store = Grouped())
        {
            atOnce = Lines(store);
        }

        Assert.Equal(atOnce, byOne);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void An_archive_that_grows_in_any_order_has_the_groups_of_one_grouped_at_once(int seed, int batch)
    {
        (string Slug, string Title, string Text, string Outlet, double Hours)[] all =
        [
            ("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0),
            ("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2),
            ("flood-late", "青州石门水库溃坝调查：闸门年久失修", "青州市政府5月20日公布石门水库溃坝的调查结果，说溢洪闸门多年没有检修，水库管理处主任许长河已被停职。5月3日的溃坝淹没了下游三个村庄，七人遇难。", "甲报", 410),
            ("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1),
            ("strike-2", "北港码头罢工第五天 工会与港务公司重开谈判", "北港码头工人工会5月6日与港务公司重新谈判，工会主席陈大海说，工资提高百分之八是底线。十一艘货轮仍滞留在外海。", "丙报", 75),
            ("strike-3", "北港码头工人罢工结束 工资提高百分之六", "北港码头工人工会5月9日宣布结束罢工，港务公司同意把工资提高百分之六。滞留外海的十一艘货轮开始进港，工会主席陈大海说这是让步。", "乙社", 150),
            ("match", "海门队三比一胜东台队 夺得省联赛冠军", "海门队5月5日在省足球联赛决赛中以三比一战胜东台队，前锋罗启明攻入两球，海门队十二年来第一次夺冠。", "丁刊", 50),
            ("preview", "默克尔与马克龙下周将在斯特拉斯堡会晤 谈气候关税", "德国总理默克尔将于8月19日在斯特拉斯堡与法国总统马克龙举行会晤。德国政府发言人赛贝特星期一（8月9日）说，双方将讨论气候关税和两国铁路。观察家认为，这将是默克尔卸任前最后一次到法国访问。", "甲报", 2352),
            ("outcome", "默克尔与马克龙在斯特拉斯堡会晤 同意气候关税时间表", "德国总理默克尔和法国总统马克龙8月19日在斯特拉斯堡举行会晤，同意从2023年起分三步实行气候关税。默克尔在记者会上说，法德的看法从未如此接近。两人随后参观了欧洲议会。", "丙报", 2602),
            ("look-back", "马克龙与默克尔8月19日会晤后 法德铁路仍无着落", "法国总统马克龙与德国总理默克尔8月19日在斯特拉斯堡会晤，一周过去，两国铁路公司还没有收到任何指示。法国铁路工会说，会晤没有带来他们等待的结果。", "丁刊", 2794),
            ("match-tw", "省聯賽決賽 海門3比1擊敗東台奪冠", "省足球聯賽決賽5日舉行，海門隊以3比1擊敗東台隊，羅啟明獨中兩元，這是海門隊12年來首冠。", "乙社", 52),
        ];
        new Random(seed).Shuffle(all);
        foreach (var some in all.Chunk(batch))
        {
            foreach (var (slug, title, text, outlet, hours) in some)
            {
                Keep(slug, title, text, outlet, hours);
            }

            Grouped().Dispose();
        }

        string[] grown, atOnce;
        using (var store = Grouped())
        {
            grown = Lines(store);
        }

        StoryStore.Delete(_folder);
        using (var store = Grouped())
        {
            atOnce = Lines(store);
        }

        Assert.Equal(atOnce, grown);
        Assert.Contains(grown, line => line.Contains($"{IdOf("preview")},{IdOf("outcome")}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_revised_article_is_grouped_by_what_it_says_now()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        Grouped().Dispose();
        Keep("flood-tw", "北港碼頭罷工 貨輪滯留外海", "北港碼頭工人工會5月3日繼續罷工，要求資方把工資提高百分之八。港務公司說，已有十一艘貨輪滯留在外海，雙方尚未重新談判。工會主席陳大海說罷工會持續。", "乙社", 2);
        using var store = Grouped();

        Assert.Equal(store.EventOf(IdOf("strike"))!.Id, store.EventOf(IdOf("flood-tw"))!.Id);
        Assert.Single(store.ArticlesOf(store.EventOf(IdOf("flood"))!.Id)!);
        Assert.Contains(store.History(9), change => change.What == "event Mixed");
    }

    [Fact]
    public void A_decision_that_is_taken_back_leaves_what_was_concluded()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        using var store = Grouped();
        var before = Lines(store);
        store.Decide(new ReaderDecision(DecisionKind.SplitEvent, [IdOf("flood-tw")]), Start);
        store.Decide(new ReaderDecision(DecisionKind.PinEvent, [IdOf("flood")]), Start);
        CatchUp(store);
        Assert.Equal(2, store.CountEvents(new StoryQuery()));

        File.Delete(Path.Combine(_folder.Root, "stories.txt"));
        CatchUp(store);

        Assert.Equal(before, Lines(store));
        Assert.All(store.Event(store.EventOf(IdOf("flood"))!.Id)!.Members, member => Assert.True(member is { Reason: not null, IsByReader: false }));
        Assert.False(store.EventOf(IdOf("flood"))!.IsPinned);
    }

    [Fact]
    public void An_id_that_was_given_up_leads_to_the_event()
    {
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        using var first = Grouped();
        var old = first.EventOf(IdOf("flood-tw"))!.Id;
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        using var store = Grouped();

        Assert.NotEqual(old, store.EventOf(IdOf("flood"))!.Id);
        Assert.Equal(store.EventOf(IdOf("flood"))!.Id, store.Event(old)!.Overview.Id);
        Assert.Contains(store.History(9), change => change.What == "event Renamed");
        Assert.Null(store.Event("e0000000000"));
    }

    [Fact]
    public void What_the_reader_decides_wins_and_is_written_down()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        Keep("flood-tw", "石門水庫清晨潰壩 青州3村淹沒7人失蹤", BurstElsewhere, "乙社", 2);
        using var store = Grouped();
        store.Decide(new ReaderDecision(DecisionKind.SplitEvent, [IdOf("flood-tw")]), Start);
        store.Decide(new ReaderDecision(DecisionKind.MergeEvents, [IdOf("flood"), IdOf("strike")]), Start);
        store.Decide(new ReaderDecision(DecisionKind.PinStory, [IdOf("strike")]), Start);
        CatchUp(store);

        Assert.Equal(["flood", "strike"], store.Event(store.EventOf(IdOf("strike"))!.Id)!.Members.Select(member => member.Article == IdOf("flood") ? "flood" : "strike"));
        Assert.Single(store.Event(store.EventOf(IdOf("flood-tw"))!.Id)!.Members);
        Assert.True(store.Story(store.EventOf(IdOf("strike"))!.Story)!.Overview.IsPinned);
        Assert.Contains($"merge-events {IdOf("flood")} {IdOf("strike")}", File.ReadAllText(Path.Combine(_folder.Root, "stories.txt")));

        StoryStore.Delete(_folder);
        using var again = Grouped();
        Assert.Equal(again.EventOf(IdOf("flood"))!.Id, again.EventOf(IdOf("strike"))!.Id);
    }

    [Fact]
    public void A_line_of_decisions_that_makes_no_sense_is_said_and_harms_nothing()
    {
        File.WriteAllText(Path.Combine(_folder.Root, "stories.txt"), "merge-events onlyone\nhello\n# a note\n");
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 1);
        using var store = Grouped();

        Assert.Equal(1, store.CountEvents(new StoryQuery()));
        Assert.Equal(2, DecisionFile.Read(_folder).Problems.Count);
    }

    [Fact]
    public void Events_are_asked_for_by_day_outlet_and_article()
    {
        Keep("flood", "青州水库溃坝 三村被淹七人失踪", Burst, "甲报", 0);
        Keep("strike", "北港码头工人罢工第二天 货轮滞留外海", Strike, "丙报", 30);
        using var store = Grouped();

        Assert.Equal(["丙报"], Outlets(new StoryQuery { From = Start.AddHours(20) }));
        Assert.Equal(["甲报"], Outlets(new StoryQuery { To = Start.AddHours(20) }));
        Assert.Equal(["甲报"], Outlets(new StoryQuery { Outlet = "甲报" }));
        Assert.Equal(["丙报"], Outlets(new StoryQuery { Articles = new HashSet<ArticleId> { IdOf("strike") } }));
        Assert.Equal(["甲报"], Outlets(new StoryQuery { Offset = 1 }));
        Assert.Empty(Outlets(new StoryQuery { Outlet = "丁刊" }));

        IEnumerable<string> Outlets(StoryQuery query) => store.Events(query).Select(one => store.Event(one.Id)!.Members[0].Outlet);
    }

    [Theory]
    [InlineData("石门水库溃坝 三村被淹", "【直播】石门水库溃坝", "石门水库溃坝 三村被淹", "水利专家：大坝年久失修")]
    [InlineData("甲", "甲")]
    [InlineData("", "", "")]
    public void An_event_is_called_as_most_call_it(string expected, params string[] titles)
        => Assert.Equal(expected, EventTitle.Of(titles));

    private static string[] Lines(StoryStore store)
        => [.. store.Events(new StoryQuery { Order = StoryOrder.Oldest }).Select(one => $"{one} {string.Join('、', one.Names)} {store.Event(one.Id)!.StoryReason} {string.Join(',', store.ArticlesOf(one.Id)!)}"), .. store.Stories(new StoryQuery { Order = StoryOrder.Oldest }).Select(static one => one.ToString())];

    private static ArticleId IdOf(string slug) => ArticleId.For(CanonicalUrl.From($"https://news.example/{slug}"));

    private void Keep(string slug, string title, string text, string outlet, double hours)
    {
        using var writer = ArchiveWriter.Open(_folder, new StoppedClock());
        writer.Keep([new Draft
        {
            Url = $"https://news.example/{slug}",
            Title = title,
            Outlet = outlet,
            Body = $"<p>{text}</p>",
            PublishedAt = Start.AddHours(hours),
            CapturedAt = Start.AddDays(130),
            Feed = "https://news.example/feed.xml",
            Guid = slug,
            Fingerprint = title + text,
        }]);
    }

    private StoryStore Grouped()
    {
        var store = StoryStore.Open(_folder);
        CatchUp(store);
        return store;
    }

    private void CatchUp(StoryStore store)
    {
        using var knowledge = KnowledgeStore.Open(_folder);
        knowledge.CatchUp(null, TestContext.Current.CancellationToken);
        store.CatchUp(knowledge, null, TestContext.Current.CancellationToken);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start.AddDays(130);
    }
}
