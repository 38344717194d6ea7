namespace Annals.Language.Tokens;

/// <summary>Takes the tokens of a text one by one, so that none has to be made as an object or a string.</summary>
/// <remarks>
/// A <em>unit</em> is a place in the text: one for each character of a script without blanks, one for each word of a
/// script with them. Two tokens stand next to each other when their units do; between characters that something
/// separates one number is left out.
/// </remarks>
public interface ITokenSink
{
    /// <summary>One character of a script that writes no blanks between words (Han, kana, Hangul, Thai; also emoji and other surrogates, by halves).</summary>
    void Character(int start, int unit);

    /// <summary>The characters at <paramref name="start"/> and <c>start + 1</c>, of which nothing separates the two.</summary>
    void Pair(int start, int unit);

    /// <summary>A word in an alphabet, or a number.</summary>
    void Word(int start, int length, int unit);
}
