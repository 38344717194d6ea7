using Annals.Language.Tokens;

namespace Annals.Index.Segments;

/// <summary>Takes the texts of new documents and keeps their postings in memory until they are written as a segment.</summary>
internal sealed class SegmentBuilder
{
    // So that the last character of one document is no neighbour of the first of the next.
    private const int Gap = 2;

    private readonly PostingBuffer _postings = new();
    private readonly List<IndexedDocument> _documents = [];
    private readonly int[] _seen = new int[char.MaxValue + 1];
    private uint _end;

    public int DocumentCount => _documents.Count;

    public int PostingCount => _postings.Count;

    /// <returns>The document's number. Whose it is may be said later, see <see cref="Describe"/>.</returns>
    public int Add(ReadOnlySpan<char> foldedTitle, ReadOnlySpan<char> foldedText)
    {
        var number = _documents.Count;
        var title = new Sink(this, foldedTitle, _end, ((uint)number * 2) + 1);
        Tokenizer.Read(foldedTitle, ref title);
        var titleUnits = title.Units + Gap;
        var text = new Sink(this, foldedText, _end + (uint)titleUnits, (uint)number * 2);
        Tokenizer.Read(foldedText, ref text);
        var units = titleUnits + text.Units + Gap;
        _documents.Add(default(IndexedDocument) with { TitleUnits = titleUnits, Units = units });
        _end += (uint)units;
        return number;
    }

    /// <param name="description">Title units and units do not count: those are known here.</param>
    public void Describe(int document, IndexedDocument description)
        => _documents[document] = description with { TitleUnits = _documents[document].TitleUnits, Units = _documents[document].Units };

    /// <summary>Writes what was collected and begins anew.</summary>
    public void WriteTo(SegmentStore store)
    {
        store.Add(DocumentTable.From(_documents), _postings.WriteTo);
        Clear();
    }

    /// <summary>Forgets what was collected, keeps the memory.</summary>
    public void Clear()
    {
        _postings.Clear();
        _documents.Clear();
        Array.Clear(_seen);
        _end = 0;
    }

    private ref struct Sink(SegmentBuilder builder, ReadOnlySpan<char> text, uint start, uint documentValue) : ITokenSink
    {
        private readonly SegmentBuilder _builder = builder;
        private readonly PostingBuffer _postings = builder._postings;
        private readonly ReadOnlySpan<char> _text = text;
        private readonly int _stamp = builder._documents.Count + 1;

        public int Units { get; private set; }

        public void Character(int at, int unit)
        {
            Units = unit + 1;
            ref var seen = ref _builder._seen[_text[at]];
            if (seen != _stamp)
            {
                seen = _stamp;
                _postings.AddGram(PostingKey.OfCharacter(_text[at]), documentValue);
            }
        }

        public void Pair(int at, int unit)
        {
            Units = unit + 2;
            _postings.AddGram(PostingKey.OfPair(_text[at], _text[at + 1]), start + (uint)unit);
        }

        public void Word(int at, int length, int unit)
        {
            Units = Math.Max(Units, unit + 1);
            _postings.AddWord(PostingKey.OfWord(_text.Slice(at, length)), start + (uint)unit);
        }
    }
}
