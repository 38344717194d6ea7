using Annals.Index.Queries;
using Annals.Index.Searching;
using Annals.Index.Segments;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Queries;

public sealed class QueryParserTests
{
    [Fact]
    public void Words_must_all_be_met()
        => Assert.Equal([["大桥"], ["通车"]], Clauses("大桥 通车"));

    [Theory]
    [InlineData("\"Weitan Bridge\" toll")]
    [InlineData("“Weitan Bridge” toll")]
    [InlineData("「Weitan Bridge」　toll")]
    public void A_quoted_phrase_stays_together(string text) => Assert.Equal([["Weitan Bridge"], ["toll"]], Clauses(text));

    [Fact]
    public void OR_joins_its_two_neighbours_only()
        => Assert.Equal([["大桥", "隧道"], ["通车"]], Clauses("大桥 OR 隧道 通车"));

    [Fact]
    public void A_sign_before_a_word_excludes_it()
    {
        var query = QueryParser.Parse("大桥 -隧道 -\"toll road\"");
        Assert.Equal([new Phrase("隧道"), new Phrase("toll road", IsQuoted: true)], query.Excluded);
        Assert.Single(query.Clauses);
    }

    [Fact]
    public void A_hyphen_inside_a_word_excludes_nothing() => Assert.Empty(QueryParser.Parse("anti-toll").Excluded);

    [Fact]
    public void Restrictions_are_taken_out_of_the_words()
    {
        var query = QueryParser.Parse("大桥 outlet:渭滩 from:2024-05 to：2024-05-03 lang:zh sort:oldest");
        Assert.Equal(["渭滩"], query.Outlets);
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal("zh", query.Language);
        Assert.Equal(SearchSort.Oldest, query.Sort);
        Assert.Single(query.Clauses);
    }

    [Theory]
    [InlineData("to:2024", 2025, 1, 1)]
    [InlineData("to:2024-05", 2024, 6, 1)]
    [InlineData("to:2024/5/3", 2024, 5, 4)]
    [InlineData("to:20240503", 2024, 5, 4)]
    public void The_end_includes_what_it_names(string text, int year, int month, int day)
        => Assert.Equal(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero), QueryParser.Parse(text).To);

    [Theory]
    [InlineData("from:yesterday")]
    [InlineData("to:2024-13")]
    [InlineData("from:")]
    [InlineData("sort:random")]
    [InlineData("has:wings")]
    [InlineData("-from:2024")]
    [InlineData("tag:")]
    public void What_is_not_understood_is_said(string text)
    {
        var query = QueryParser.Parse(text);
        Assert.Single(query.Remarks);
        Assert.True(query.IsEmpty);
    }

    [Theory]
    [InlineData("=\"New York\"", "New York")]
    [InlineData("＝習近平", "習近平")]
    [InlineData("exact:習近平", "習近平")]
    [InlineData("exact:「習近平」", "習近平")]
    public void What_stands_behind_an_equals_sign_is_meant_as_it_is_written(string text, string phrase)
    {
        var read = QueryParser.Parse(text).Clauses.Single().Alternatives.Single();
        Assert.Equal((phrase, true), (read.Text, read.IsExact));
    }

    [Fact]
    public void An_equals_sign_inside_a_word_means_nothing() => Assert.False(QueryParser.Parse("a=b").Clauses.Single().Alternatives.Single().IsExact);

    [Fact]
    public void What_an_article_must_have_may_be_turned_around()
    {
        var query = QueryParser.Parse("tag:气候 -tag:\"sea level\" has:revision -has:picture -outlet:渭滩");
        Assert.Equal(["气候"], query.Tags);
        Assert.Equal(["sea level"], query.ExcludedTags);
        Assert.Equal((DocumentTraits.Revised, DocumentTraits.Picture), (query.Traits, query.ExcludedTraits));
        Assert.Equal(["渭滩"], query.ExcludedOutlets);
        Assert.Empty(query.Outlets);
    }

    [Fact]
    public void An_unknown_key_is_a_word() => Assert.Equal([["update:大桥"]], Clauses("update:大桥"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("，。！\"")]
    [InlineData("OR OR")]
    [InlineData("- -- \"\"")]
    public void Nonsense_looks_for_nothing(string text) => Assert.True(QueryParser.Parse(text).IsEmpty);

    [Fact]
    public void A_query_of_ten_thousand_characters_is_cut_and_says_so()
        => Assert.NotEmpty(QueryParser.Parse(string.Concat(Enumerable.Repeat("大桥 ", 4000))).Remarks);

    [Fact]
    public void No_text_makes_it_throw()
        => Prop.ForAll<string?>(text => QueryParser.Parse(text ?? "").Clauses.All(clause => clause.Alternatives.Count > 0)).QuickCheckThrowOnFailure();

    private static List<IReadOnlyList<string>> Clauses(string text) => [.. QueryParser.Parse(text).Clauses.Select(clause => (IReadOnlyList<string>)[.. clause.Alternatives.Select(phrase => phrase.Text)])];
}
