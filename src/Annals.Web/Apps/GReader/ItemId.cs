using System.Globalization;

namespace Annals.Web.Apps.GReader;

/// <summary>
/// An article in the three spellings of the Google Reader API: <c>tag:google.com,2005:reader/item/</c> and 16 hexadecimal digits,
/// those digits alone, and a signed decimal. The number is the article's id, 60 bits.
/// </summary>
internal static class ItemId
{
    private const string Prefix = "tag:google.com,2005:reader/item/";
    private const int HexDigits = 16;

    public static string Long(long code) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{code:x16}");

    public static string Short(long code) => code.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when it is none of the three.</summary>
    public static long? Parse(string text)
        => text.StartsWith(Prefix, StringComparison.Ordinal) ? Hex(text.AsSpan(Prefix.Length))
            : text.Length == HexDigits && (text[0] == '0' || text.AsSpan().ContainsAnyInRange('a', 'f') || text.AsSpan().ContainsAnyInRange('A', 'F')) ? Hex(text)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : null;

    private static long? Hex(ReadOnlySpan<char> digits)
        => digits.Length <= HexDigits && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
}
