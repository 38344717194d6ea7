namespace Annals.Pages.Words;

/// <summary>Which language to speak to a reader who keeps no cookie.</summary>
public static class UiLanguageChoice
{
    /// <summary>The value of <c>?ui=</c>; null when it is absent or none of ours.</summary>
    public static UiLanguage? FromParameter(string? value) => value switch
    {
        "zh" => UiLanguage.Chinese,
        "en" => UiLanguage.English,
        _ => null,
    };

    public static string ToParameter(UiLanguage language) => language == UiLanguage.Chinese ? "zh" : "en";

    /// <summary>The better liked of our two in an Accept-Language header (RFC 9110, section 12.5.4); Chinese when it likes neither.</summary>
    public static UiLanguage FromAcceptLanguage(string? header)
    {
        var chinese = 0.0;
        var english = 0.0;
        foreach (var range in (header ?? "").Split(',', 32, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = range.Split(';', 2, StringSplitOptions.TrimEntries);
            var weight = parts.Length == 2 ? Weight(parts[1]) : 1;
            if (IsRange(parts[0], "zh"))
            {
                chinese = Math.Max(chinese, weight);
            }
            else if (IsRange(parts[0], "en"))
            {
                english = Math.Max(english, weight);
            }
        }

        return english > chinese ? UiLanguage.English : UiLanguage.Chinese;
    }

    private static bool IsRange(string range, string language)
        => range.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (range.Length == 2 || range[2] == '-');

    private static double Weight(string parameter)
        => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parameter.AsSpan(2), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var weight)
            ? weight
            : 0;
}
