using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Annals.Language.Words;

namespace Annals.Language.Names;

/// <summary>
/// The trained weights. Four features share a cache line, so that asking for one costs one: fourteen bytes each with a weight for each
/// label, then their marks (pieces of their hashes).
/// </summary>
internal sealed class TagModel
{
    public const int Version = 5;

    // "ANM1"
    private const int Magic = 0x314d4e41;
    private const int RowBytes = 14;
    private const int BucketRows = 4;
    private const int BucketBytes = 64;
    private const int MarkBytes = 2;
    private const int MarksAt = BucketRows * RowBytes;
    private const int MarkShift = 48;

    // Pinned, and begun on a cache line: a line across two would cost two.
    private readonly byte[] _rows;
    private readonly int _start;
    private readonly int _length;
    private readonly ulong _buckets;

    private TagModel(Lexicon lexicon, byte[] rows, short[] transitions)
    {
        (Lexicon, Transitions, _length) = (lexicon, transitions, rows.Length);
        _buckets = (ulong)(rows.Length / BucketBytes);
        _rows = GC.AllocateUninitializedArray<byte>(rows.Length + BucketBytes, pinned: true);
        _start = (int)((BucketBytes - (Marshal.UnsafeAddrOfPinnedArrayElement(_rows, 0) % BucketBytes)) % BucketBytes);
        rows.CopyTo(_rows.AsSpan(_start));
    }

    public Lexicon Lexicon { get; }

    /// <summary>From a label (row) to the next one.</summary>
    public short[] Transitions { get; }

    public static TagModel Build(Lexicon lexicon, IReadOnlyList<(ulong Feature, sbyte[] Weights)> features, short[] transitions)
    {
        var buckets = Math.Max(1, features.Count * 17 / 10 / BucketRows);
        var rows = new byte[buckets * BucketBytes];
        var left = 0;

        // The heavy ones first: what finds its bucket full is left out.
        foreach (var (feature, weights) in features)
        {
            var bucket = (int)Math.BigMul(feature, (ulong)buckets, out _);
            var line = rows.AsSpan(bucket * BucketBytes, BucketBytes);
            var row = MemoryMarshal.Cast<byte, ushort>(line[MarksAt..]).IndexOf((ushort)0);
            if (row < 0)
            {
                left++;
                continue;
            }

            BitConverter.TryWriteBytes(line[(MarksAt + (row * MarkBytes))..], Mark(feature));
            MemoryMarshal.AsBytes(weights.AsSpan()).CopyTo(line[(row * RowBytes)..]);
        }

        return new TagModel(lexicon, rows, transitions) { LeftOut = left };
    }

    /// <summary>The same weights over a lexicon with the same words.</summary>
    public TagModel With(Lexicon lexicon) => new(lexicon, _rows.AsSpan(_start, _length).ToArray(), Transitions) { LeftOut = LeftOut };

    /// <summary>Features that found no place when the model was built.</summary>
    public int LeftOut { get; private init; }

    public static TagModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Magic || reader.ReadInt32() != Version)
        {
            throw new InvalidDataException("names.model is of another version: train it again (docs/understanding.md)");
        }

        var lexicon = Lexicon.Read(reader);
        var transitions = new short[Tags.Count * Tags.Count];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = reader.ReadInt16();
        }

        return new TagModel(lexicon, reader.ReadBytes(reader.ReadInt32()), transitions);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        Lexicon.Write(writer);
        foreach (var weight in Transitions)
        {
            writer.Write(weight);
        }

        writer.Write(_length);
        writer.Write(_rows.AsSpan(_start, _length));
    }

    /// <summary>Where the features' weights lie, if they have any; the processor is told to fetch them.</summary>
    /// <param name="places">As many as the features: the line's offset, and above it the mark.</param>
    public void Locate(ReadOnlySpan<ulong> features, Span<ulong> places)
    {
        ref var rows = ref Rows;
        for (var i = 0; i < features.Length; i++)
        {
            var line = Math.BigMul(features[i], _buckets, out _) * BucketBytes;
            AheadOfUse.Fetch(ref Unsafe.Add(ref rows, (nuint)line));
            places[i] = line | ((ulong)Mark(features[i]) << MarkShift);
        }
    }

    /// <summary>The sum of the weights at places, a lane a label; what is behind the labels means nothing.</summary>
    public Vector256<short> Score(ReadOnlySpan<ulong> places)
    {
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        ref var rows = ref Rows;
        foreach (var place in places)
        {
            ref var line = ref Unsafe.Add(ref rows, (nuint)(place & ((1UL << MarkShift) - 1)));

            // The place of the first of four marks that is equal: a zero among sixteen bits after the exclusive or.
            var different = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, MarksAt)) ^ ((place >> MarkShift) * 0x0001_0001_0001_0001UL);
            var equal = (different - 0x0001_0001_0001_0001UL) & ~different & 0x8000_8000_8000_8000UL;

            // Half of the features are unknown, in no order: a jump would be guessed wrongly as often as not, so the first row is read and wiped out.
            var row = (nuint)((BitOperations.TrailingZeroCount(equal) >> 4) & (BucketRows - 1));
            var known = Vector128.Create((sbyte)-(equal != 0 ? 1 : 0));
            var (one, other) = Vector128.Widen(Vector128.LoadUnsafe(ref line, row * RowBytes).AsSByte() & known);
            low += one;
            high += other;
        }

        return Vector256.Create(low, high);
    }

    private ref byte Rows => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), _start);

    private static ushort Mark(ulong feature) => (ushort)(feature | 1);
}
