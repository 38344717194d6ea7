using System.Security.Cryptography;
using System.Text;

namespace Annals.Publish.Output;

/// <summary>
/// UUIDs that hang on nothing but a name: RFC 9562, section 5.8 (version 8) with the SHA-256 of the name, as its appendix B.2
/// shows it. The same thing has the same one in every export, on every machine.
/// </summary>
public static class NamedUuid
{
    /// <returns>Lower case, with hyphens, without <c>urn:uuid:</c>.</returns>
    public static string For(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        var bytes = hash.GetHashAndReset().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
