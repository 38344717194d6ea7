using System.Globalization;

namespace Annals.Archive;

/// <summary>Amounts of storage as people write them: <c>500MB</c>, <c>5 GB</c>, <c>1.5TB</c>; decimal, as disks are sold. A bare number is bytes.</summary>
public static class ByteSize
{
    private static readonly (string Unit, double Bytes)[] Units = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("B", 1)];

    /// <summary>Null when the text is no amount.</summary>
    public static long? Parse(string text)
    {
        var trimmed = text.Trim();
        var (number, factor) = Array.Find(Units, unit => trimmed.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase)) is { Unit: { } unit, Bytes: var bytes }
            ? (trimmed[..^unit.Length].TrimEnd(), bytes)
            : (trimmed, 1);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * factor < long.MaxValue ? (long)(value * factor) : null;
    }

    public static string ToText(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("F2", CultureInfo.InvariantCulture) + " GB",
        >= 100_000 => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e3).ToString("F1", CultureInfo.InvariantCulture) + " kB",
    };
}
