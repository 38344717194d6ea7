using System.Runtime.InteropServices;
using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Tokens;

namespace Annals.Index.Searching;

/// <summary>A phrase of the query as keys and the places they take beside each other.</summary>
internal sealed class SearchTerm
{
    private SearchTerm(string folded, IReadOnlyList<Part> places, IReadOnlyList<uint> characters)
    {
        Folded = folded;
        Places = places;
        Characters = characters;
    }

    public string Folded { get; }

    /// <summary>
    /// Pairs and words, each so many places behind the phrase's beginning. Not all are needed: AB and CD at their places
    /// say that B and C are neighbours, too; which serve best depends on how many of each there are.
    /// </summary>
    public IReadOnlyList<Part> Places { get; }

    /// <summary>Single characters that stand alone: the document must have them, no matter where.</summary>
    public IReadOnlyList<uint> Characters { get; }

    public static SearchTerm From(string phrase)
    {
        var folded = ChineseFold.Fold(phrase);
        var tokens = Tokenizer.Read(folded);
        var pairs = tokens.Where(token => token.Kind == TokenKind.Pair).Select(token => token.Start).ToHashSet();
        var places = new List<Part>();
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Pair)
            {
                places.Add(new Part(PostingKey.OfPair(folded[token.Start], folded[token.Start + 1]), token.Unit, 2));
            }
            else if (token.Kind == TokenKind.Word && !IsInRun(pairs, token))
            {
                places.Add(new Part(PostingKey.OfWord(folded.AsSpan(token.Start, token.Length)), token.Unit, 1));
            }
        }

        var alone = tokens.Where(token => token.Kind == TokenKind.Character && !IsInRun(pairs, token));
        var first = places.Count == 0 ? 0 : places.Min(part => part.Offset);
        return new SearchTerm(
            folded,
            [.. places.Select(part => part with { Offset = part.Offset - first })],
            [.. alone.Select(token => PostingKey.OfCharacter(folded[token.Start])).Distinct()]);
    }

    // In a run with characters (5G手机) the pairs say it all, and also find the end of a longer word or number.
    private static bool IsInRun(HashSet<int> pairs, Token token) => pairs.Contains(token.Start) || pairs.Contains(token.Start - 1);

    /// <param name="Offset">Places behind the beginning of the phrase.</param>
    /// <param name="Span">How many places it takes.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Part(ulong Key, int Offset, int Span);
}
