using Annals.Index.Revisions;
using Annals.Index.Tests.Support;
using Annals.Language.Comparing;

namespace Annals.Index.Tests.Revisions;

public sealed class ChangeLogTests : IDisposable
{
    private readonly TestArchive _archive = new();

    [Fact]
    public void Each_change_is_compared_with_the_version_before_it()
    {
        _archive.Keep(TestArchive.Draft("bridge", "渭滩大桥通车", "大桥长1200米。"));
        _archive.Keep(TestArchive.Draft("bridge", "渭滩大桥通车", "大桥长1300米。"));
        _archive.Keep(TestArchive.Draft("bridge", "渭滩大桥推迟通车", "大桥长1300米。"));

        var changes = Read();

        Assert.Equal([(2, 3, ChangeClass.Headline), (1, 2, ChangeClass.Figure)], changes.Select(change => (change.Diff!.Before.Number, change.Diff!.After.Number, change.Diff!.Classes)));
        Assert.Equal("渭滩大桥通车", changes[0].Diff!.Before.Title);
    }

    [Fact]
    public void An_article_that_was_never_changed_is_not_listed()
    {
        _archive.Keep(TestArchive.Draft("bridge", "渭滩大桥通车", "大桥长1200米。"), TestArchive.Draft("road", "公路", "公路通了。"));

        Assert.Empty(Read());
    }

    [Fact]
    public void Only_the_outlet_asked_for_is_listed()
    {
        _archive.Keep(TestArchive.Draft("bridge", "一", "甲。"), TestArchive.Draft("road", "二", "乙。", "渭滩晚报"));
        _archive.Keep(TestArchive.Draft("bridge", "一", "丙。"), TestArchive.Draft("road", "二", "丁。", "渭滩晚报"));

        Assert.Equal("渭滩晚报", Assert.Single(ChangeLog.Read(_archive.Folder, "渭滩晚报", null, null, TestContext.Current.CancellationToken)).Outlet);
    }

    [Fact]
    public void Other_pictures_under_the_same_text_are_a_change_of_pictures()
    {
        var draft = TestArchive.Draft("bridge", "渭滩大桥通车", "大桥长1200米。");
        _archive.Keep(draft with { Body = draft.Body + "<img src=\"https://news.example/a.jpg\">", Fingerprint = "a" });
        _archive.Keep(draft with { Body = draft.Body + "<img src=\"https://news.example/b.jpg\">", Fingerprint = "b" });

        var change = Assert.Single(Read()).Diff!;

        Assert.Equal(ChangeClass.Pictures, change.Classes);
        Assert.Equal(["https://news.example/a.jpg"], change.PicturesRemoved);
        Assert.Equal(["https://news.example/b.jpg"], change.PicturesAdded);
    }

    public void Dispose() => _archive.Dispose();

    private List<LoggedChange> Read() => [.. ChangeLog.Read(_archive.Folder, null, null, null, TestContext.Current.CancellationToken)];
}
