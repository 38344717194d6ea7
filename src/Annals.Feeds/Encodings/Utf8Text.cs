namespace Annals.Feeds.Encodings;

/// <summary>A document as valid UTF-8, with what was found out on the way.</summary>
internal sealed record Utf8Text
{
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public string Encoding { get; init; } = "utf-8";

    public int BadCount { get; init; }

    /// <summary>Offsets in <see cref="Bytes"/> of the first replacement characters that stand for bad bytes.</summary>
    public IReadOnlyList<int> BadOffsets { get; init; } = [];

    public bool LabelWasWrong { get; init; }

    /// <summary>The label in force forbids these bytes, which XML 1.0 (section 4.3.3) calls a fatal error.</summary>
    public bool BreaksItsLabel { get; init; }
}
