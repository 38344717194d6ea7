using Annals.Language.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Scripts;

public sealed class ChineseFoldTests
{
    [Theory]
    [InlineData("習近平", "习近平")]
    [InlineData("臺灣總統府發言人", "台湾总统府发言人")]
    [InlineData("裏裡里", "里里里")]
    [InlineData("Ｇ２０　峰會", "g20 峰会")]
    [InlineData("São Tomé, Łódź, Ørsted", "sao tome, lodz, orsted")]
    [InlineData("唐納德・川普", "唐纳德·川普")]
    [InlineData("МОСКВА", "москва")]
    public void Spellings_of_one_thing_become_one(string text, string folded) => Assert.Equal(folded, ChineseFold.Fold(text));

    [Fact]
    public void A_character_stays_one_character_at_its_place()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            Assert.Equal(1, ChineseFold.Fold(((char)i).ToString()).Length);
        }
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var folded = ChineseFold.Fold((char)i);
            Assert.Equal(folded, ChineseFold.Fold(folded));
        }
    }

    [Fact]
    public void A_text_folds_as_its_characters_do()
        => Prop.ForAll<string?>(text =>
        {
            var given = text ?? "";
            return ChineseFold.Fold(given) == string.Concat(given.Select(ChineseFold.Fold));
        }).QuickCheckThrowOnFailure();
}
