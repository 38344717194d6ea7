using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Annals.Language.Scripts;

namespace Annals.Language.Names;

/// <summary>
/// Finds the names of people, places and organisations in Chinese text: a conditional random field over characters, trained by a command in
/// this repository. One tagger serves one thread; the model behind it is read once, when the first is made.
/// </summary>
public sealed class NameTagger
{
    private const int LongestPiece = 512;
    private const int Never = -10_000_000;

    private static readonly Lazy<TagModel> BuiltIn = new(static () => TagModel.Read(typeof(NameTagger).Assembly.GetManifestResourceStream("names.model")
        ?? throw new InvalidOperationException("names.model is not embedded in the assembly")));

    private static readonly SearchValues<char> NoName = SearchValues.Create(",。、:;!?“”\"()《》「」【】\n");

    private readonly TagModel _model;
    private readonly int[] _toStart;
    private readonly TagFeatures _features;
    private readonly ulong[] _found = new ulong[TagFeatures.Count];
    private readonly byte[] _from = new byte[LongestPiece * Tags.Count];

    public NameTagger()
        : this(BuiltIn.Value)
    {
    }

    internal static TagModel Shipped => BuiltIn.Value;

    internal NameTagger(TagModel model)
    {
        _model = model;
        _features = new TagFeatures(model.Lexicon);
        _toStart = ToStart(model);
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
        Span<int> best = stackalloc int[Tags.Count];
        Span<int> next = stackalloc int[Tags.Count];
        Span<short> scores = stackalloc short[16];
        best.Fill(Never);
        best[Tags.Outside] = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var from = _from.AsSpan(i * Tags.Count, Tags.Count);
            if (NoName.Contains(text[i]))
            {
                StepOutside(best, from);
                continue;
            }

            _features.At(i, text.Length, _found);
            _model.Score(_found).StoreUnsafe(ref MemoryMarshal.GetReference(scores));
            Step(best, next, scores, from);
            next.CopyTo(best);
        }

        var tag = Tags.Outside;
        for (var label = 1; label < Tags.Count; label++)
        {
            if (!Tags.IsOpen(label) && best[label] > best[tag])
            {
                tag = label;
            }
        }

        Collect(text.Length, tag, offset, names);
    }

    // A mark that no name holds is outside, whatever is around it.
    private void StepOutside(Span<int> best, Span<byte> from)
    {
        var (most, before) = Best(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(best)), Tags.Outside);
        best.Fill(Never);
        best[Tags.Outside] = most;
        from[Tags.Outside] = (byte)before;
    }

    // A label that begins something may follow all that are closed; one that goes on may only follow its own kind.
    private void Step(ReadOnlySpan<int> best, Span<int> next, ReadOnlySpan<short> scores, Span<byte> from)
    {
        var closed = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(best));
        for (var tag = 0; tag < Tags.Count; tag++)
        {
            int most, before;
            if (tag == Tags.Outside || Tags.Begins(tag))
            {
                (most, before) = Best(closed, tag);
            }
            else
            {
                var (first, last) = Tags.Before(tag);
                var (one, other) = (best[first] + _model.Transitions[(first * Tags.Count) + tag], best[last] + _model.Transitions[(last * Tags.Count) + tag]);
                (most, before) = one >= other ? (one, first) : (other, last);
            }

            next[tag] = most + scores[tag];
            from[tag] = (byte)before;
        }
    }

    // The closed labels are the first seven, so that one vector holds them.
    private (int Score, int Label) Best(Vector256<int> closed, int tag)
    {
        var scores = closed + Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_toStart), (nuint)(tag * Vector256<int>.Count));
        var half = Vector128.Max(scores.GetLower(), scores.GetUpper());
        half = Vector128.Max(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        half = Vector128.Max(half, Vector128.Shuffle(half, Vector128.Create(1, 0, 3, 2)));
        var most = half.ToScalar();
        return (most, BitOperations.TrailingZeroCount(Vector256.Equals(scores, Vector256.Create(most)).ExtractMostSignificantBits()));
    }

    // Transitions from the closed labels to each label, eight to a row; the eighth lane is of no closed label.
    private static int[] ToStart(TagModel model)
    {
        var rows = new int[Tags.Count * Vector256<int>.Count];
        Array.Fill(rows, 100 * Never);
        for (var tag = 0; tag < Tags.Count; tag++)
        {
            for (var before = 0; before < Tags.Count; before++)
            {
                if (!Tags.IsOpen(before) && Tags.MayFollow(tag, before))
                {
                    rows[(tag * Vector256<int>.Count) + before] = model.Transitions[(before * Tags.Count) + tag];
                }
            }
        }

        return rows;
    }

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

            tag = _from[(i * Tags.Count) + tag];
        }

        names.Reverse(first, names.Count - first);
    }
}
