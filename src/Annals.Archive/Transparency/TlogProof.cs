using System.Globalization;
using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>
/// A proof small enough to mail that a line stands in an archive's journal (C2SP tlog-proof): the line itself, its
/// number, the hashes from it to the root, and the signed checkpoint with that root. A revision's line names the
/// SHA-256 of its post file, so proof and file together prove what was kept, under which address and when.
/// </summary>
public sealed record TlogProof
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>The journal's line without its line feed; the format's <c>extra</c>.</summary>
    public required ReadOnlyMemory<byte> Line { get; init; }

    /// <summary>The line's number, from 0.</summary>
    public required long Index { get; init; }

    public required IReadOnlyList<Digest> Path { get; init; }

    public required SignedNote Note { get; init; }

    /// <exception cref="FormatException">It is no such proof.</exception>
    public static TlogProof Parse(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : text[..end].Split('\n');
        if (lines is [Header, var extra, var index, .. var hashes]
            && extra.StartsWith("extra ", StringComparison.Ordinal)
            && index.StartsWith("index ", StringComparison.Ordinal)
            && long.TryParse(index.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new TlogProof
            {
                Line = Convert.FromBase64String(extra[6..]),
                Index = number,
                Path = [.. hashes.Select(Digest.FromBase64)],
                Note = SignedNote.Parse(text[(end + 2)..]),
            };
        }

        throw new FormatException($"it is no proof: it should begin with {Header}, an extra and an index line");
    }

    /// <summary>True when the key signed a journal that holds the line at that place.</summary>
    public bool Holds(NoteKey key)
    {
        var checkpoint = Checkpoint.Parse(Note.Text);
        return Note.IsSignedBy(key)
            && checkpoint.Origin == key.Name
            && MerkleProof.HoldsInclusion(Index, checkpoint.Size, Digest.OfLeaf(Line.Span), Path, checkpoint.Root);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Header).Append('\n');
        text.Append("extra ").Append(Convert.ToBase64String(Line.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Path)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return text.Append('\n').Append(Note).ToString();
    }
}
