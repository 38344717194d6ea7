namespace Annals.Feeds.Reading;

/// <summary>
/// White space at the ends of a field: XML's, no-break spaces and byte order marks that templates leave there. The ideographic
/// space stays: Chinese paragraphs begin with it.
/// </summary>
internal static class Trimmed
{
    private const string Space = " \t\r\n\u00A0\uFEFF";

    public static string Of(string text) =>
        text.Length > 0 && (Space.Contains(text[0], StringComparison.Ordinal) || Space.Contains(text[^1], StringComparison.Ordinal)) ? text.AsSpan().Trim(Space).ToString() : text;
}
