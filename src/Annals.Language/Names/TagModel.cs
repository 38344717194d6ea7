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
    public const int Version = 4;

    // "ANM1"
    private const int Magic = 0x314d4e41;
    private const int RowBytes = 14;
    private const int BucketRows = 4;
    private const int BucketBytes = 64;
    private const int MarkBytes = 2;
    private const int MarksAt = BucketRows * RowBytes;

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

    /// <summary>The sum of the features' weights, a lane a label; what is behind the labels means nothing.</summary>
    public Vector256<short> Score(ReadOnlySpan<ulong> features)
    {
        var sum = Vector256<short>.Zero;
        ref var rows = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), _start);
        foreach (var feature in features)
        {
            ref var line = ref Unsafe.Add(ref rows, (nuint)Math.BigMul(feature, _buckets, out _) * BucketBytes);

            // The place of the first of four marks that is equal: a zero among sixteen bits after the exclusive or.
            var different = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, MarksAt)) ^ (Mark(feature) * 0x0001_0001_0001_0001UL);
            var equal = (different - 0x0001_0001_0001_0001UL) & ~different & 0x8000_8000_8000_8000UL;
            if (equal != 0)
            {
                var row = (nuint)(BitOperations.TrailingZeroCount(equal) >> 4);
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref line, row * RowBytes).AsSByte());
                sum += Vector256.Create(low, high);
            }
        }

        return sum;
    }

    private static ushort Mark(ulong feature) => (ushort)(feature | 1);
}
