using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Annals.Feeds.Writing;

/// <summary>The id an entry gets in forms that demand one. It must never change for the same entry, or every reader shows it as new.</summary>
internal static class WrittenId
{
    private static readonly SearchValues<char> NotInIris = SearchValues.Create(" \t\r\n<>\"");

    /// <summary>Its own, else its address, else one made of what it says.</summary>
    public static string Of(Entry entry)
    {
        if (entry.Id is { Length: > 0 } id)
            return id;
        if (entry.Link is { Length: > 0 } link)
            return link;
        var text = $"{entry.Title?.Value}\n{entry.RawPublished}\n{(entry.Contents.Count > 0 ? entry.Contents[0].Value : entry.Summary?.Value)}";
        return "urn:sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>As an absolute IRI (RFC 4287 section 4.2.6).</summary>
    public static string AsIri(string id) => HasScheme(id) ? id : "urn:guid:" + Escaped(id);

    private static bool HasScheme(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == id.Length - 1 || !char.IsAsciiLetter(id[0]) || id.AsSpan().ContainsAny(NotInIris))
            return false;
        foreach (var c in id.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }
        return true;
    }

    private static string Escaped(string id)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                result.Append((char)b);
            else
                result.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return result.ToString();
    }
}
