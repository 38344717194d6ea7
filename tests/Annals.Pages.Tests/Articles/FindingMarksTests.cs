using System.Text.RegularExpressions;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;
using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Times;
using Annals.Pages.Articles;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Pages.Tests.Articles;

public class FindingMarksTests
{
    [Fact]
    public void A_name_leads_to_its_page_and_a_day_to_its_own()
    {
        var marked = Mark("<p>昨天，林远说桥已通车。</p>", "昨天，林远说桥已通车。", Named("林远", EntityType.Person), new TimeExpression(0, 2, "昨天", "2024-07-02", TimeGranularity.Day, TimeAnchor.Publication));

        Assert.Contains("<a class=\"named person\" title=\"林远 · person\" id=\"e0\" href=\"/who/person%3A%E6%9E%97%E8%BF%9C\">林远</a>", marked);
        Assert.Contains("id=\"t0\" href=\"/day/2024-07-02\">昨天</a>", marked);
        Assert.Contains("2 July 2024 · counted from the day of publication", marked);
    }

    [Fact]
    public void A_name_within_a_link_is_no_link_of_its_own()
        => Assert.Contains(
            "<a href=\"https://x.example\">见<span class=\"named person\" title=\"林远 · person\" id=\"e0\">林远</span>文</a>",
            Mark("<p><a href=\"https://x.example\">见林远文</a></p>", "见林远文", Named("林远", EntityType.Person)));

    [Fact]
    public void What_was_left_out_of_the_text_moves_no_mark()
        => Assert.Equal(
            "<p>广告</p><p><a class=\"named place\" title=\"云津 · place\" id=\"e0\" href=\"/who/place%3A%E4%BA%91%E6%B4%A5\">云津</a>大桥通车。</p>",
            Mark("<p>广告</p><p>云津大桥通车。</p>", "标题\n更新于 3 分钟前\n云津大桥通车。", Named("云津", EntityType.Place)));

    [Fact]
    public void A_line_of_which_only_a_part_is_shown_keeps_its_marks()
        => Assert.Contains("云津</a>大桥今晨六时通车", Mark("<p>云津大桥今晨六时通车</p>", "发布：9:00 云津大桥今晨六时通车", Named("云津", EntityType.Place)));

    [Fact]
    public void What_is_said_holds_the_names_in_it()
    {
        const string Text = "林远说：“云津很美。”";
        var analysis = Analysis(Text, [Named("云津", EntityType.Place)(Text)], [], [new Attribution("林远", null, null, [], "说", SpeechKind.Quote, 0, 4, 4, 11)]);

        var marked = FindingMarks.In(Html.RawSanitised($"<p>{Text}</p>"), Findings(analysis), Samples.Context(UiLanguage.English));

        Assert.Equal(
            "<p><span class=\"cue\">林远说：</span><span class=\"said\" title=\"林远 (quoted)\" id=\"q0\">“<a class=\"named place\" title=\"云津 · place\" id=\"e0\" href=\"/who/place%3A%E4%BA%91%E6%B4%A5\">云津</a>很美。”</span></p>",
            marked.Markup.ToString());
        Assert.Superset(new HashSet<string> { "q0", "e0" }, marked.Anchors.ToHashSet());
    }

    [Fact]
    public void The_place_somebody_came_for_is_marked_once()
        => Assert.Equal(
            "<p>甲。</p><p><mark class=\"here\" id=\"here\"><b>乙</b>丙</mark>丁</p>",
            FindingMarks.Here(Html.RawSanitised("<p>甲。</p><p><b>乙</b>丙丁</p>"), new ShownPassage("题\n甲。\n乙丙丁", 5, 7)).ToString());

    [Fact]
    public void A_headline_has_its_names_marked()
        => Assert.Equal(
            "今晨<a class=\"named place\" title=\"云津 · place\" href=\"/who/place%3A%E4%BA%91%E6%B4%A5\">云津</a>&lt;通车&gt;",
            FindingMarks.InTitle("今晨云津<通车>", Findings(Analysis("今晨云津<通车>\n文", [Named("云津", EntityType.Place)("今晨云津<通车>\n文")], [], [])), Samples.Context(UiLanguage.English)).ToString());

    [Fact]
    public void Any_spans_in_any_sanitised_fragment_leave_the_text_as_it_is_and_close_what_they_open()
    {
        var parts = Gen.Elements("<p>", "</p>", "<b>", "</b>", "<a href='https://x.example'>", "</a>", "<i>", "</i>", "<br>", "<li>", "<td>", "<table>", "One. ", "Two", "三。", "! ", "&amp;", "<blockquote>").ListOf();
        var spans = Gen.Choose(0, 40).Two().ListOf();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(parts.ToArbitrary(), spans.ToArbitrary(), (list, pairs) =>
        {
            var safe = HtmlSanitizer.Sanitize(string.Concat(list), null, SanitizerOptions.Default);
            var text = HtmlText.ToPlainText(safe);
            var within = pairs.Select(pair => (Start: Math.Min(pair.Item1, pair.Item2), End: Math.Max(pair.Item1, pair.Item2))).Where(pair => pair.End > pair.Start && pair.End <= text.Length).ToList();
            var analysis = new ArticleAnalysis(
                text,
                [.. within.Take(3).Select(pair => new Entity(text[pair.Start..pair.End], EntityType.Person, false, null, [new Mention(pair.Start, pair.End, text[pair.Start..pair.End])], [], []))],
                [],
                [],
                [.. within.Skip(3).Take(4).Select(pair => new Attribution(null, "x", null, [], null, SpeechKind.Quote, pair.Start, pair.End, pair.Start, pair.End))],
                [.. within.Skip(7).Take(3).Select(pair => new Claim("count", "3", null, "", null, pair.Start, pair.End))]);

            var marked = FindingMarks.In(Html.RawSanitised(safe), Findings(analysis), Samples.Context(UiLanguage.Chinese)).Markup.ToString();

            Assert.Equal(text, HtmlText.ToPlainText(marked));
            Assert.Equal(safe, WithoutMarks(marked));
        }));
    }

    // Each tag closes the one opened last: what is left when ours are taken out is what was there before.
    private static string WithoutMarks(string marked)
    {
        var open = new Stack<bool>();
        return Regex.Replace(marked, "<(/?)([a-z0-9]+)([^>]*)>", tag =>
        {
            if (tag.Groups[2].Value is "br" or "img")
            {
                return tag.Value;
            }

            var isOurs = tag.Groups[1].Value.Length > 0 ? open.Pop() : Regex.IsMatch(tag.Groups[3].Value, "^ class=\"(named|cue|said|figured|when|doubt)");
            if (tag.Groups[1].Value.Length == 0)
            {
                open.Push(isOurs);
            }

            return isOurs ? "" : tag.Value;
        });
    }

    private static string Mark(string html, string text, Func<string, Entity> entity, params TimeExpression[] times)
        => FindingMarks.In(Html.RawSanitised(html), Findings(Analysis(text, [entity(text)], times, [])), Samples.Context(UiLanguage.English)).Markup.ToString();

    private static ArticleFindings Findings(ArticleAnalysis analysis) => new(analysis) { KeyOf = static entity => (entity.Type == EntityType.Person ? "person:" : "place:") + entity.Name, HasDay = static _ => true };

    private static ArticleAnalysis Analysis(string text, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> attributions) => new(text, entities, times, [], attributions, []);

    private static Func<string, Entity> Named(string name, EntityType type)
        => text => new Entity(name, type, true, null, [new Mention(text.IndexOf(name, StringComparison.Ordinal), text.IndexOf(name, StringComparison.Ordinal) + name.Length, name)], [], []);
}
