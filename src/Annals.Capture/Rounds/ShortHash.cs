using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Annals.Capture.Rounds;

/// <summary>Eight bytes that stand for a text, the same in every process.</summary>
internal static class ShortHash
{
    public static ulong Of(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), digest);
        return MemoryMarshal.Read<ulong>(digest);
    }

    public static bool Contains(byte[] hashes, string text) => MemoryMarshal.Cast<byte, ulong>(hashes).Contains(Of(text));

    public static byte[] With(byte[] hashes, string text) => Contains(hashes, text) ? hashes : [.. hashes, .. BitConverter.GetBytes(Of(text))];
}
