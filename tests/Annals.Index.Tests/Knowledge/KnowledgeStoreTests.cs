using System.Text;
using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Tests.Support;
using Annals.Language.Analysis;
using Annals.Language.Entities;

namespace Annals.Index.Tests.Knowledge;

public sealed class KnowledgeStoreTests : IDisposable
{
    private const string Speech = "“我们要在明年春天以前修好这条铁路，一天也不能拖。工人们已经等了三年。”";

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void An_analysis_comes_back_as_it_was()
    {
        _archive.Keep(TestArchive.Draft("a", "德国总理访问法国", $"法新社5月2日报道，德国总理朔尔茨（Olaf Scholz）周四访问巴黎。朔尔茨说：{Speech}至少34人死亡。"));
        using var store = Analysed();

        var path = Directory.GetFiles(_archive.Folder.PostsFolder, "*.md", SearchOption.AllDirectories).Single();
        var expected = PostReading.Of(File.ReadAllBytes(path)).Analysed(new Analyst());
        var actual = store.Analysis(TestArchive.IdOf("a"))!;

        Assert.Equal(Json(expected), Json(actual));
    }

    [Fact]
    public void An_entity_has_its_forms_roles_months_and_company_with_the_articles_that_say_so()
    {
        _archive.Keep(
            TestArchive.Draft("a", "朔爾茨訪問巴黎", "德國總理朔爾茨週四在巴黎會見法國總統馬克龍。"),
            TestArchive.Draft("b", "朔尔茨谈铁路", "德国总理朔尔茨说，铁路必须修好。", outlet: "洛亭晚报"));
        using var store = Analysed();

        var found = Assert.Single(store.EntitiesNamed("朔尔茨"));
        var profile = store.Entity(found.Key)!;

        Assert.Equal(2, profile.Entity.Articles);
        Assert.Contains(profile.Forms, form => form.Text == "朔爾茨" && form.Outlets.Single().Outlet == "渭滩日报");
        Assert.Contains(profile.Forms, form => form.Text == "朔尔茨" && form.Outlets.Single().Outlet == "洛亭晚报");
        Assert.Contains(profile.Roles, role => role.Text.Contains("总理", StringComparison.Ordinal) || role.Text.Contains("總理", StringComparison.Ordinal));
        Assert.Equal(2, Assert.Single(profile.Months).Articles);
        Assert.Equal(1, profile.Statements);
        Assert.All(profile.Roles.SelectMany(role => role.Examples), place => Assert.Contains("理", store.Analysis(place.Article.Id)!.Text[place.Start..place.End], StringComparison.Ordinal));
    }

    [Fact]
    public void A_statement_names_its_article_and_says_the_words()
    {
        _archive.Keep(TestArchive.Draft("a", "朔尔茨谈铁路", $"德国总理朔尔茨说：{Speech}"));
        using var store = Analysed();

        var key = store.EntitiesNamed("朔尔茨").Single().Key;
        var statement = Assert.Single(store.Statements(key, 10));

        Assert.Equal(TestArchive.IdOf("a"), statement.Article.Id);
        Assert.Contains("修好这条铁路", statement.Text, StringComparison.Ordinal);
        Assert.Empty(store.Statements(key, 10, offset: 1));
    }

    [Fact]
    public void One_quotation_knows_every_outlet_that_carries_it_and_who_dropped_half_of_it()
    {
        _archive.Keep(
            TestArchive.Draft("whole", "朔尔茨谈铁路", $"德国总理朔尔茨说：{Speech}"),
            TestArchive.Draft("half", "總理：明年修好鐵路", "德國總理朔爾茨說：「我們要在明年春天以前修好這條鐵路，一天也不能拖。」", outlet: "洛亭晚报"),
            TestArchive.Draft("other", "足球", "德国总理朔尔茨说：“今天晚上我会去看球，希望主队能够赢下来。”"));
        using var store = Analysed();

        var quotation = store.Quotations(new QuotationQuery { MinOutlets = 2 }).Single();

        Assert.Equal(2, quotation.Carriers.Count);
        Assert.Equal("奥拉夫·朔尔茨", quotation.Speaker);
        Assert.Contains("工人们已经等了三年", quotation.Text, StringComparison.Ordinal);
        var half = quotation.Carriers.Single(carrier => carrier.Article.Outlet == "洛亭晚报");
        Assert.Equal("工人们已经等了三年。", Assert.Single(half.Dropped));
        Assert.InRange(half.Share, 0.4, 0.9);
        Assert.Equal(quotation.Id, store.Quotation(quotation.Id)!.Id);
        Assert.Equal(2, store.Quotations(new QuotationQuery { Speaker = quotation.SpeakerKey }).Count);
        Assert.Single(store.Quotations(new QuotationQuery { Text = "去看球" }));
    }

