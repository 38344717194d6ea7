using System.Globalization;

namespace Annals.Feeds.Reading;

/// <summary>Numbers as feeds write them: with blanks, commas and units.</summary>
internal static class Numbers
{
    /// <summary>A whole number that is not negative; null for anything else.</summary>
    public static long? Count(string? text)
    {
        if (text is null)
            return null;
        var digits = text.AsSpan().Trim();
        if (digits.Contains(','))
            return long.TryParse(digits.ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var grouped) ? grouped : null;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The same, when it fits 32 bits.</summary>
    public static int? Small(string? text) => Count(text) is <= int.MaxValue and var n ? (int?)n : null;

    /// <summary>A decimal number, finite.</summary>
    public static double? Decimal(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
