using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Annals.Feeds.Dates;

/// <summary>
/// Reads a normalised text from left to right and collects what it names: year, month, day, time, half of the day, zone. A word nobody
/// knows, a field that comes twice, or a value that does not exist makes the text unreadable.
/// </summary>
internal sealed class DateScanner(string text, DateContext context)
{
    private int position;
    private readonly DateFields fields = new(context);
    private bool monthMayBeWeekday;
    private int strangers;
    private bool inParentheses;
    private DateTimeOffset? instant;

    public DateTimeOffset? Scan()
    {
        if (!Walk())
            return null;
        return instant ?? fields.Build();
    }

    /// <summary>Reads only a time, on a day known otherwise.</summary>
    public DateTimeOffset? ScanTime(LocalDate date)
    {
        if (!Walk() || fields.HasDate || fields.Year is not null || fields.Day is not null || fields.Hour is null)
            return null;
        return fields.At(date);
    }

    private bool Walk()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (instant is not null)
                return char.IsWhiteSpace(c);
            if (char.IsAsciiDigit(c))
            {
                if (!ReadNumber())
                    return false;
            }
            else if (c is '+' or '-' && fields.Hour is not null && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) && (fields.Zone is null || !inParentheses))
            {
                if (!ReadOffset())
                    return false;
            }
            else if (char.IsLetter(c) || c == '〇')
            {
                if (!ReadWord())
                    return false;
                if (position < 0)
                    return true;
            }
            else
            {
                if (c is '(' or '[')
                    inParentheses = true;
                else if (c is ')' or ']')
                    inParentheses = false;
                position++;
            }
        }
        return true;
    }

    private bool ReadNumber()
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        var digits = text.AsSpan(start, position - start);
        if (digits.Length > 14)
            return false;
        if (digits.Length is 10 or 12 or 13 or 14 or 8 or 11)
            return fields.HasNothing && ReadCompact(digits);
        var value = int.Parse(digits, CultureInfo.InvariantCulture);
        if (ReadClock(value, digits.Length) is { } clock)
            return clock;
        if (ReadUnit(value) is { } unit)
            return unit;
        if (ReadSeparated(value, digits.Length) is { } separated)
            return separated;
        return ReadPlain(value, digits.Length);
    }

    private bool ReadCompact(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 13 or 10 && digits[0] == '1' && position == text.Length)
        {
            // Milliseconds, or seconds, since 1970: between 2001 and 2033.
            var ticks = long.Parse(digits, CultureInfo.InvariantCulture);
            instant = digits.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(ticks) : DateTimeOffset.FromUnixTimeSeconds(ticks);
            return true;
        }
        if (digits.Length is 11 or 13 || !fields.SetDate(Number(digits[..4]), Number(digits[4..6]), Number(digits[6..8])))
            return false;
        if (digits.Length == 8)
            return ReadCompactTime();
        return fields.SetTime(Number(digits[8..10]), digits.Length >= 12 ? Number(digits[10..12]) : 0, digits.Length == 14 ? Number(digits[12..14]) : 0);
    }

    // 20240701T143524
    private bool ReadCompactTime()
    {
        if (position + 1 >= text.Length || text[position] != 't' || !char.IsAsciiDigit(text[position + 1]))
            return true;
        var start = position + 1;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var digits = text.AsSpan(start, end - start);
        if (digits.Length is not (4 or 6))
            return digits.Length == 2;
        position = end;
        if (!fields.SetTime(Number(digits[..2]), Number(digits[2..4]), digits.Length == 6 ? Number(digits[4..6]) : 0))
            return false;
        SkipFraction();
        return true;
    }

    // 14:35, 14:35:24.123; null when this is no clock.
    private bool? ReadClock(int value, int length)
    {
        if (length > 2 || position + 1 >= text.Length || text[position] != ':' || !char.IsAsciiDigit(text[position + 1]))
            return null;
        position++;
        var minutes = Digits(2);
        if (minutes is null)
            return false;
        var seconds = 0;
        if (position + 1 < text.Length && text[position] == ':' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            if (Digits(2) is not { } s)
                return false;
            seconds = s;
            SkipFraction();
        }
        return fields.SetTime(value, minutes.Value, seconds);
    }

    private void SkipFraction()
    {
        if (position + 1 < text.Length && text[position] is '.' or ',' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
                position++;
        }
    }

    // 2024年, 7月, 1日, 14时35分24秒, 14点半, 14h35; null when no unit follows.
    private bool? ReadUnit(int value)
    {
        var at = SkipSpace(position);
        if (at >= text.Length)
            return null;
        switch (text[at])
        {
            case '年' or '년':
                position = at + 1;
                return fields.SetYear(value);
            case '月' or '월':
                position = at + 1;
                return fields.SetMonth(value);
            case '日' or '号' or '號' or '일':
                position = at + 1;
                return fields.SetDay(value);
            case '时' or '時' or '点' or '點' or '시':
                position = at + 1;
                return ReadCjkTime(value);
            case 'h' when at == position && fields.Hour is null && (at + 1 >= text.Length || !char.IsLetter(text[at + 1])):
                position = at + 1;
                return fields.SetTime(value, position < text.Length && char.IsAsciiDigit(text[position]) ? Digits(2) ?? 99 : 0, 0);
            default:
                return null;
        }
    }

    private bool ReadCjkTime(int hours)
    {
        if (position < text.Length && text[position] is '钟' or '鐘' or '整')
            position++;
        if (position < text.Length && text[position] == '半')
        {
            position++;
            return fields.SetTime(hours, 30, 0);
        }
        var minutes = Counted("分분") ?? 0;
        if (minutes == 0 && position < text.Length && char.IsAsciiDigit(text[position]))
            minutes = Digits(2) ?? 99;
        return fields.SetTime(hours, minutes, Counted("秒초") ?? 0);
    }

    // A number and one of the units behind it.
    private int? Counted(string units)
    {
        var start = SkipSpace(position);
        var end = start;
        while (end < text.Length && end - start < 2 && char.IsAsciiDigit(text[end]))
            end++;
        var unit = SkipSpace(end);
        if (end == start || unit >= text.Length || !units.Contains(text[unit], StringComparison.Ordinal))
            return null;
        position = unit + 1;
        return Number(text.AsSpan(start, end - start));
    }

    // 2024-07-01, 01/07/2024, 2024. 7. 1., 07-01, 2024-W27-1, 2024-183; null when no separator follows.
    private bool? ReadSeparated(int first, int length)
    {
        if (fields.HasDate || length > 4 || position >= text.Length)
            return null;
        var separator = text[position];
        if (separator is not ('-' or '/' or '.'))
            return null;
        var at = separator == '.' && length == 4 ? SkipSpace(position + 1) : position + 1;
        if (at >= text.Length)
            return null;
        if (length == 4 && separator == '-' && text[at] == 'w')
            return ReadWeek(first, at + 1);
        if (!char.IsAsciiDigit(text[at]) || fields.Month is not null || fields.Day is not null)
            return null;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var second = text.AsSpan(at, end - at);
        if (length == 4 && second.Length == 3 && separator == '-')
            return ReadOrdinal(first, Number(second), end);
        if (second.Length > 2)
            return length <= 2 && second.Length == 4 && separator is '/' or '-' ? false : null;
        return ReadThird(first, length, Number(second), separator, end);
    }

    private bool? ReadThird(int first, int firstLength, int second, char separator, int end)
    {
        var at = end < text.Length && text[end] == separator ? (separator == '.' ? SkipSpace(end + 1) : end + 1) : -1;
        if (at < 0 || at >= text.Length || !char.IsAsciiDigit(text[at]))
            return ReadTwoParts(first, firstLength, second, separator, end);
        var thirdEnd = at;
        while (thirdEnd < text.Length && char.IsAsciiDigit(text[thirdEnd]))
            thirdEnd++;
        var third = Number(text.AsSpan(at, thirdEnd - at));
        var thirdLength = thirdEnd - at;
        position = thirdEnd < text.Length && text[thirdEnd] == '.' ? thirdEnd + 1 : thirdEnd;
        if (firstLength == 4 && thirdLength <= 2)
            return fields.SetDate(first, second, third);
        if (firstLength == 3 && thirdLength <= 2)
            return first is >= 80 and <= 200 && fields.SetDate(first + 1911, second, third);
        if (firstLength <= 2 && thirdLength == 4)
            return SetDayAndMonth(first, second, separator) && fields.SetYear(third);
        // Three short numbers: only when one of them can be nothing but the year.
        return firstLength == 2 && thirdLength <= 2 && first > 31 && fields.SetDate(TwoDigitYear(first), second, third);
    }

    private bool? ReadTwoParts(int first, int firstLength, int second, char separator, int end)
    {
        position = end;
        if (firstLength == 4)
        {
            // A month alone is a date in W3C-DTF ("2024-07"), with nothing behind it.
            fields.MonthIsEnough = separator == '-' && end == text.Length;
            return (fields.MonthIsEnough || separator != '.') && fields.SetYear(first) && fields.SetMonth(second) && fields.MonthIsEnough;
        }
        if (firstLength > 2)
            return false;
        if (separator == '.')
            return second <= 12 && fields.SetDay(first) && fields.SetMonth(second);
        if (separator == '-' || context.IsEastAsian)
            return fields.SetMonth(first) && fields.SetDay(second);
        return SetDayAndMonth(first, second, separator);
    }

    private bool SetDayAndMonth(int first, int second, char separator)
    {
        bool? dayFirst = first > 12 ? true : second > 12 ? false : first == second || separator == '.' ? true : context.DayComesFirst;
        return dayFirst switch
        {
            true => fields.SetDay(first) && fields.SetMonth(second),
            false => fields.SetMonth(first) && fields.SetDay(second),
            _ => false,
        };
    }

    // ISO 8601 week date; without a day it names a week, which is no date.
    private bool ReadWeek(int weekYear, int at)
    {
        var digits = text.AsSpan(at);
        if (digits.Length < 3 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[1]))
            return false;
        var week = Number(digits[..2]);
        var rest = digits[2] == '-' ? 3 : 2;
        if (rest >= digits.Length || digits[rest] is < '1' or > '7' || weekYear is < 1900 or > 2199 || week < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(weekYear))
            return false;
        position = at + rest + 1;
        fields.WholeDate = WeekYearRules.Iso.GetLocalDate(weekYear, week, (IsoDayOfWeek)(digits[rest] - '0'));
        return true;
    }

    private bool ReadOrdinal(int ordinalYear, int dayOfYear, int end)
    {
        if (ordinalYear is < 1900 or > 2199 || dayOfYear < 1 || dayOfYear > CalendarSystem.Iso.GetDaysInYear(ordinalYear))
            return false;
        position = end;
        fields.WholeDate = new LocalDate(ordinalYear, 1, 1).PlusDays(dayOfYear - 1);
        return true;
    }

    private bool ReadPlain(int value, int length)
    {
        if (position < text.Length && text[position] is '.' or 'º' or 'ª' or '°')
            position++;
        var suffix = Word(position);
        if (suffix is "st" or "nd" or "rd" or "th" or "er" or "re" or "ste" or "de" && length <= 2 && position < text.Length && text[position] != ' ')
            position += suffix.Length;
        else if (length <= 2 && fields.Hour is null && DateWords.IsHalf(Word(SkipSpace(position))))
            return fields.SetTime(value, 0, 0);
        if (length == 4)
            return ReadYearOrOffset(value);
        if (length > 2)
            return false;
        if (fields.Day is null && fields.WholeDate is null)
            return fields.SetDay(value);
        if (fields.Year is null && fields.Month is not null)
            return fields.SetYear(TwoDigitYear(value));
        return false;
    }

    // "14:35:24 0800": a plus sign that URL decoding turned into a blank.
    private bool ReadYearOrOffset(int value)
    {
        if (fields.Year is null && fields.WholeDate is null)
            return fields.SetYear(value is > 0 and < 100 && !(value == 1 && fields.Month == 1 && fields.Day == 1) ? TwoDigitYear(value) : value);
        if (fields.Hour is null || fields.Zone is not null || value > 1400 || value % 100 is not (0 or 30 or 45))
            return false;
        fields.Zone = ZoneNames.Fixed(value / 100 * 60 + value % 100);
        return true;
    }

    // RFC 2822 section 4.3, with the pivot of POSIX.
    private static int TwoDigitYear(int value) => value < 69 ? 2000 + value : 1900 + value;

    private bool ReadOffset()
    {
        var minutes = ZoneNames.ParseOffset(text.AsSpan(position), out var length);
        // "2024-07-01 14:35 - 2024": a dash is not always a sign.
        if (minutes is null)
            return false;
        position += length;
        fields.Zone ??= ZoneNames.Fixed(minutes.Value);
        return true;
    }

    // False when the text is unreadable; position -1 when what follows does not matter any more.
    private bool ReadWord()
    {
        if (text[position] > 0x2E80)
            return ReadCjk();
        var word = Word(position);
        var start = position;
        position += word.Length;
        var bare = word.Replace(".", "", StringComparison.Ordinal);
        if (DateWords.IsHalf(word) && fields.Hour is not null)
        {
            fields.Half = bare[0] == 'a' ? DayHalf.Morning : DayHalf.Afternoon;
            return true;
        }
        if (bare is "t" or "at" && position <= text.Length)
            return true;
        if (MonthNames.Find(bare) is > 0 and var m)
            return SetNamedMonth(m, bare);
        if (ReadZone(bare, start) is { } read)
            return read;
        if (DateWords.IsNoise(bare))
            return true;
        return Stranger(bare);
    }

    private bool SetNamedMonth(int value, string word)
    {
        if (fields.Month is not null && !monthMayBeWeekday)
            return fields.Month == value;
        fields.Month = value;
        monthMayBeWeekday = MonthNames.MayBeWeekday(word);
        return true;
    }

    private bool? ReadZone(string word, int start)
    {
        if (fields.Hour is null)
            return null;
        // IANA names hold slashes and underscores: Asia/Shanghai, Etc/GMT-8.
        var end = position;
        if (end < text.Length && text[end] == '/')
        {
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '/' or '_' or '-' or '+'))
                end++;
            if (ZoneNames.FindAbbreviation(text[start..end], context.IsEastAsian) is { } named)
            {
                position = end;
                fields.Zone ??= named;
                return true;
            }
        }
        if (ZoneNames.FindAbbreviation(word, context.IsEastAsian) is not { } found)
            return null;
        // GMT+8, UTC +08:00
        var sign = SkipSpace(position);
        if (word is "gmt" or "utc" or "ut" && sign + 1 < text.Length && text[sign] is '+' or '-' && char.IsAsciiDigit(text[sign + 1]))
        {
            position = sign;
            return ReadOffset();
        }
        fields.Zone ??= found;
        return true;
    }

    private bool ReadCjk()
    {
        var rest = text.AsSpan(position);
        if (ZoneNames.ChineseNameLength(rest) is > 0 and var length)
        {
            fields.Zone ??= ZoneNames.FindAbbreviation(rest[..length].ToString(), context.IsEastAsian);
            position += length;
            return true;
        }
        foreach (var (word, value) in DateWords.Halves)
        {
            if (!rest.StartsWith(word))
                continue;
            fields.Half = value;
            position += word.Length;
            return true;
        }
        foreach (var (word, offset) in DateWords.Eras)
        {
            if (rest.StartsWith(word))
                return ReadEra(position + word.Length, offset);
        }
        if (DateWords.WeekdayLength(rest) is > 0 and var weekday)
        {
            position += weekday;
            return true;
        }
        var end = 0;
        while (end < rest.Length && char.IsLetter(rest[end]))
            end++;
        position += end;
        return Stranger(rest[..end].ToString());
    }

    private bool ReadEra(int at, int offset)
    {
        at = SkipSpace(at);
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end == at || end - at > 3 || end >= text.Length || text[end] != '年')
            return false;
        position = end + 1;
        return fields.SetYear(Number(text.AsSpan(at, end - at)) + offset);
    }

    // A word that means nothing here: a label, the weekday in yet another language, or the end of what is a date.
    private bool Stranger(string word)
    {
        if (inParentheses)
            return true;
        if (position < text.Length && text[position] == ':' && fields.HasNothing)
            return true;
        if (fields.HasNothing && strangers++ == 0)
            return true;
        // "2024-07-01 14:35 来源：新华网": the date is complete, and this cannot be the name of a zone.
        if (fields.HasDate && fields.Hour is not null && fields.Year is not null && (word[0] > 0x2E80 || word.Length > 5))
        {
            position = -1;
            return true;
        }
        return false;
    }

    private string Word(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) && text[end] <= 0x2E80 || text[end] == '.' && end > at && end + 1 < text.Length && char.IsLetter(text[end + 1]) && end - at == 1 || text[end] == '\''))
            end++;
        // "p.m." ends with its dot.
        if (end < text.Length && text[end] == '.' && end - at == 3 && text[at + 1] == '.')
            end++;
        return text[at..end];
    }

    private int? Digits(int count)
    {
        if (position + count > text.Length)
            return null;
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(text[position + i]))
                return null;
        }
        if (position + count < text.Length && char.IsAsciiDigit(text[position + count]))
            return null;
        var value = Number(text.AsSpan(position, count));
        position += count;
        return value;
    }

    private int SkipSpace(int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