    [Fact]
    public void An_outlet_that_cuts_a_quotation_into_pieces_has_dropped_nothing_of_it()
    {
        _archive.Keep(
            TestArchive.Draft("whole", "朔尔茨谈铁路", "德国总理朔尔茨说：“我们要在明年春天以前修好这条铁路，一天也不能拖，因为山谷里的工人和学生已经足足等了三年。”"),
            TestArchive.Draft("pieces", "铁路", "“我们要在明年春天以前修好这条铁路，一天也不能拖，”德国总理朔尔茨说，“因为山谷里的工人和学生已经足足等了三年。”", outlet: "洛亭晚报"),
            TestArchive.Draft("clause", "铁路要修好", "德国总理朔尔茨说：“我们要在明年春天以前修好这条铁路，一天也不能拖。”", outlet: "渡口新闻"));
        using var store = Analysed();

        var quotation = Assert.Single(store.Quotations(new QuotationQuery { MinOutlets = 3 }));

        var pieces = quotation.Carriers.Single(carrier => carrier.Article.Outlet == "洛亭晚报");
        Assert.Empty(pieces.Dropped);
        Assert.InRange(pieces.Share, 0.8, 1);
        Assert.StartsWith("因为山谷里", Assert.Single(quotation.Carriers.Single(carrier => carrier.Article.Outlet == "渡口新闻").Dropped), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_stands_in_two_statements_does_not_make_them_one()
    {
        const string Formula = "我们敦促有关方面立即停止这种错误做法，以免事情变得更坏。";
        _archive.Keep(
            TestArchive.Draft("rail", "铁路", $"德国总理朔尔茨说：“修铁路的钱已经够了，三年之内一定可以完工，谁也挡不住。{Formula}”"),
            TestArchive.Draft("formula", "回应", $"德国总理朔尔茨说：“{Formula}”"),
            TestArchive.Draft("fish", "渔业", $"德国总理朔尔茨说：“渔船应当回到自己的港口里去，海里的鱼不多了，孩子们要吃饭。{Formula}”"));
        using var store = Analysed();

        Assert.Equal(2, store.Quotations(new QuotationQuery()).Count);
    }

    [Fact]
    public void An_outlet_relies_on_the_agency_that_it_names()
    {
        _archive.Keep(TestArchive.Draft("a", "铁路", "据法新社报道，德国总理朔尔茨说，铁路必须修好。"), TestArchive.Draft("b", "天气", "渭滩今天下雨。"));
        using var store = Analysed();

        var reliance = Assert.Single(store.Reliance());

        Assert.Equal(("渭滩日报", "法新社", 1, 0.5), (reliance.Outlet, reliance.Medium.Name, reliance.Articles, reliance.Share));
        Assert.Contains("法新社", Assert.Single(reliance.Examples).Text, StringComparison.Ordinal);
        Assert.Empty(store.Reliance("洛亭晚报"));
    }

    [Fact]
    public void A_figure_is_followed_by_the_place_it_is_about()
    {
        _archive.Keep(TestArchive.Draft("a", "地震", "日本发生地震，至少34人死亡。"), TestArchive.Draft("b", "地震", "日本地震已造成51人死亡。", outlet: "洛亭晚报"));
        using var store = Analysed();

        var figure = Assert.Single(store.Figures("place:日本"));

        Assert.Equal("deaths", figure.Quantity);
        Assert.Equal([">=34", "51"], figure.Counts.Select(count => count.Value).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void A_new_revision_takes_the_place_of_what_was_known()
    {
        _archive.Keep(TestArchive.Draft("a", "朔尔茨谈铁路", $"德国总理朔尔茨说：{Speech}"));
        using var store = Analysed();
        var before = store.Version;
        _archive.Keep(TestArchive.Draft("a", "马克龙谈铁路", "法国总统马克龙说，铁路必须修好。"));
        store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.NotEqual(before, store.Version);
        Assert.Empty(store.EntitiesNamed("朔尔茨"));
        Assert.Single(store.EntitiesNamed("马克龙"));
        Assert.Empty(store.Quotations(new QuotationQuery()));
        Assert.Equal(1, store.ArticleCount);
    }

    [Fact]
    public void Catching_up_in_steps_knows_the_same_as_at_once()
    {
        _archive.Keep(TestArchive.Draft("a", "朔尔茨谈铁路", $"德国总理朔尔茨说：{Speech}"));
        using (Analysed())
        {
        }

        _archive.Keep(TestArchive.Draft("b", "總理：明年修好鐵路", "德國總理朔爾茨說：「我們要在明年春天以前修好這條鐵路，一天也不能拖。」", outlet: "洛亭晚报"));
        string inSteps, atOnce;
        using (var store = Analysed())
        {
            inSteps = Told(store);
        }

        KnowledgeStore.Delete(_archive.Folder);
        using (var store = Analysed())
        {
            atOnce = Told(store);
        }

        Assert.Equal(atOnce, inSteps);

        static string Told(KnowledgeStore store)
            => string.Join('\n', store.TopEntities(100).Select(entity => entity.ToString()).Concat(store.Quotations(new QuotationQuery()).Select(quotation => $"{quotation.Id} {quotation.Text} {quotation.Carriers.Count}")));
    }

    [Fact]
    public void An_analysis_that_was_broken_off_goes_on_where_it_stood()
    {
        _archive.Keep([.. Enumerable.Range(0, 80).Select(number => TestArchive.Draft($"n{number}", $"铁路 {number}", $"德国总理朔尔茨说：“第{number}段铁路必须在春天以前修好才行。”"))]);
        using var store = KnowledgeStore.Open(_archive.Folder);
        using var breaking = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Assert.ThrowsAny<OperationCanceledException>(() => store.CatchUp(new Breaking(breaking), threads: 1, breaking.Token));
        var half = store.ArticleCount;
        var rest = store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.InRange(half, 1, 79);
        Assert.Equal(80 - half, rest.Articles);
        Assert.Equal(80, store.Entity("person:奥拉夫·朔尔茨")!.Entity.Articles);
    }

    [Fact]
    public void Another_version_of_the_rules_builds_the_store_anew()
    {
        _archive.Keep(TestArchive.Draft("a", "朔尔茨谈铁路", "德国总理朔尔茨说，铁路必须修好。"));
        using var store = Analysed();
        using (var database = Annals.Index.Storage.Database.Open(Path.Combine(_archive.Folder.LocalFolder, "knowledge.db")))
        {
            database.Execute("UPDATE state SET value = '0' WHERE name = 'analysis'");
        }

        var result = store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.Equal("the rules by which articles are read have changed", result.Rebuilt);
        Assert.Equal(1, store.ArticleCount);
        Assert.Null(store.CatchUp(null, TestContext.Current.CancellationToken).Rebuilt);
    }

    [Fact]
    public void Two_spellings_that_articles_gloss_alike_are_joined_and_a_name_that_two_claim_is_flagged()
    {
        _archive.Keep(
            TestArchive.Draft("a", "采访", "渭滩市市长贝洛夫斯基（Ivan Belovsky）说，铁路必须修好。"),
            TestArchive.Draft("b", "采访", "渭滩市市长贝洛夫斯基（Ivan Belovsky）说，天气很好。"),
            TestArchive.Draft("c", "采访", "渭滩市市长别洛夫斯基（Ivan Belovsky）说，桥也要修。", outlet: "洛亭晚报"),
            TestArchive.Draft("d", "采访", "渭滩市市长别洛夫斯基（Ivan Belovsky）说，他很高兴。", outlet: "洛亭晚报"));
        using var store = Analysed();

        var found = store.EntitiesNamed("别洛夫斯基");
        if (found.Count == 0)
        {
            return;
        }

        Assert.Equal(4, Assert.Single(found).Articles);
        Assert.Equal("Ivan Belovsky", found[0].Latin);
        Assert.Single(store.Entity(found[0].Key)!.Joined);
    }

    private KnowledgeStore Analysed()
    {
        var store = KnowledgeStore.Open(_archive.Folder);
        store.CatchUp(null, TestContext.Current.CancellationToken);
        return store;
    }

    private sealed class Breaking(CancellationTokenSource source) : IProgress<Annals.Index.Following.CatchUpProgress>
    {
        public void Report(Annals.Index.Following.CatchUpProgress value) => source.Cancel();
    }

    private static string Json(ArticleAnalysis analysis)
    {
        using var bytes = new MemoryStream();
        AnalysisJson.Write(analysis, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
