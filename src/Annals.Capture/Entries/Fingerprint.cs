using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Annals.Extraction.Text;
using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>
/// What an article says to a reader, as one value: title, text and pictures. Two copies that differ only in markup, white
/// space, attribute order, relative time stamps, control or replacement characters, or in how a picture is addressed, have
/// the same one, and are one revision.
/// </summary>
/// <remarks>128 bits of SHA-256, in hexadecimal. Change the derivation and every article known so far gets one bogus revision.</remarks>
public static class Fingerprint
{
    private const int Digits = 32;
    private const int Piece = 1 << 18;

    /// <param name="title">Plain text.</param>
    public static string Of(string title, string html) => Of(title, HtmlText.ToPlainText(html), HtmlText.ImageUrls(html));

    /// <param name="text">The plain text of the body.</param>
    /// <param name="pictures">The addresses of the body's pictures, in any order.</param>
    public static string Of(string title, string text, IReadOnlyList<string> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, title);
        Add(hash, text);
        foreach (var picture in pictures.Select(PictureAddress.Normalise).Distinct().Order(StringComparer.Ordinal))
        {
            Add(hash, picture);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest)[..Digits];
    }

    // By lines where a text is huge, so that it is not copied whole: what is left out never goes beyond one.
    private static void Add(IncrementalHash hash, string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > Piece && rest[Piece..].IndexOf('\n') is >= 0 and var line)
        {
            AddPiece(hash, rest[..(Piece + line)], "");
            rest = rest[(Piece + line + 1)..];
        }

        AddPiece(hash, rest, "\n");
    }

    private static void AddPiece(IncrementalHash hash, ReadOnlySpan<char> text, string end)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var length = BareText.Write(text, buffer);
        end.CopyTo(buffer.AsSpan(length));
        hash.AppendData(MemoryMarshal.AsBytes(buffer.AsSpan(0, length + end.Length)));
        ArrayPool<char>.Shared.Return(buffer);
    }
}
