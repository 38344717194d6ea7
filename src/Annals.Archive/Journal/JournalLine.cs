using System.Text.Json;
using Annals.Archive.Transparency;

namespace Annals.Archive.Journal;

/// <summary>One line of the journal as read.</summary>
/// <param name="Entry">What it says; null when the line is no JSON that a journal could hold.</param>
/// <param name="Hash">Its own hash, which the next line must name.</param>
/// <param name="Next">The position behind it.</param>
/// <param name="Length">Bytes, with its line feed.</param>
public sealed record JournalLine(JournalEntry? Entry, string Hash, JournalPosition Next, int Length)
{
    /// <summary>Where it begins.</summary>
    internal LinePlace Place => LinePlace.Of(Next.Segment!, Next.Offset - Length);

    /// <summary>The hash that the first line names.</summary>
    public static string NoPrevious { get; } = new('0', 64);

    /// <summary>RFC 9162, section 2.1.1: the hash of a leaf is SHA-256(0x00 || leaf).</summary>
    internal static string HashOf(ReadOnlySpan<byte> line) => Digest.OfLeaf(line).ToHex();

    internal static JournalEntry? Deserialize(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
