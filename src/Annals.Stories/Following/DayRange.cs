using System.Globalization;
using System.Runtime.InteropServices;
using Annals.Language.Times;

namespace Annals.Stories.Following;

/// <summary>The days that a value of <see cref="TimeExpression.Value"/> can mean, both included.</summary>
/// <param name="First">Null where it is open to the past.</param>
/// <param name="Last">Null where it is open to the future.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayRange(DateOnly? First, DateOnly? Last)
{
    /// <summary>Days from first to last, a thousand years where an end is open.</summary>
    public int Days => First is { } first && Last is { } last ? last.DayNumber - first.DayNumber + 1 : 365_000;

    /// <summary>Null for a length, a list and what is no date.</summary>
    public static DayRange? Of(string? value)
    {
        if (value is null || value.StartsWith('P') || value.Contains(',', StringComparison.Ordinal))
        {
            return null;
        }

        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return One(value);
        }

        var (first, last) = (value[..slash], value[(slash + 1)..]);
        var (from, to) = (One(first), One(last));
        return (from is null && first != "..") || (to is null && last != "..") ? null : new DayRange(from?.First, to?.Last);
    }

    public bool Overlaps(DayRange other)
        => (First is null || other.Last is null || First <= other.Last) && (other.First is null || Last is null || other.First <= Last);

    /// <summary>Days between the two; 0 where they overlap or cannot be told.</summary>
    public int Gap(DayRange other)
        => Overlaps(other) ? 0 : First > other.Last ? First!.Value.DayNumber - other.Last!.Value.DayNumber : other.First!.Value.DayNumber - Last!.Value.DayNumber;

    private static DayRange? One(string value)
    {
        if (value.Length >= 10 && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DayRange(day, day);
        }

        if (value.Length < 4 || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
        {
            return null;
        }

        return value.Length switch
        {
            4 => Months(year, 1, 12),
            7 when value[5] == 'Q' && value[6] is >= '1' and <= '4' => Months(year, ((value[6] - '1') * 3) + 1, ((value[6] - '1') * 3) + 3),
            7 when int.TryParse(value.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 => Months(year, month, month),
            _ => null,
        };
    }

    private static DayRange Months(int year, int first, int last)
        => new(new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)));
}
