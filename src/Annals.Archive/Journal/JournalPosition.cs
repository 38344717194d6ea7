namespace Annals.Archive.Journal;

/// <summary>
/// Where a follower of the journal stands. <c>default</c> is the beginning; deleting a derived store means going back to it.
/// </summary>
/// <param name="Sequence">The number of the next line.</param>
/// <param name="Segment">The file that holds it; null at the very beginning.</param>
/// <param name="Offset">Bytes into that file.</param>
/// <param name="Previous">The hash of the last line read; null at the beginning.</param>
public readonly record struct JournalPosition(long Sequence, string? Segment, long Offset, string? Previous)
{
    /// <summary>One line of text, for a derived store to keep.</summary>
    public override string ToString() => $"{Sequence} {Segment ?? "-"} {Offset} {Previous ?? "-"}";

    /// <summary>The beginning when the text is not what <see cref="ToString"/> gave.</summary>
    public static JournalPosition Parse(string? text)
        => text?.Split(' ') is [var sequence, var segment, var offset, var previous]
            && long.TryParse(sequence, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && long.TryParse(offset, System.Globalization.CultureInfo.InvariantCulture, out var bytes)
            ? new JournalPosition(number, segment == "-" ? null : segment, bytes, previous == "-" ? null : previous)
            : default;
}
