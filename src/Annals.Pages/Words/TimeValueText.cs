using System.Globalization;

namespace Annals.Pages.Words;

/// <summary>What an expression of time means (<see cref="Annals.Language.Times.TimeExpression.Value"/>), as people write it.</summary>
public static class TimeValueText
{
    private const int MostOfList = 4;

    /// <summary>The value itself where it has a form that is not known here.</summary>
    public static string Of(string value, UiLanguage language)
    {
        if (value.Contains(',', StringComparison.Ordinal))
        {
            var parts = value.Split(',');
            return string.Join(language == UiLanguage.Chinese ? "、" : ", ", parts.Take(MostOfList).Select(part => Of(part, language))) + (parts.Length > MostOfList ? "…" : "");
        }

        var words = Words(language);
        return value.Split('/') is [var from, var to]
            ? from == ".." ? $"{words.Until}{Blank(language)}{One(to, language)}"
                : to == ".." ? $"{words.Since}{Blank(language)}{One(from, language)}"
                : $"{One(from, language)} – {One(to, language)}"
            : One(value, language);
    }

    /// <summary>The day, where the value is one.</summary>
    public static DateOnly? Day(string value)
        => value.Length >= 10 && (value.Length == 10 || value[10] == 'T') && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string One(string value, UiLanguage language)
    {
        var chinese = language == UiLanguage.Chinese;
        if (value.StartsWith('P') && value.Length > 2)
        {
            return Length(value, language) ?? value;
        }

        if (Day(value) is { } day)
        {
            var text = DateText.Day(day, language);
            var rest = value.Length > 11 ? value[11..].TrimEnd('Z') : "";
            return rest.Length == 0 ? text : $"{text} {(Words(language).PartOfDay(rest) is { Length: > 0 } part ? part : rest)}";
        }

        return value.Length == 7 && DateOnly.TryParseExact(value + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? DateText.Month(month, language)
            : value.Length == 7 && value.AsSpan(4).StartsWith("-Q") ? (chinese ? $"{value[..4]}年第{value[6]}季度" : $"quarter {value[6]} of {value[..4]}")
            : value.Length == 4 && value.All(char.IsAsciiDigit) && chinese ? value + "年"
            : value;
    }

    private static string? Length(string value, UiLanguage language)
    {
        var isTime = value[1] == 'T';
        var number = value[(isTime ? 2 : 1)..^1];
        var unit = isTime && value[^1] == 'M' ? 'm' : value[^1];
        return number.Length > 0 && number.All(character => char.IsAsciiDigit(character) || character is '.' or '?') && unit is 'Y' or 'M' or 'W' or 'D' or 'H' or 'm' or 'S'
            ? Words(language).Length(number, unit)
            : null;
    }

    private static string Blank(UiLanguage language) => language == UiLanguage.Chinese ? "" : " ";

    private static FindingWords Words(UiLanguage language) => Vocabulary.For(language).Findings;
}
