using System.Text.Json;
using Annals.Archive;
using Annals.Pages.Articles;
using Annals.Pages.Citing;

namespace Annals.Pages.Tests.Citing;

public class CitationTests
{
    [Fact]
    public void A_citation_says_where_it_is_from_where_it_is_kept_and_how_to_check_it()
        => Assert.Equal(
            $"“望川大桥今晨通车。”\n望川大桥今晨通车。: 望川大桥今晨通车。. 望川大桥今晨通车。, 2024-07-03 10:30 UTC.\nhttps://outlet.example/bridge?a=1&b=2\nArchived 2024-07-03 12:30 UTC as revision 2: /a/x@2\nSHA-256 of the file: {new string('0', 64)}\n",
            CitationText.Of(Samples.Citation("望川大桥今晨通车。")));

    [Theory]
    [InlineData("50% & #1 of $5_000", @"50\% \& \#1 of \$5\_000")]
    [InlineData("a{b}c\\d~e^f", @"a\textbraceleft{}b\textbraceright{}c\textbackslash{}d\textasciitilde{}e\textasciicircum{}f")]
    [InlineData("贺知行 and 《日报》", "贺知行 and 《日报》")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("}, evil = {x", @"\textbraceright{}, evil = \textbraceleft{}x")]
    public void BibTeX_takes_nothing_in_a_name_for_its_own(string name, string escaped)
    {
        var entry = BibTex.Of(Samples.Citation(name));

        Assert.Contains($"  author = {{{{{escaped}}}}},\n", entry);
        Assert.Equal(entry.Count(character => character == '{'), entry.Count(character => character == '}'));
        Assert.Contains("  url = {https://outlet.example/bridge?a=1&b=2},\n", entry);
        Assert.Contains("  date = {2024-07-03},\n", entry);
    }

    [Theory]
    [InlineData("望川大桥今晨通车")]
    [InlineData(Samples.Hostile)]
    public void CSL_JSON_is_a_newspaper_article_with_its_dates(string text)
    {
        var citation = Samples.Citation(text);

        using var json = JsonDocument.Parse(CslJson.Of(citation));

        var item = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("article-newspaper", item.GetProperty("type").GetString());
        Assert.Equal(citation.Key, item.GetProperty("id").GetString());
        Assert.Equal([2024, 7, 3], item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal([2024, 7, 3], item.GetProperty("accessed").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal(CitationText.Line(text), item.GetProperty("author")[0].GetProperty("literal").GetString());
        Assert.Equal(("Annals", "/a/x@2"), (item.GetProperty("archive").GetString(), item.GetProperty("archive_location").GetString()));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var citation = Samples.Citation("x") with { Author = null, PublishedAt = null, Language = null, Quotation = "" };

        Assert.DoesNotContain("author", BibTex.Of(citation) + CslJson.Of(citation));
        Assert.DoesNotContain("issued", CslJson.Of(citation));
        Assert.DoesNotContain("  date", BibTex.Of(citation));
        Assert.StartsWith("x. x.\n", CitationText.Of(citation));
    }

    [Theory]
    [InlineData("v2g5cfanmm4w", null, null)]
    [InlineData("v2g5cfanmm4w@3", 3, null)]
    [InlineData("v2g5cfanmm4w@3#s12", 3, 12)]
    [InlineData("v2g5cfanmm4w#s12", null, 12)]
    [InlineData("http://localhost:8427/a/v2g5cfanmm4w@3#s12", 3, 12)]
    public void Permanent_addresses_are_read_in_all_their_forms(string text, int? revision, int? sentence)
    {
        _ = ArticleId.TryParse("v2g5cfanmm4w", out var id);
        Assert.Equal((id, revision, sentence), PermanentAddress.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v2g5cfanmm4")]
    [InlineData("v2g5cfanmm4w@0")]
    [InlineData("v2g5cfanmm4w@x")]
    [InlineData("v2g5cfanmm4w@1#s0")]
    [InlineData("v2g5cfanmm4w@1#12")]
    [InlineData("https://outlet.example/a/bridge")]
    public void Other_texts_are_no_permanent_address(string text) => Assert.Null(PermanentAddress.Parse(text));
}
