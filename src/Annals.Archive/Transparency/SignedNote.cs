using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>
/// A text with signatures below it, as C2SP signed-note defines it: the text, an empty line, and a line
/// <c>— NAME BASE64(4 bytes of key id, signature)</c> for each that signed.
/// </summary>
public sealed record SignedNote
{
    private const string Dash = "\u2014 ";
    private const int MostSignatures = 100;

    /// <summary>What is signed: its last line feed included, the empty line behind it not.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<NoteSignature> Signatures { get; init; }

    /// <exception cref="FormatException">It is no signed note.</exception>
    public static SignedNote Parse(string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n'))
        {
            throw new FormatException("it is no signed note: an empty line and signatures should follow the text");
        }

        var lines = note[(end + 2)..^1].Split('\n');
        return lines.Length <= MostSignatures
            ? new SignedNote { Text = note[..(end + 1)], Signatures = [.. lines.Select(ParseSignature)] }
            : throw new FormatException($"it bears more than {MostSignatures} signatures");
    }

    /// <summary>True when the key signed the text.</summary>
    public bool IsSignedBy(NoteKey key)
    {
        var signature = Signatures.FirstOrDefault(signature => signature.Name == key.Name && signature.KeyId == key.Id);
        return signature is not null && Ed25519.Verify(key.PublicKey.Span, Encoding.UTF8.GetBytes(Text), signature.Bytes.Span);
    }

    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            byte[] bytes = [.. BitConverter.IsLittleEndian ? BitConverter.GetBytes(signature.KeyId).Reverse() : BitConverter.GetBytes(signature.KeyId), .. signature.Bytes.Span];
            note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return note.ToString();
    }

    private static NoteSignature ParseSignature(string line)
    {
        if (line.StartsWith(Dash, StringComparison.Ordinal) && line[Dash.Length..].Split(' ') is [{ Length: > 0 } name, var base64])
        {
            var bytes = new byte[base64.Length];
            if (Convert.TryFromBase64String(base64, bytes, out var length) && length > 4)
            {
                return new NoteSignature(name, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4, length - 4));
            }
        }

        throw new FormatException("a line below the text is no signature");
    }
}

/// <param name="Name">Who signed.</param>
/// <param name="KeyId">Which key, among those of that name.</param>
/// <param name="Bytes">The signature itself.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes);
