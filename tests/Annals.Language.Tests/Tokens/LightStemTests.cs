using Annals.Language.Tokens;

namespace Annals.Language.Tests.Tokens;

public sealed class LightStemTests
{
    [Theory]
    [InlineData("bridges", "bridge")]
    [InlineData("cities", "city")]
    [InlineData("bridge", "bridge")]
    public void A_plural_meets_its_singular(string word, string stem) => Assert.Equal(stem, Stem(word));

    [Theory]
    [InlineData("news")]
    [InlineData("virus")]
    [InlineData("congress")]
    [InlineData("crisis")]
    [InlineData("gas")]
    public void What_only_looks_like_a_plural_stays(string word) => Assert.Equal(word, Stem(word));

    private static string Stem(string word)
    {
        var characters = word.ToCharArray();
        return new string(characters, 0, LightStem.Apply(characters));
    }
}
