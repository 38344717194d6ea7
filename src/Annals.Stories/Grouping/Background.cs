using System.IO.Compression;

namespace Annals.Stories.Grouping;

/// <summary>
/// In how many articles of a background collection a term stands, so that a small archive has good weights from its first article: a table
/// of two places a term, the smaller counts (a count-min sketch), on a logarithmic scale of a byte. Made by <c>BENCH train-stories</c>.
/// </summary>
public sealed class Background
{
    internal const int Size = 1 << 20;

    private static readonly Lazy<Background> Shipped = new(static () => Read(typeof(Background).Assembly.GetManifestResourceStream("background.bin")
        ?? throw new InvalidOperationException("background.bin is not embedded in the assembly")));

    private readonly byte[] _table;
    private readonly float[] _idf = new float[256];

    internal Background(byte[] table, int documents)
    {
        (_table, Documents) = (table, documents);
        for (var i = 0; i < 256; i++)
        {
            _idf[i] = MathF.Log((documents + 1) / (CountOf((byte)i) + 0.5f));
        }
    }

    /// <summary>The one that comes with Annals.</summary>
    public static Background BuiltIn => Shipped.Value;

    public int Documents { get; }

    /// <summary>The rarity of a term: the natural logarithm of one over its share of the articles.</summary>
    public float Idf(uint term) => _idf[Math.Min(_table[term % Size], _table[Second(term)])];

    /// <summary>Of a term nobody has seen.</summary>
    public float MostIdf => _idf[0];

    internal static uint Second(uint term) => TermHash.Mixed(term + 0x9e3779b9) % Size;

    internal static byte CodeOf(int count) => (byte)Math.Min(255, Math.Round(Math.Log2(count + 1) * 16));

    internal static float CountOf(byte code) => MathF.Pow(2, code / 16f) - 1;

    internal void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write(Documents);
        writer.Write(_table);
    }

    internal static Background Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        var documents = reader.ReadInt32();
        return new Background(reader.ReadBytes(Size), documents);
    }
}
