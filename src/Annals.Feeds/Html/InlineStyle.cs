using System.Buffers;
using System.Collections.Frozen;

namespace Annals.Feeds.Html;

/// <summary>Style attributes: only properties and values that neither load anything nor leave their place.</summary>
internal static class InlineStyle
{
    private static readonly FrozenSet<string> Properties = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "azimuth", "background-color", "border-bottom-color", "border-collapse", "border-color", "border-left-color", "border-right-color", "border-top-color", "clear", "color", "cursor",
        "direction", "display", "elevation", "float", "font", "font-family", "font-size", "font-style", "font-variant", "font-weight", "height", "letter-spacing", "line-height", "overflow",
        "pause", "pause-after", "pause-before", "pitch", "pitch-range", "richness", "speak", "speak-header", "speak-numeral", "speak-punctuation", "speech-rate", "stress", "text-align",
        "text-decoration", "text-indent", "unicode-bidi", "vertical-align", "voice-family", "volume", "white-space", "width", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width",
        "stroke-linecap", "stroke-linejoin", "stroke-opacity");

    // Of these shorthands every word must be known: a background may be an image.
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "auto", "aqua", "black", "block", "blue", "bold", "both", "bottom", "brown", "center", "collapse", "dashed", "dotted", "fuchsia", "gray", "green", "!important", "italic", "left", "lime",
        "maroon", "medium", "none", "navy", "normal", "nowrap", "olive", "pointer", "purple", "red", "right", "solid", "silver", "teal", "top", "transparent", "underline", "white", "yellow");

    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,%#!'\"()\t\r\n");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly SearchValues<char> ColourNumbers = SearchValues.Create("0123456789,% )");

    /// <summary>What may stay; empty when nothing may.</summary>
    public static string Clean(string style)
    {
        style = WithoutAddresses(style);
        if (style.Contains('\\', StringComparison.Ordinal) || style.Contains("/*", StringComparison.Ordinal) || style.Contains('<', StringComparison.Ordinal) || style.Contains('@', StringComparison.Ordinal))
            return "";
        var kept = new List<string>();
        foreach (var declaration in style.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            // Half a declaration casts doubt on all of them.
            if (colon <= 0)
                return "";
            var property = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();
            if (value.AsSpan().ContainsAnyExcept(Harmless) || value.Contains("expression", StringComparison.OrdinalIgnoreCase) || !HasSafeBrackets(value))
                return "";
            if (value.Length > 0 && IsAllowed(property, value))
                kept.Add(property + ": " + value + ";");
        }
        return string.Join(' ', kept);
    }

    private static bool IsAllowed(string property, string value)
    {
        if (Properties.Contains(property))
            return true;
        var dash = property.IndexOf('-', StringComparison.Ordinal);
        var family = (dash < 0 ? property : property[..dash]).ToLowerInvariant();
        if (family is not ("background" or "border" or "margin" or "padding"))
            return false;
        foreach (var word in value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Keywords.Contains(word) && !IsMeasure(word))
                return false;
        }
        return true;
    }

    // #fff, 10px, 1.5em, 0, rgb(1,2,3)
    private static bool IsMeasure(string word)
    {
        if (word[0] == '#')
            return word.Length is > 1 and <= 9 && !word.AsSpan(1).ContainsAnyExcept(HexDigits);
        if (word.StartsWith("rgb(", StringComparison.OrdinalIgnoreCase))
            return !word.AsSpan(4).ContainsAnyExcept(ColourNumbers);
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] == '.'))
            digits++;
        return digits is > 0 and <= 4 && word[digits..] is "" or "cm" or "em" or "ex" or "in" or "mm" or "pc" or "pt" or "px" or "%" or ",";
    }

    // Brackets hold numbers only: rgb(0, 0, 0).
    private static bool HasSafeBrackets(string value)
    {
        var at = value.IndexOf('(', StringComparison.Ordinal);
        while (at >= 0)
        {
            var close = value.IndexOf(')', at);
            if (close < 0 || value.AsSpan(at + 1, close - at - 1).ContainsAnyExcept(ColourNumbers))
                return false;
            at = value.IndexOf('(', close);
        }
        return true;
    }

    private static string WithoutAddresses(string style)
    {
        while (style.IndexOf("url", StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            var open = at + 3;
            while (open < style.Length && char.IsWhiteSpace(style[open]))
                open++;
            if (open >= style.Length || style[open] != '(')
                return style;
            var close = style.IndexOf(')', open);
            if (close < 0)
                return "";
            style = string.Concat(style.AsSpan(0, at), " ", style.AsSpan(close + 1));
        }
        return style;
    }
}
