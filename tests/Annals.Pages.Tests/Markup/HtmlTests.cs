using Annals.Pages.Markup;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Pages.Tests.Markup;

public class HtmlTests
{
    private const string Hostile = "</b><script>alert(1)</script>\" onmouseover='x' &amp; \u202Eevil";

    [Fact]
    public void No_string_in_a_hole_opens_or_closes_a_tag()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Strings, text =>
        {
            var markup = Html.Of($"<p>{text}</p>").ToString();
            return markup.IndexOf('<', 1) == markup.Length - 4 && markup.IndexOf('>', 3) == markup.Length - 1;
        }));

    [Fact]
    public void No_string_in_a_hole_leaves_its_attribute()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Strings, text =>
        {
            var markup = Html.Of($"<p title=\"{text}\">").ToString();
            return markup.Count(character => character == '"') == 2 && !markup[4..^1].Contains('<') && !markup.Contains('\'');
        }));

    [Fact]
    public void No_string_in_a_hole_puts_an_unseen_character_on_the_page()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Strings, text =>
            Html.Text(text).ToString().All(character => (character >= ' ' || character is '\t' or '\n' or '\r') && character is not ((>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))));

    [Fact]
    public void Text_without_syntax_stays_as_it_is()
        => Assert.Equal("望川大桥 𠮷 café — “ok”", Html.Text("望川大桥 𠮷 café — “ok”").ToString());

    [Fact]
    public void A_right_to_left_override_is_shown_by_its_number()
        => Assert.Equal("invoice[U+202E]gpj.exe", Html.Text("invoice\u202Egpj.exe").ToString());

    [Fact]
    public void A_control_character_is_shown_as_its_picture()
        => Assert.Equal("a␈b", Html.Text("a\bb").ToString());

    [Fact]
    public void Half_a_character_becomes_a_replacement_character()
        => Assert.Equal("a\uFFFDb", Html.Text("a\uD800b").ToString());

    [Fact]
    public void Sanitised_markup_keeps_its_tags_and_shows_what_turns_text_around()
        => Assert.Equal("<p>a[U+202E]b</p>", Html.RawSanitised("<p>a\u202Eb</p>").ToString());

    [Fact]
    public void Markup_in_a_hole_is_not_encoded_again()
        => Assert.Equal("<p><b>a&amp;b</b></p>", Html.Of($"<p>{Html.Of($"<b>{"a&b"}</b>")}</p>").ToString());

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("urn:isbn:1")]
    public void An_address_that_runs_code_or_leads_astray_becomes_no_link(string address)
        => Assert.Equal("<a href=\"#\">", Html.Of($"<a href=\"{address}\">").ToString());

    [Theory]
    [InlineData("https://outlet.example/a?b=1#c")]
    [InlineData("/a/0123456789ab")]
    [InlineData("/search?q=a:b")]
    [InlineData("?page=2")]
    public void An_address_of_the_web_or_of_this_site_stays(string address)
        => Assert.Equal($"<a href=\"{address}\">", Html.Of($"<a href=\"{address}\">").ToString());

    [Fact]
    public void A_hostile_string_stays_text_in_every_place()
    {
        var markup = Html.Of($"<p title=\"{Hostile}\">{Hostile}</p>").ToString();

        Assert.DoesNotContain("<script", markup);
        Assert.DoesNotContain("\u202E", markup);
    }

    // Every fourth string is made mostly of the characters that matter.
    private static Arbitrary<string> Strings { get; } = Arb.From(Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
        (1, Gen.Elements("<>\"'&/= \u202E\u2066\u0000\u0008\u0085\uD800\uDC00\uFEFFab漢".ToCharArray()).ArrayOf().Select(characters => new string(characters)))));
}
