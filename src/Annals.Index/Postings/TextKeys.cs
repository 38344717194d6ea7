using Annals.Archive.Posts;
using Annals.Index.Following;
using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Tokens;

namespace Annals.Index.Postings;

/// <summary>
/// The keys under which the index files an article: a character of a script without blanks is its own number, two
/// neighbours are <c>first * 65536 + second</c>, a word has bit 62 or 63 set. All of folded text.
/// </summary>
public static class TextKeys
{
    /// <summary>The distinct keys of one article, ascending.</summary>
    /// <returns>All of them, and those that the title holds.</returns>
    public static (IReadOnlyList<ulong> All, IReadOnlyList<ulong> Title) Of(PostFile post, string title)
    {
        var (all, ofTitle) = (new SortedSet<ulong>(), new SortedSet<ulong>());
        Read(ChineseFold.Fold(title), ofTitle);
        Read(ChineseFold.Fold(ArticleText.Of(post, title).Plain), all);
        all.UnionWith(ofTitle);
        return ([.. all], [.. ofTitle]);
    }

    private static void Read(string folded, SortedSet<ulong> keys)
    {
        var sink = new Sink(folded, keys);
        Tokenizer.Read(folded, ref sink);
    }

    private readonly ref struct Sink(ReadOnlySpan<char> text, SortedSet<ulong> keys) : ITokenSink
    {
        private readonly ReadOnlySpan<char> _text = text;

        public void Character(int start, int unit) => keys.Add(PostingKey.OfCharacter(_text[start]));

        public void Pair(int start, int unit) => keys.Add(PostingKey.OfPair(_text[start], _text[start + 1]));

        public void Word(int start, int length, int unit) => keys.Add(PostingKey.OfWord(_text.Slice(start, length)));
    }
}
