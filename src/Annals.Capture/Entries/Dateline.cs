using System.Globalization;

namespace Annals.Capture.Entries;

/// <summary>The date an article gives itself in its first lines: <c>2020年9月5日 19:00</c>, <c>2020-09-05 19:00</c>.</summary>
internal static class Dateline
{
    private const int FirstCharacters = 300;

    /// <summary>The first full date, read as UTC for want of a zone; null when there is none. A time of day is only taken when it is written.</summary>
    public static DateTimeOffset? Find(string plain)
    {
        var head = plain.AsSpan(0, Math.Min(plain.Length, FirstCharacters));
        for (var i = 0; i + 8 <= head.Length; i++)
        {
            var isStart = char.IsAsciiDigit(head[i]) && (i == 0 || !char.IsAsciiDigit(head[i - 1]));
            if (isStart && Read(head[i..]) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        var rest = text;
        if (!Number(ref rest, 4, 4, out var year) || year < 1900
            || !Separator(ref rest, "年", "-", "/", ".") || !Number(ref rest, 1, 2, out var month)
            || !Separator(ref rest, "月", "-", "/", ".") || !Number(ref rest, 1, 2, out var day)
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        if (rest.StartsWith("日"))
        {
            rest = rest[1..];
        }

        rest = rest.TrimStart(" ,　T");
        return Number(ref rest, 1, 2, out var hour) && Separator(ref rest, ":", "：", "时", "時") && Number(ref rest, 2, 2, out var minute) && hour < 24 && minute < 60
            ? new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero)
            : new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
    }

    private static bool Separator(ref ReadOnlySpan<char> text, params ReadOnlySpan<string> any)
    {
        foreach (var separator in any)
        {
            if (text.StartsWith(separator, StringComparison.Ordinal))
            {
                text = text[separator.Length..];
                return true;
            }
        }

        return false;
    }

    private static bool Number(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        var digits = 0;
        while (digits < text.Length && digits <= most && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        number = 0;
        var isNumber = digits >= least && digits <= most && int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        text = isNumber ? text[digits..] : text;
        return isNumber;
    }
}
