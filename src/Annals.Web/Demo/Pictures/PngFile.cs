using System.Buffers.Binary;
using System.IO.Compression;

namespace Annals.Web.Demo.Pictures;

/// <summary>Writes a picture as PNG (ISO/IEC 15948): 8 bits a channel, no alpha, each row as its difference from the one above.</summary>
internal static class PngFile
{
    private const byte FilterUp = 2;

    public static byte[] Write(Canvas canvas)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(file, "IHDR"u8, Header(canvas));
        WriteChunk(file, "IDAT"u8, Compressed(canvas.ToRgb(), canvas.Width * 3));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(Canvas canvas)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        header[8] = 8;
        header[9] = 2;
        return header;
    }

    private static byte[] Compressed(byte[] rgb, int stride)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            var row = new byte[stride + 1];
            row[0] = FilterUp;
            for (var start = 0; start < rgb.Length; start += stride)
            {
                for (var i = 0; i < stride; i++)
                {
                    row[i + 1] = (byte)(rgb[start + i] - (start == 0 ? 0 : rgb[start + i - stride]));
                }

                zlib.Write(row);
            }
        }

        return target.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32([.. type, .. data]));
        file.Write(number);
    }

    // Annex D of the standard, bit by bit: the pictures are few and small.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
