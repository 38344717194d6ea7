using System.Globalization;

namespace Annals.Language.Times;

/// <summary>Days that have a name, by the year.</summary>
internal static class Holidays
{
    private static readonly ChineseLunisolarCalendar Moon = new();

    // Longer names before those they begin with. Traditional names are folded.
    private static readonly (string Name, Func<int, DateOnly?> Of, int Days)[] All =
    [
        ("十一黄金周", year => Calendar.Day(year, 10, 1), 7), ("五一黄金周", year => Calendar.Day(year, 5, 1), 7), ("春节黄金周", NewYear, 7),
        ("十一长假", year => Calendar.Day(year, 10, 1), 7), ("国庆长假", year => Calendar.Day(year, 10, 1), 7), ("国庆黄金周", year => Calendar.Day(year, 10, 1), 7), ("五一长假", year => Calendar.Day(year, 5, 1), 5),
        ("元旦节", year => Calendar.Day(year, 1, 1), 1), ("元旦", year => Calendar.Day(year, 1, 1), 1),
        ("跨年夜", year => Calendar.Day(year, 12, 31), 1), ("新年前夜", year => Calendar.Day(year, 12, 31), 1), ("除夕夜", year => NewYear(year)?.AddDays(-1), 1), ("除夕", year => NewYear(year)?.AddDays(-1), 1),
        ("大年初一", NewYear, 1), ("大年初二", year => NewYear(year)?.AddDays(1), 1), ("春节", NewYear, 1), ("农历新年", NewYear, 1), ("元宵节", year => NewYear(year)?.AddDays(14), 1),
        ("情人节", year => Calendar.Day(year, 2, 14), 1), ("女生节", year => Calendar.Day(year, 3, 7), 1), ("三八妇女节", year => Calendar.Day(year, 3, 8), 1), ("国际妇女节", year => Calendar.Day(year, 3, 8), 1), ("妇女节", year => Calendar.Day(year, 3, 8), 1),
        ("植树节", year => Calendar.Day(year, 3, 12), 1), ("愚人节", year => Calendar.Day(year, 4, 1), 1), ("清明节", Clear, 1), ("世界地球日", year => Calendar.Day(year, 4, 22), 1), ("地球日", year => Calendar.Day(year, 4, 22), 1),
        ("五一劳动节", year => Calendar.Day(year, 5, 1), 1), ("国际劳动节", year => Calendar.Day(year, 5, 1), 1), ("劳动节", year => Calendar.Day(year, 5, 1), 1), ("五四青年节", year => Calendar.Day(year, 5, 4), 1), ("青年节", year => Calendar.Day(year, 5, 4), 1),
        ("母亲节", year => Calendar.WeekdayOfMonth(year, 5, 7, 2), 1), ("六一儿童节", year => Calendar.Day(year, 6, 1), 1), ("儿童节", year => Calendar.Day(year, 6, 1), 1), ("父亲节", year => Calendar.WeekdayOfMonth(year, 6, 7, 3), 1),
        ("端午节", year => Lunar(year, 5, 5), 1), ("七夕节", year => Lunar(year, 7, 7), 1), ("七夕", year => Lunar(year, 7, 7), 1), ("中元节", year => Lunar(year, 7, 15), 1), ("中秋节", year => Lunar(year, 8, 15), 1), ("中秋", year => Lunar(year, 8, 15), 1), ("重阳节", year => Lunar(year, 9, 9), 1),
        ("建党节", year => Calendar.Day(year, 7, 1), 1), ("建军节", year => Calendar.Day(year, 8, 1), 1), ("教师节", year => Calendar.Day(year, 9, 10), 1),
        ("双十国庆", year => Calendar.Day(year, 10, 10), 1), ("双十节", year => Calendar.Day(year, 10, 10), 1), ("国庆节", year => Calendar.Day(year, 10, 1), 1), ("十一国庆", year => Calendar.Day(year, 10, 1), 1),
        ("万圣节", year => Calendar.Day(year, 10, 31), 1), ("光棍节", year => Calendar.Day(year, 11, 11), 1), ("双十一", year => Calendar.Day(year, 11, 11), 1), ("感恩节", year => Calendar.WeekdayOfMonth(year, 11, 4, 4), 1),
        ("平安夜", year => Calendar.Day(year, 12, 24), 1), ("圣诞前夕", year => Calendar.Day(year, 12, 24), 1), ("圣诞夜", year => Calendar.Day(year, 12, 24), 1), ("圣诞节", year => Calendar.Day(year, 12, 25), 1), ("圣诞日", year => Calendar.Day(year, 12, 25), 1),
        ("复活节", Easter, 1), ("行宪纪念日", year => Calendar.Day(year, 12, 25), 1), ("独立日", year => Calendar.Day(year, 7, 4), 1), ("巴士底日", year => Calendar.Day(year, 7, 14), 1),
    ];

    public const string Initials = "十五春国元跨新除大农情女三植愚清世地劳青母六儿父端七中重建教双万光感平圣复行独巴";

    public static IEnumerable<string> Names => All.Select(entry => entry.Name);

    /// <summary>The day in a year, how many days from it, and the place behind the name.</summary>
    public static (Func<int, DateOnly?> Of, int Days, int End)? At(TimeScan scan, int at)
    {
        if (!Initials.Contains(scan.CharAt(at)))
        {
            return null;
        }

        foreach (var (name, of, days) in All)
        {
            if (scan.Is(at, name) && !IsElsewhere(scan, at, name))
            {
                return (of, days, at + name.Length);
            }
        }

        return null;
    }

    // 印度独立日, 乌克兰独立日: every country has its own.
    private static bool IsElsewhere(TimeScan scan, int at, string name) => name == "独立日" && char.IsLetter(scan.CharAt(at - 1)) && !scan.Is(at - 2, "美国") && !scan.Is(at - 2, "庆祝") && !scan.Is(at - 1, "的") && !scan.Is(at - 1, "在");

    private static DateOnly? NewYear(int year) => Lunar(year, 1, 1);

    private static DateOnly? Lunar(int year, int month, int day)
    {
        // The calendar reaches from 1901 to 2100.
        if (year is < 1902 or > 2099)
        {
            return null;
        }

        var leap = Moon.GetLeapMonth(year);
        return DateOnly.FromDateTime(Moon.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // The solar term falls on 4 April in leap years and the years after them, else on the 5th, in this century.
    private static DateOnly? Clear(int year) => Calendar.Day(year, 4, year % 4 is 0 or 1 ? 4 : 5);

    // Anonymous Gregorian computus (Meeus, Jones, Butcher).
    private static DateOnly? Easter(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = b / 4;
        var e = b % 4;
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var i = c / 4;
        var k = c % 4;
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        return Calendar.Day(year, month, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
