using Annals.Language.Scripts;
using Annals.Language.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Tokens;

public sealed class TokenizerTests
{
    [Fact]
    public void Chinese_gives_characters_and_neighbours()
        => Assert.Equal(["桥:0", "桥通:0", "通:1", "通车:1", "车:2"], Describe("桥通车"));

    [Fact]
    public void English_gives_words() => Assert.Equal(["the:0", "bridge:1", "opened:2"], Describe("The bridge, opened"));

    [Fact]
    public void A_comma_between_characters_keeps_them_from_being_neighbours()
    {
        var tokens = Describe("通车，今晨");
        Assert.DoesNotContain(tokens, token => token.StartsWith("车今", StringComparison.Ordinal));
        Assert.Contains("通车:0", tokens);
        Assert.Contains("今晨:3", tokens);
    }

    [Fact]
    public void Where_digits_and_characters_meet_pairs_reach_across()
        => Assert.Equal(["8月:0", "月:1", "8:0", "月1:1", "15:2", "5日:3", "日:4", "15:2"], Describe("8月15日"));

    [Fact]
    public void A_word_inside_a_run_with_characters_is_a_word_too() => Assert.Contains("nba:0", Describe("NBA总决赛"));

    [Fact]
    public void A_character_beyond_the_basic_plane_is_found_by_its_halves()
        => Assert.Contains(Tokenizer.Read("𠮷野"), token => token is { Kind: TokenKind.Pair, Start: 0, Length: 2 });

    [Fact]
    public void Tokens_lie_within_the_text_and_in_units_that_never_go_back_by_more_than_a_word()
        => Prop.ForAll<string?>(given =>
        {
            var text = ChineseFold.Fold(given ?? "");
            return Tokenizer.Read(text).All(token => token.Start >= 0 && token.Length > 0 && token.Start + token.Length <= text.Length && token.Unit >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_piece_cut_out_of_a_run_has_the_pairs_of_the_run_side_by_side()
    {
        const string run = "2024年5g手机销量增3成";
        var places = Pairs(run);
        for (var start = 0; start < 5; start++)
        {
            for (var end = 6; end <= run.Length; end++)
            {
                var piece = Pairs(run[start..end]);
                Assert.Equal(places.Where(pair => pair.Start >= start && pair.Start + 2 <= end).Select(pair => pair.Unit - start), piece.Select(pair => pair.Unit));
            }
        }
    }

    private static List<Token> Pairs(string text) => [.. Tokenizer.Read(text).Where(token => token.Kind == TokenKind.Pair)];

    private static List<string> Describe(string text)
    {
        var folded = ChineseFold.Fold(text);
        return [.. Tokenizer.Read(folded).Select(token => $"{folded.Substring(token.Start, token.Length)}:{token.Unit}")];
    }
}
