using System.Globalization;
using Annals.Language.Claims;
using Annals.Pages.Words;

namespace Annals.Pages.Articles;

/// <summary>A claimed figure as people write it: ≥ 9 次, 4–5, about 20.</summary>
internal static class FigureText
{
    private const decimal Large = 10_000;
    private const decimal Wan = 10_000;
    private const decimal Yi = 100_000_000;

    public static string Of(Claim claim, UiLanguage language)
        => claim.Kind switch
        {
            "date" or "length" => TimeValueText.Of(claim.Value, language),
            "percent" => $"{Value(claim.Value, language)} %",
            _ => claim.Unit is { Length: > 0 } unit ? $"{Value(claim.Value, language)} {unit}" : Value(claim.Value, language),
        };

    /// <summary>Large numbers as the language writes them: 2500亿, 250,000,000,000.</summary>
    public static string Value(string value, UiLanguage language)
    {
        var (sign, rest) = value.StartsWith(">=", StringComparison.Ordinal) ? ("≥ ", value[2..])
            : value.StartsWith("<=", StringComparison.Ordinal) ? ("≤ ", value[2..])
            : value is ['>' or '<', ..] ? (value[0] + " ", value[1..])
            : value.StartsWith('~') ? ("≈ ", value[1..])
            : ("", value);
        return sign + string.Join('–', rest.Split("..").Select(part => Number(part, language)));
    }

    // A unit may stand behind it.
    private static string Number(string text, UiLanguage language)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
        {
            length++;
        }

        return !decimal.TryParse(text.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < Large ? text
            : language == UiLanguage.English ? number.ToString("#,0.####", CultureInfo.InvariantCulture) + text[length..]
            : number >= Yi ? (number / Yi).ToString("0.####", CultureInfo.InvariantCulture) + "亿" + text[length..].TrimStart()
            : (number / Wan).ToString("0.####", CultureInfo.InvariantCulture) + "万" + text[length..].TrimStart();
    }
}
