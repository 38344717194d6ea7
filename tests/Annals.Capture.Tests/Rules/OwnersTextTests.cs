using Annals.Capture.Rules;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Rules;

public sealed class OwnersTextTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Theory]
    [InlineData("annals.key")]
    [InlineData("annals.json")]
    [InlineData("subscriptions.opml")]
    [InlineData("rules/../annals.key.rules")]
    [InlineData("rules/a/b.rules")]
    [InlineData("rules/.rules")]
    [InlineData("rules/a b.rules")]
    [InlineData("../filters.txt")]
    [InlineData("/etc/filters.txt")]
    [InlineData("")]
    public void No_other_file_can_be_named(string name) => Assert.Null(OwnersText.Named(_at.Folder, name));

    [Fact]
    public void Filters_and_names_are_offered_before_anybody_wrote_them()
        => Assert.Equal(["filters.txt", "variants.txt"], OwnersText.In(_at.Folder).Select(text => text.Name));

    [Fact]
    public void What_is_saved_is_what_was_written()
    {
        var text = Named("rules/www.harbour.example.rules");

        Assert.True(text.Save("host: www.harbour.example\ndrop: .promo", OwnersText.MarkOf("")));

        Assert.Equal("host: www.harbour.example\ndrop: .promo\n", text.Read());
        Assert.Contains(OwnersText.In(_at.Folder), known => known.Name == text.Name);
    }

    [Fact]
    public void Who_edited_an_older_text_does_not_overwrite_the_newer()
    {
        var text = Named("filters.txt");
        text.Save("skip title~\"a\"", OwnersText.MarkOf(""));

        Assert.False(text.Save("skip title~\"b\"", OwnersText.MarkOf("")));
        Assert.Equal("skip title~\"a\"\n", text.Read());
    }

    [Fact]
    public void An_empty_text_takes_the_file_away()
    {
        var text = Named("filters.txt");
        text.Save("skip title~\"a\"", OwnersText.MarkOf(""));

        Assert.True(text.Save(" \n", OwnersText.MarkOf(text.Read())));
        Assert.False(text.Exists);
    }

    [Theory]
    [InlineData("filters.txt", "keep all\nskip titel~x", 2)]
    [InlineData("variants.txt", "川普 特朗普\n一", 2)]
    [InlineData("rules/a.example.rules", "host: a.example\ndrop: ((", 2)]
    [InlineData("rules/a.example.rules", "drop: .x", 1)]
    public void What_cannot_be_understood_is_said_with_its_line_and_never_saved(string name, string content, int line)
    {
        var text = Named(name);

        Assert.Equal(line, Assert.Single(text.Check(content)).Line);
        Assert.Throws<ArgumentException>(() => text.Save(content, OwnersText.MarkOf("")));
        Assert.False(text.Exists);
    }

    private OwnersText Named(string name) => OwnersText.Named(_at.Folder, name) ?? throw new InvalidOperationException(name);
}
