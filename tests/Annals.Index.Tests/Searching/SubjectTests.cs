using Annals.Index.Searching;
using Annals.Index.Tests.Support;

namespace Annals.Index.Tests.Searching;

public sealed class SubjectTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Who_an_article_is_about_is_asked_of_whoever_knows()
    {
        using var index = Filled();

        Assert.Equal(["港口开工", "港口通车"], Titles(index, "who:林立"));
        Assert.Equal(["港口通车"], Titles(index, "entity:林立 event:opening"));
        Assert.Equal(["港口涨价"], Titles(index, "港口 -who:林立"));
    }

    [Fact]
    public void All_articles_of_a_subject_are_found_without_a_limit()
    {
        using var index = Filled();

        Assert.Equal(2, index.Matching("who:林立", out var remarks).Count);
        Assert.Empty(remarks);
    }

    [Fact]
    public void A_subject_that_nobody_knows_finds_nothing_and_is_said()
    {
        using var index = Filled();

        var answer = index.Search(new SearchQuery { Text = "港口 story:none" });

        Assert.Equal(0, answer.Total);
        Assert.Contains("story:none", answer.Message);
        Assert.Empty(index.Matching("story:none", out var remarks));
        Assert.Single(remarks);
    }

    [Fact]
    public void Without_anybody_to_ask_a_subject_finds_nothing()
    {
        using var index = Filled();
        index.Subjects = null;

        Assert.Empty(index.Matching("who:林立", out var remarks));
        Assert.Single(remarks);
    }

    private ArchiveIndex Filled()
    {
        _archive.Keep(TestArchive.Draft("1", "港口通车", "林立到场。"), TestArchive.Draft("2", "港口开工", "林立讲话。"), TestArchive.Draft("3", "港口涨价", "没有人到场。"));
        var index = _archive.Index();
        index.Subjects = static subject => subject switch
        {
            { Key: "who", Name: "林立" } => [TestArchive.IdOf("1"), TestArchive.IdOf("2")],
            { Key: "event", Name: "opening" } => [TestArchive.IdOf("1")],
            _ => null,
        };
        return index;
    }

    private static List<string> Titles(ArchiveIndex index, string text)
        => [.. index.Search(new SearchQuery { Text = text }).Hits.Select(hit => hit.Article.Title).Order(StringComparer.Ordinal)];
}
