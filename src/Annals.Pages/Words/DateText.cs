using System.Globalization;

namespace Annals.Pages.Words;

/// <summary>Dates and numbers as people write them in either language. All times are UTC.</summary>
public static class DateText
{
    private static readonly string[] ChineseDays = ["日", "一", "二", "三", "四", "五", "六"];
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>2024年7月3日 星期三 · Wednesday, 3 July 2024.</summary>
    public static string LongDay(DateOnly day, UiLanguage language)
        => language == UiLanguage.Chinese
            ? $"{Day(day, language)} 星期{ChineseDays[(int)day.DayOfWeek]}"
            : day.ToString("dddd, d MMMM yyyy", Invariant);

    /// <summary>2024年7月3日 · 3 July 2024.</summary>
    public static string Day(DateOnly day, UiLanguage language)
        => language == UiLanguage.Chinese ? day.ToString("yyyy年M月d日", Invariant) : day.ToString("d MMMM yyyy", Invariant);

    /// <summary>7月3日 · 3 July.</summary>
    public static string ShortDay(DateOnly day, UiLanguage language)
        => language == UiLanguage.Chinese ? day.ToString("M月d日", Invariant) : day.ToString("d MMM", Invariant);

    /// <summary>2024年7月 · July 2024.</summary>
    public static string Month(DateOnly day, UiLanguage language)
        => language == UiLanguage.Chinese ? day.ToString("yyyy年M月", Invariant) : day.ToString("MMMM yyyy", Invariant);

    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", Invariant);

    public static string DayAndClock(DateTimeOffset time, UiLanguage language)
        => $"{Day(DayOf(time), language)} {Clock(time)}";

    /// <summary>The value of a <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", Invariant);

    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", Invariant);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    /// <summary>30,000 with thousands separated.</summary>
    public static string Number(long number) => number.ToString("#,0", Invariant);

    /// <summary>A span in its largest whole unit: 12 分钟, 3 hours.</summary>
    public static string Span(TimeSpan span, UiLanguage language)
    {
        var (number, chinese, english) = span.Duration() switch
        {
            { TotalMinutes: < 1 } => (Math.Max(1, (int)span.Duration().TotalSeconds), "秒", "second"),
            { TotalHours: < 1 } short_ => ((int)short_.TotalMinutes, "分钟", "minute"),
            { TotalDays: < 1 } hours => ((int)hours.TotalHours, "小时", "hour"),
            var days => ((int)days.TotalDays, "天", "day"),
        };
        return language == UiLanguage.Chinese
            ? string.Create(Invariant, $"{number} {chinese}")
            : string.Create(Invariant, $"{number} {english}{(number == 1 ? "" : "s")}");
    }
}
