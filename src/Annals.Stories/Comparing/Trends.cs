namespace Annals.Stories.Comparing;

/// <summary>How numbers move, in the order in which they were given.</summary>
public static class Trends
{
    public static Trend Of(IReadOnlyList<decimal> numbers)
    {
        var steps = numbers.Zip(numbers.Skip(1), static (before, after) => after.CompareTo(before)).Where(static step => step != 0).Distinct().ToList();
        var half = numbers.Count / 2;
        return steps switch { [] => Trend.Steady, [> 0] => Trend.Rising, [< 0] => Trend.Falling, _ => Spread([.. numbers.Skip(half)]) < Spread([.. numbers.Take(half)]) ? Trend.Converging : Trend.Apart };
    }

    /// <summary>The number in a claim's value, without its bound, the first of a range; null for none.</summary>
    /// <param name="value">See <see cref="Annals.Language.Claims.Claim.Value"/>.</param>
    public static decimal? NumberOf(string value) => Quantity.Of(value)?.Number;

    private static decimal Spread(List<decimal> numbers) => numbers.Count == 0 ? 0 : numbers.Max() - numbers.Min();
}
