using Annals.Index.Segments;

namespace Annals.Index.Knowledge;

/// <summary>Rows as bytes, in the order in which they are given.</summary>
internal static class RowList
{
    public static byte[] Pack(IReadOnlyList<long> rows)
    {
        var bytes = new byte[rows.Count * Varint.MaxLength];
        var length = 0;
        foreach (var row in rows)
        {
            length = Varint.Write(bytes, length, (ulong)row);
        }

        return bytes[..length];
    }

    public static IReadOnlyList<long> Unpack(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<long>();
        for (var at = 0; at < bytes.Length;)
        {
            rows.Add((long)Varint.Read(bytes, ref at));
        }

        return rows;
    }
}
