using Annals.Language.Claims;
using Annals.Pages.Words;

namespace Annals.Pages.Articles;

/// <summary>A claimed figure as people write it: ≥ 9 次, 4–5, about 20.</summary>
internal static class FigureText
{
    public static string Of(Claim claim, UiLanguage language)
        => claim.Kind switch
        {
            "date" or "length" => TimeValueText.Of(claim.Value, language),
            "percent" => $"{Value(claim.Value)} %",
            _ => claim.Unit is { Length: > 0 } unit ? $"{Value(claim.Value)} {unit}" : Value(claim.Value),
        };

    public static string Value(string value)
        => value.StartsWith(">=", StringComparison.Ordinal) ? "≥ " + value[2..]
            : value.StartsWith("<=", StringComparison.Ordinal) ? "≤ " + value[2..]
            : value is ['>' or '<', ..] ? $"{value[0]} {value[1..]}"
            : value.StartsWith('~') ? "≈ " + value[1..]
            : value.Replace("..", "–", StringComparison.Ordinal);
}
