namespace Annals.Pages.Words;

/// <summary>The value of a <c>lang</c> attribute (BCP 47) for an article's text. Fonts and line breaking hang on it.</summary>
public static class LanguageTag
{
    private const int LongestTag = 35;

    // ISO 639: Arabic, Central Kurdish, Divehi, Persian, Hebrew (and its old code), Pashto, Sindhi, Uyghur, Urdu, Yiddish.
    private static readonly HashSet<string> RightToLeft = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

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

    /// <summary>True for what is written from right to left; where no language is known, for a title that begins so.</summary>
    /// <param name="tag">As <see cref="For"/> gives it.</param>
    public static bool IsRightToLeft(string? tag, string title)
        => tag is null
            ? title.FirstOrDefault(char.IsLetter) is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF'
            : tag.Split('-') is var parts && !parts.Contains("Latn", StringComparer.OrdinalIgnoreCase) && RightToLeft.Contains(parts[0].ToLowerInvariant());

    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';
}
