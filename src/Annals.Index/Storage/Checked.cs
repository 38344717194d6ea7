using System.Buffers.Binary;
using System.Numerics;

namespace Annals.Index.Storage;

/// <summary>
/// Bytes with their CRC-32C (RFC 3385) behind them. SQLite notices damage to its own pages only; a changed byte in one
/// of ours would silently find the wrong articles.
/// </summary>
internal static class Checked
{
    public const int Overhead = sizeof(uint);

    /// <summary>Writes the check behind the first <paramref name="length"/> bytes.</summary>
    /// <returns>Those bytes and the check.</returns>
    public static ReadOnlySpan<byte> Seal(Span<byte> buffer, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[length..], Crc(buffer[..length]));
        return buffer[..(length + Overhead)];
    }

    public static byte[] Seal(ReadOnlySpan<byte> bytes)
    {
        var sealedBytes = new byte[bytes.Length + Overhead];
        bytes.CopyTo(sealedBytes);
        Seal(sealedBytes, bytes.Length);
        return sealedBytes;
    }

    /// <exception cref="DatabaseException">The bytes are not those that were written.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> sealedBytes)
    {
        var length = sealedBytes.Length - Overhead;
        return length >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(sealedBytes[length..]) == Crc(sealedBytes[..length])
            ? sealedBytes[..length]
            : throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, "a block was changed after it was written");
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
