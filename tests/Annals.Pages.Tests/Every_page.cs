using System.Text.RegularExpressions;
using Annals.Pages.Style;
using Annals.Pages.Words;

namespace Annals.Pages.Tests;

public class Every_page
{
    public static TheoryData<string, UiLanguage> Pages => [.. Samples.HostilePages().SelectMany(page => new[] { (page.Name, UiLanguage.Chinese), (page.Name, UiLanguage.English) })];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Shows_hostile_text_as_text(string name, UiLanguage language)
    {
        var page = Render(name, language);

        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("onload=\"x", page);
        Assert.DoesNotContain("href=\"javascript", page);
        Assert.DoesNotContain("\u202E", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Closes_every_element_it_opens(string name, UiLanguage language)
        => Assert.Empty(Unclosed(Render(name, language)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Has_one_main_part_one_first_heading_and_a_language(string name, UiLanguage language)
    {
        var page = Render(name, language);

        Assert.Single(Regex.Matches(page, "<main id=\"main\">"));
        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.Contains($"<html lang=\"{Vocabulary.For(language).Tag}\">", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Loads_nothing_from_elsewhere(string name, UiLanguage language)
        => Assert.DoesNotMatch("(src|action)=\"(https?:)?//|<script|style=\"|@import|<link[^>]+href=\"h", Render(name, language));

    [Fact]
    public void The_style_sheet_loads_nothing()
    {
        var css = System.Text.Encoding.UTF8.GetString(StyleSheet.Css.Span);

        Assert.DoesNotContain("url(", css);
        Assert.DoesNotContain("@import", css);
        Assert.DoesNotContain("url(", System.Text.Encoding.UTF8.GetString(StyleSheet.FindingsCss.Span));
        Assert.True(StyleSheet.Css.Length < 44 * 1024, "the style sheet has grown beyond what a page should carry");
    }

    private static string Render(string name, UiLanguage language)
        => Samples.HostilePages().First(page => page.Name == name).Render(Samples.Context(language));

    private static List<string> Unclosed(string page)
    {
        string[] voids = ["meta", "link", "img", "input", "br"];
        var open = new List<string>();
        foreach (Match tag in Regex.Matches(page, "<(/?)([a-z][a-z0-9]*)[^>]*>"))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Value.Length == 0 && !voids.Contains(name))
            {
                open.Add(name);
            }
            else if (tag.Groups[1].Value.Length > 0)
            {
                Assert.Equal(open[^1], name);
                open.RemoveAt(open.Count - 1);
            }
        }

        return open;
    }
}
