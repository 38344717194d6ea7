using Annals.Language.Analysis;
using Annals.Language.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Analysis;

/// <summary>Whatever a feed holds: no exception, and nothing is told that is not in the text or in the authority file.</summary>
public class Any_text_is_analysed
{
    private static readonly Analyst Analyst = new();

    // Pieces of news, and of what ends up in feeds beside it.
    private static readonly string[] Pieces =
    [
        "习近平", "普京", "弗拉基米尔·普京", "總統", "总统", "王小明", "布林肯", "（Antony Blinken）", "(Tokayev)", "外交部发言人", "路透社", "据", "报道", "表示", "说", "称", "：", "，", "。", "！", "？", "、", "\n", " ",
        "“", "”", "「", "」", "『", "』", "\"", "'", "《", "》", "（", "）", "(", ")", "【", "】", "·", "—", "-", "…", "9月15日", "周四", "今年二月", "去年", "10年前", "下周", "至", "3点", "2022年", "1100115", "第24次", "首次", "至少", "9人", "死亡", "1,234", "5000多",
        "会晤", "访问", "峰会", "北京", "俄罗斯", "中俄", "习普", "在", "对", "将", "没有", "他", "她", "其", "该公司", "火箭", "休士顿火箭", "某", "吕某", "驻", "大使馆", "市", "省", "军事演习", "社", "公司", "大学",
        "President Biden", "said on Tuesday", "Sept. 15, 2022", "Путин заявил", "قال الرئيس", "安倍晋三首相は", "문재인 대통령", "😀", "👨‍👩‍👧", "\ud83d", "\ude00", "\u200f", "\u202e", "\u0000", "\ufeff", "e\u0301", "Å", "ⅷ", "①", "９", "〇", "廿", "99999999999999999999",
        "中中中中", "一一一一", "年年年", "说说说", "https://example.org/?a=2020-01-02", "&amp;", "<p>", "{}", "國", "發", "\t", "\r\n", "　",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Elements(Pieces), Gen.Elements(Pieces), Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<char>().Select(one => one.ToString()))
        .ListOf().Select(pieces => string.Concat(pieces));

    private static readonly Gen<DateOnly> Days = Gen.Elements(new DateOnly(2022, 9, 15), new DateOnly(1970, 1, 1), new DateOnly(2024, 2, 29), DateOnly.MinValue, DateOnly.MaxValue);

    [Fact]
    public void Every_span_lies_in_the_text_and_nothing_is_claimed_that_is_not_in_it()
        => Prop.ForAll(Arb.From(Texts), Arb.From(Days), (text, day) => Check(text, day)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_same_text_gives_the_same_bytes()
        => Prop.ForAll(Arb.From(Texts), text => Json(Analyst.Read(text, new DateOnly(2022, 9, 15))).SequenceEqual(Json(new Analyst().Read(text, new DateOnly(2022, 9, 15))))).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("“")]
    [InlineData("）（")]
    [InlineData("\ud83d")]
    [InlineData("某")]
    [InlineData("说")]
    [InlineData("据")]
    [InlineData("普京")]
    [InlineData("一")]
    public void The_shortest_texts_are_analysed(string text) => Check(text, new DateOnly(2022, 9, 15));

    [Theory]
    [InlineData("中")]
    [InlineData("一")]
    [InlineData("9")]
    [InlineData("“")]
    [InlineData("\"")]
    [InlineData("说")]
    [InlineData("普京（")]
    [InlineData("\ud83d")]
    [InlineData("中国-俄罗斯-")]
    [InlineData("《9月")]
    [InlineData("2020年")]
    public void A_piece_over_and_over_is_analysed(string piece) => Check(string.Concat(Enumerable.Repeat(piece, 5_000)), new DateOnly(2022, 9, 15));

    private static bool Check(string text, DateOnly day)
    {
        var analysis = Analyst.Read(text, day);
        Assert.Equal(text, analysis.Text);
        var names = analysis.Entities.Select(entity => entity.Name).ToHashSet();
        foreach (var entity in analysis.Entities)
        {
            Assert.NotEmpty(entity.Mentions);
            Assert.True(entity.IsKnown || text.Contains(entity.Name, StringComparison.Ordinal), entity.Name);
            Assert.All(entity.Mentions, mention => Stands(text, mention.Start, mention.End, mention.Text));
            Assert.All(entity.Roles, role => Stands(text, role.Start, role.End, role.Text));
            Assert.All(entity.Glosses, gloss => Stands(text, gloss.Start, gloss.End, gloss.Text));
        }

        Assert.All(analysis.Times, time => Stands(text, time.Start, time.End, time.Text));
        Assert.Equal(analysis.Times.OrderBy(time => time.Start), analysis.Times);
        foreach (var one in analysis.Attributions)
        {
            Inside(text, one.Start, one.End);
            Inside(text, one.CueStart, one.CueEnd);
            Assert.True(one.Speaker is null || names.Contains(one.Speaker), one.Speaker);
            Assert.True(one.SpeakerText is null || text.Contains(one.SpeakerText, StringComparison.Ordinal), one.SpeakerText);
            Assert.True(one.Role is null || text.Contains(one.Role, StringComparison.Ordinal), one.Role);
            Assert.All(one.Via, via => Assert.True(names.Contains(via) || ChineseFold.Fold(text).Contains(ChineseFold.Fold(via), StringComparison.Ordinal), via));
        }

        foreach (var one in analysis.Events)
        {
            Assert.NotEmpty(one.Evidence);
            Assert.All(one.Evidence, span => Inside(text, span.Start, span.End));
            Assert.All(one.Participants, name => Assert.Contains(name, names));
            Assert.True(one.Place is null || names.Contains(one.Place), one.Place);
        }

        foreach (var claim in analysis.Claims)
        {
            Inside(text, claim.Start, claim.End);
            Assert.True(claim.Unit is null || text.Contains(claim.Unit, StringComparison.Ordinal), claim.Unit);
            Assert.Contains(claim.About, text, StringComparison.Ordinal);
            Assert.True(claim.Subject is null || names.Contains(claim.Subject), claim.Subject);
        }

        return true;
    }

    private static void Inside(string text, int start, int end) => Assert.True(start >= 0 && start <= end && end <= text.Length, $"{start} to {end} of {text.Length}");

    private static void Stands(string text, int start, int end, string words)
    {
        Assert.True(start >= 0 && start < end && end <= text.Length, $"{start} to {end} of {text.Length}");
        Assert.Equal(words, text[start..end]);
    }

    private static byte[] Json(ArticleAnalysis analysis)
    {
        using var stream = new MemoryStream();
        AnalysisJson.Write(analysis, stream);
        return stream.ToArray();
    }
}
