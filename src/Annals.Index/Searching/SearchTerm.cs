using System.Runtime.InteropServices;
using Annals.Index.Queries;
using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Tokens;
using Annals.Language.Variants;

namespace Annals.Index.Searching;

/// <summary>A phrase of the query as keys and the places they take beside each other.</summary>
internal sealed class SearchTerm
{
    private SearchTerm(string raw, string folded, IReadOnlyList<Part> places, IReadOnlyList<uint> characters)
    {
        Raw = raw;
        Folded = folded;
        Places = places;
        Characters = characters;
    }

    /// <summary>As it was typed; folded for another spelling of it.</summary>
    public string Raw { get; }

    public string Folded { get; }

    /// <summary>Terms of one number are spellings of the same phrase.</summary>
    public int Group { get; private init; }

    /// <summary>The articles found must have the very characters of <see cref="Raw"/>.</summary>
    public bool IsExact { get; private init; }

    /// <summary>
    /// Pairs and words, each so many places behind the phrase's beginning. Not all are needed: AB and CD at their places
    /// say that B and C are neighbours, too; which serve best depends on how many of each there are.
    /// </summary>
    public IReadOnlyList<Part> Places { get; }

    /// <summary>Single characters that stand alone: the document must have them, no matter where.</summary>
    public IReadOnlyList<uint> Characters { get; }

    /// <summary>Where all parts of one of these stand, counted from the phrase's beginning, the phrase is not meant.</summary>
    public IReadOnlyList<IReadOnlyList<Part>> Unless { get; private init; } = [];

    public static SearchTerm From(Phrase phrase, int group) => Read(phrase.Text, group, phrase.IsExact, []);

    public static SearchTerm From(Variant variant, int group)
    {
        // Places and characters are the same thing only where every character has a place of its own.
        var isCounted = Tokenizer.Read(variant.Text).Count(token => token.Kind == TokenKind.Character) == variant.Text.Length;
        return Read(variant.Text, group, isExact: false, isCounted ? [.. variant.Unless.Select(PartsOf).Where(parts => parts.Count > 0)] : []);
    }

    private static SearchTerm Read(string raw, int group, bool isExact, IReadOnlyList<IReadOnlyList<Part>> unless)
    {
        var folded = ChineseFold.Fold(raw);
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
            raw,
            folded,
            [.. places.Select(part => part with { Offset = part.Offset - first })],
            [.. alone.Select(token => PostingKey.OfCharacter(folded[token.Start])).Distinct()])
        {
            Group = group,
            IsExact = isExact,
            Unless = unless,
        };
    }

    private static IReadOnlyList<Part> PartsOf(VariantContext context)
        => [.. Read(context.Text, 0, isExact: false, []).Places.Select(part => part with { Offset = part.Offset + context.Start })];

    // In a run with characters (5G手机) the pairs say it all, and also find the end of a longer word or number.
    private static bool IsInRun(HashSet<int> pairs, Token token) => pairs.Contains(token.Start) || pairs.Contains(token.Start - 1);

    /// <param name="Offset">Places behind the beginning of the phrase.</param>
    /// <param name="Span">How many places it takes.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Part(ulong Key, int Offset, int Span);
}
