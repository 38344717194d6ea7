using System.Globalization;
using System.Runtime.InteropServices;

namespace Annals.Archive.Journal;

/// <summary>Where one line of the journal begins: 16 bytes, so that a place for every article costs next to nothing.</summary>
/// <param name="Month">The segment, as year * 100 + month.</param>
/// <param name="Offset">Bytes into the segment.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinePlace(int Month, long Offset)
{
    internal string Segment => $"{Month / 100:0000}-{Month % 100:00}.jsonl";

    // A file of another name is none of ours; a place in it leads nowhere.
    internal static LinePlace Of(string segment, long offset)
        => segment.Length >= 7 && int.TryParse(segment.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(segment.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            ? new LinePlace((year * 100) + month, offset)
            : default;
}
