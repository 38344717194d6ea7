using Annals.Language.Names;

namespace Annals.Language.Tests.Names;

public class AuthorityFileTests
{
    [Fact]
    public void A_line_is_an_entity_with_its_names()
    {
        var entry = Assert.Single(AuthorityFile.Parse("[person]\n特朗普 川普 = Donald Trump; Trump  # 45").Entries);
        Assert.Equal(("person", "特朗普"), (entry.Kind, entry.Name));
        Assert.Equal(["特朗普", "川普"], entry.Names);
        Assert.Equal(["Donald Trump", "Trump"], entry.Latin);
    }

    [Fact]
    public void What_is_no_line_is_told()
    {
        var file = AuthorityFile.Parse("川普\n[animal]\n[place]\n北京");
        Assert.Equal(2, file.Problems.Count);
        Assert.Equal("北京", Assert.Single(file.Entries).Name);
    }

    [Fact]
    public void The_file_that_comes_along_has_no_problems() => Assert.Empty(AuthorityFile.BuiltIn.Problems);
}
