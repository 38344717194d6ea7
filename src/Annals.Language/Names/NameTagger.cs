using System.Buffers;
using Annals.Language.Scripts;

namespace Annals.Language.Names;

/// <summary>
/// Finds the names of people, places and organisations in Chinese text: a conditional random field over characters, trained by a command in
/// this repository. One tagger serves one thread; the model behind it is read once, when the first is made.
/// </summary>
public sealed class NameTagger
{
    private const int LongestPiece = 512;

    // So many characters are asked for before the first of them is scored: 22 places each in 13 MB, which are then under way at the same
    // time. With it scoring takes 60 ns a character, without it 480 (a busy machine, 2026-11-21).
    private const int Ahead = 4;
    private const int Ring = 8;

    private static readonly Lazy<TagModel> BuiltIn = new(static () => TagModel.Read(typeof(NameTagger).Assembly.GetManifestResourceStream("names.model")
        ?? throw new InvalidOperationException("names.model is not embedded in the assembly")));

    private static readonly SearchValues<char> NoName = SearchValues.Create(",。、:;!?“”\"()《》「」【】\n");

    private readonly TagModel _model;
    private readonly TagFeatures _features;
    private readonly TagPath _path;
    private readonly ulong[] _found = new ulong[TagFeatures.Count];
    private readonly ulong[] _places = new ulong[Ring * TagFeatures.Count];
    private readonly bool[] _isOutside = new bool[LongestPiece];

    public NameTagger()
        : this(BuiltIn.Value)
    {
    }

    internal static TagModel Shipped => BuiltIn.Value;

    internal NameTagger(TagModel model)
    {
        _model = model;
        _features = new TagFeatures(model.Lexicon);
        _path = new TagPath(model.Transitions, LongestPiece);
    }

    public IReadOnlyList<TaggedName> Tag(string text) => TagFolded(ChineseFold.Fold(text));

    /// <param name="folded">Folded by <see cref="ChineseFold"/>.</param>
    public IReadOnlyList<TaggedName> TagFolded(ReadOnlySpan<char> folded)
    {
        var names = new List<TaggedName>();
        for (var start = 0; start < folded.Length;)
        {
            var length = PieceLength(folded[start..]);
            TagPiece(folded.Slice(start, length), start, names);
            start += length;
        }

        return names;
    }

    // To the end of the sentence, or of the line; what has neither is cut.
    private static int PieceLength(ReadOnlySpan<char> text)
    {
        var most = text[..Math.Min(text.Length, LongestPiece)];
        var end = most.IndexOfAny("。!?\n");
        return end >= 0 ? end + 1 : most.Length == LongestPiece && most.LastIndexOfAny(",;、 ") is > 0 and var comma ? comma + 1 : most.Length;
    }

    private void TagPiece(ReadOnlySpan<char> text, int offset, List<TaggedName> names)
    {
        if (!text.ContainsAnyInRange('\u4e00', '\u9fff'))
        {
            return;
        }

        _features.Prepare(text);
        for (var i = 0; i < Math.Min(Ahead, text.Length); i++)
        {
            Fetch(text, i);
        }

        _path.Start();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + Ahead < text.Length)
            {
                Fetch(text, i + Ahead);
            }

            if (_isOutside[i])
            {
                _path.StepOutside(i);
            }
            else
            {
                _path.Step(i, _model.Score(PlacesOf(i)));
            }
        }

        Collect(text.Length, _path.End(), offset, names);
    }

    private void Fetch(ReadOnlySpan<char> text, int at)
    {
        _isOutside[at] = _features.Words.IsOrdinary[at] || NoName.Contains(text[at]);
        if (!_isOutside[at])
        {
            _features.At(at, text.Length, _found);
            _model.Locate(_found, PlacesOf(at));
        }
    }

    private Span<ulong> PlacesOf(int at) => _places.AsSpan(at % Ring * TagFeatures.Count, TagFeatures.Count);

    private void Collect(int length, int tag, int offset, List<TaggedName> names)
    {
        var first = names.Count;
        var end = length;
        for (var i = length - 1; i >= 0; i--)
        {
            if (tag != Tags.Outside && !Tags.IsOpen(tag))
            {
                end = i + 1;
            }

            if (Tags.Begins(tag))
            {
                names.Add(new TaggedName(offset + i, offset + end, Tags.KindOf(tag)));
            }

            tag = _path.Before(i, tag);
        }

        names.Reverse(first, names.Count - first);
    }
}
