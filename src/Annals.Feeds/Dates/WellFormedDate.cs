namespace Annals.Feeds.Dates;

/// <summary>
/// The two shapes nearly every feed uses, RFC 822 with a four-digit year and RFC 3339 with a zone, read without allocating.
/// Anything that departs from them by a letter is left to <see cref="DateScanner"/>.
/// </summary>
internal static class WellFormedDate
{
    public static DateTimeOffset? TryParse(ReadOnlySpan<char> text) =>
        text.Length switch
        {
            >= 20 and <= 35 when text[4] == '-' && text[10] == 'T' => Rfc3339(text),
            29 or 31 when text[3] == ',' && text[4] == ' ' => Rfc822(text),
            _ => null,
        };

    // Mon, 01 Jul 2024 14:35:24 GMT
    private static DateTimeOffset? Rfc822(ReadOnlySpan<char> s)
    {
        if (s[7] != ' ' || s[11] != ' ' || s[16] != ' ' || s[19] != ':' || s[22] != ':' || s[25] != ' ')
            return null;
        var month = s[8..11] switch
        {
            "Jan" => 1,
            "Feb" => 2,
            "Mar" => 3,
            "Apr" => 4,
            "May" => 5,
            "Jun" => 6,
            "Jul" => 7,
            "Aug" => 8,
            "Sep" => 9,
            "Oct" => 10,
            "Nov" => 11,
            "Dec" => 12,
            _ => 0,
        };
        int? offset = s[26..] switch
        {
            "GMT" or "UTC" => 0,
            ['+' or '-', _, _, _, _] zone => Offset(zone[0], Number(zone[1..3]), Number(zone[3..5])),
            _ => null,
        };
        return Build(Number(s[12..16]), month, Number(s[5..7]), Number(s[17..19]), Number(s[20..22]), Number(s[23..25]), offset);
    }

    // 2024-07-01T14:35:24.123+08:00
    private static DateTimeOffset? Rfc3339(ReadOnlySpan<char> s)
    {
        if (s[7] != '-' || s[13] != ':' || s[16] != ':')
            return null;
        var zone = s[19..];
        if (zone[0] == '.')
        {
            var digits = 1;
            while (digits < zone.Length && char.IsAsciiDigit(zone[digits]))
                digits++;
            if (digits == 1)
                return null;
            zone = zone[digits..];
        }
        int? offset = zone switch
        {
            "Z" => 0,
            ['+' or '-', _, _, ':', _, _] => Offset(zone[0], Number(zone[1..3]), Number(zone[4..6])),
            _ => null,
        };
        return Build(Number(s[..4]), Number(s[5..7]), Number(s[8..10]), Number(s[11..13]), Number(s[14..16]), Number(s[17..19]), offset);
    }

    private static int? Offset(char sign, int hours, int minutes) =>
        hours is >= 0 and <= 14 && minutes is >= 0 and < 60 ? (sign == '-' ? -1 : 1) * (hours * 60 + minutes) : null;

    private static DateTimeOffset? Build(int year, int month, int day, int hour, int minute, int second, int? offset)
    {
        if (offset is not { } minutes || year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }
        return new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddMinutes(-minutes), TimeSpan.Zero);
    }

    // -1 when it is not all digits.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
