using Annals.Language.Sentences;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    [Fact]
    public void Chinese_sentences_end_at_their_stops()
        => Assert.Equal(["大桥通车了。", "“排队很长！”", "有人等了两小时；", "是吗？"], Split("大桥通车了。“排队很长！”有人等了两小时；是吗？"));

    [Fact]
    public void English_sentences_end_at_a_dot_before_a_blank()
        => Assert.Equal(["The bridge cost 3.5 million.", "Mr. Lin and J. Wu paid.", "\"Why?\"", "Nobody knows"], Split("The bridge cost 3.5 million. Mr. Lin and J. Wu paid. \"Why?\" Nobody knows"));

    [Fact]
    public void A_line_break_ends_a_sentence() => Assert.Equal(["渭滩日报", "大桥通车"], Split("渭滩日报\n大桥通车\n"));

    [Fact]
    public void Nothing_but_blanks_is_lost()
        => Prop.ForAll<string?>(given =>
        {
            var text = given ?? "";
            return string.Concat(Split(text)).Where(character => !char.IsWhiteSpace(character)).SequenceEqual(text.Where(character => !char.IsWhiteSpace(character)));
        }).QuickCheckThrowOnFailure();

    private static List<string> Split(string text) => [.. SentenceSplitter.Split(text).Select(range => text[range])];
}
