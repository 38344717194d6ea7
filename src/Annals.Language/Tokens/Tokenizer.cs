namespace Annals.Language.Tokens;

/// <summary>
/// Cuts folded text (<see cref="Scripts.ChineseFold"/>) into what a search can ask for. Scripts without blanks give
/// every character and every pair of neighbours; alphabets and digits give words. Where both meet (5G手机, 8月15日)
/// each letter has a place of its own and pairs reach across, so that any piece cut out of such a run is found again.
/// </summary>
public static class Tokenizer
{
    public static void Read<TSink>(ReadOnlySpan<char> folded, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        var unit = 0;
        var wasMixed = false;
        var at = 0;
        while (at < folded.Length)
        {
            if (CharacterClasses.Of(folded[at]) == CharacterClass.Separator)
            {
                at++;
                continue;
            }

            var end = EndOfRun(folded, at, out var isMixed);
            if (unit > 0 && (isMixed || wasMixed))
            {
                // What stands here must not look like a neighbour of what stood before the separator.
                unit++;
            }

            if (isMixed)
            {
                ReadMixed(folded[..end], at, unit, ref sink);
                unit += end - at;
            }
            else
            {
                sink.Word(at, end - at, unit++);
            }

            wasMixed = isMixed;
            at = end;
        }
    }

    /// <summary>The tokens as a list, where speed does not matter.</summary>
    public static IReadOnlyList<Token> Read(ReadOnlySpan<char> folded)
    {
        var sink = new ListSink([]);
        Read(folded, ref sink);
        return sink.Tokens;
    }

    /// <summary>True for letters and digits of scripts that put blanks between words.</summary>
    public static bool IsInWord(char folded) => CharacterClasses.Of(folded) == CharacterClass.Alphabetic;

    /// <param name="isMixed">True when the run holds a character of a script without blanks.</param>
    private static int EndOfRun(ReadOnlySpan<char> text, int start, out bool isMixed)
    {
        isMixed = false;
        var end = start;
        for (; end < text.Length; end++)
        {
            var kind = CharacterClasses.Of(text[end]);
            if (kind == CharacterClass.Separator)
            {
                break;
            }

            isMixed |= kind == CharacterClass.Ideographic;
        }

        return end;
    }

    private static void ReadMixed<TSink>(ReadOnlySpan<char> text, int start, int unit, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        var wordStart = -1;
        for (var i = start; i < text.Length; i++, unit++)
        {
            if (CharacterClasses.Of(text[i]) == CharacterClass.Ideographic)
            {
                sink.Character(i, unit);
                EndWord(wordStart, i, unit, ref sink);
                wordStart = -1;
            }
            else if (wordStart < 0)
            {
                wordStart = i;
            }

            if (i + 1 < text.Length)
            {
                sink.Pair(i, unit);
            }
        }

        EndWord(wordStart, text.Length, unit, ref sink);
    }

    private static void EndWord<TSink>(int start, int end, int unitAtEnd, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        if (start >= 0)
        {
            sink.Word(start, end - start, unitAtEnd - (end - start));
        }
    }

    private readonly struct ListSink(List<Token> tokens) : ITokenSink
    {
        public List<Token> Tokens => tokens;

        public void Character(int start, int unit) => tokens.Add(new Token(TokenKind.Character, start, 1, unit));

        public void Pair(int start, int unit) => tokens.Add(new Token(TokenKind.Pair, start, 2, unit));

        public void Word(int start, int length, int unit) => tokens.Add(new Token(TokenKind.Word, start, length, unit));
    }
}
