using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Tests.Support;
using Annals.Language.Entities;

namespace Annals.Index.Tests.Knowledge;

public sealed class NameDecisionsTests : IDisposable
{
    private static readonly DateOnly Today = new(2024, 5, 3);

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void A_merge_is_a_line_in_the_archive_and_only_articles_with_these_names_are_read_again()
    {
        _archive.Keep(
            TestArchive.Draft("a", "采访", "德国总理朔尔茨说，铁路必须修好。"),
            TestArchive.Draft("b", "采訪", "德國總理蕭茲說，鐵路必須修好。蕭茲大叔也這樣說。", outlet: "洛亭晚报"),
            TestArchive.Draft("c", "天气", "渭滩今天下雨。"));
        using var store = Analysed();
        var name = store.EntitiesNamed("朔尔茨").Single();

        new NameDecisions(_archive.Folder, Today).Merge(name, "蕭茲大叔", EntityType.Person);
        var again = store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.InRange(again.Articles, 1, 2);
        Assert.Null(again.Rebuilt);
        Assert.Contains(store.Entity(name.Key)!.Forms, form => form.Text == "蕭茲大叔");
        var file = File.ReadAllText(OwnNames.PathIn(_archive.Folder));
        Assert.Contains("# 2024-05-03: 蕭茲大叔 is", file, StringComparison.Ordinal);
        Assert.Contains("[person]", file, StringComparison.Ordinal);
        Assert.Equal(0, store.CatchUp(null, TestContext.Current.CancellationToken).Articles);
    }

    [Fact]
    public void A_split_takes_a_form_away_and_keeps_the_line_before_as_a_comment()
    {
        _archive.Keep(TestArchive.Draft("a", "采访", "德国总理朔尔茨说，铁路必须修好。"), TestArchive.Draft("b", "采訪", "德國總理蕭茲說，鐵路必須修好。", outlet: "洛亭晚报"));
        using var store = Analysed();
        var name = store.EntitiesNamed("朔尔茨").Single();
        var decisions = new NameDecisions(_archive.Folder, Today);
        decisions.Merge(name, "蕭茲", EntityType.Person);
        store.CatchUp(null, TestContext.Current.CancellationToken);
        Assert.Equal(2, store.Entity(name.Key)!.Entity.Articles);

        decisions.Split(store.Entity(name.Key)!.Entity, "蕭茲");
        store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.Equal(1, store.Entity(name.Key)!.Entity.Articles);
        Assert.Equal(1, store.EntitiesNamed("蕭茲").Single(entity => entity.Key != name.Key).Articles);
        Assert.Contains("# until 2024-05-03:", File.ReadAllText(OwnNames.PathIn(_archive.Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_edited_by_hand_counts_the_same_and_taking_it_back_undoes_it()
    {
        _archive.Keep(TestArchive.Draft("a", "采访", "渭滩市的铁皮大王说，铁路必须修好。"));
        using var store = Analysed();
        File.WriteAllText(OwnNames.PathIn(_archive.Folder), "[person]\n王大铁 铁皮大王 = Wang Datie\n");
        store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.Equal("person:王大铁", Assert.Single(store.EntitiesNamed("鐵皮大王")).Key);

        File.Delete(OwnNames.PathIn(_archive.Folder));
        store.CatchUp(null, TestContext.Current.CancellationToken);

        Assert.Null(store.Entity("person:王大铁"));
    }

    [Fact]
    public void A_name_that_the_file_could_not_hold_is_refused()
    {
        _archive.Keep(TestArchive.Draft("a", "采访", "德国总理朔尔茨说，铁路必须修好。"));
        using var store = Analysed();
        var name = store.EntitiesNamed("朔尔茨").Single();

        Assert.Throws<ArchiveException>(() => new NameDecisions(_archive.Folder, Today).Merge(name, "甲\n[person]", EntityType.Person));
        Assert.False(File.Exists(OwnNames.PathIn(_archive.Folder)));
    }

    private KnowledgeStore Analysed()
    {
        var store = KnowledgeStore.Open(_archive.Folder);
        store.CatchUp(null, TestContext.Current.CancellationToken);
        return store;
    }
}
