namespace Annals.Pages.Words;

/// <summary>The value of a <c>lang</c> attribute (BCP 47) for an article's text. Fonts and line breaking hang on it.</summary>
public static class LanguageTag
{
    private const int LongestTag = 35;

    /// <summary>
    /// The outlet's own word, with Chinese regions turned into scripts: <c>zh-tw</c> says how the text is written, and
    /// that is what a font needs to know. When the outlet says nothing, Han characters in the title say Chinese; else null.
    /// </summary>
    public static string? For(string? declared, string title)
    {
        var tag = (declared ?? "").Trim().Replace('_', '-');
        if (tag.Length is 0 or > LongestTag || !tag.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            return title.Any(IsHan) ? "zh" : null;
        }

        var parts = tag.ToLowerInvariant().Split('-');
        if (parts[0] != "zh")
        {
            return tag;
        }

        return parts.Any(part => part is "hant" or "tw" or "hk" or "mo") ? "zh-Hant"
            : parts.Any(part => part is "hans" or "cn" or "sg" or "my") ? "zh-Hans"
            : "zh";
    }

    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';
}
