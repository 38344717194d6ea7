using System.Buffers;

namespace Annals.Language.Times;

/// <summary>
/// The day an agency's article was written on: （中央社記者尹俊傑紐約13日專電）, 路透悉尼/纽约1月12日 -, 新华社北京9月6日电. What it calls today
/// is that day, which the feed's date may be a day behind.
/// </summary>
internal static class Datelines
{
    // How far behind the agency's name its date may stand, and how far back a dateline is believed.
    private const int Reach = 40;
    private const int MostDaysBack = 14;
    private const int LinesRead = 12;

    private static readonly SearchValues<string> Agencies = SearchValues.Create(
        ["中央社", "新华社", "中新社", "路透", "法新社", "美联社", "共同社", "韩联社", "塔斯社", "本报", "本台", "综合", "记者", "中广", "彭博", "德新社", "埃菲社", "央广", "大纪元"],
        StringComparison.Ordinal);

    private static readonly string[] Closings = ["综合", "专电", "电", "讯", "报导", "报道", "外电", "-", "—", "–", "）", ")", "】", "消息"];

    /// <summary>The dateline's day, or null where the text has none near its beginning.</summary>
    public static DateOnly? DayOf(string folded, DateOnly published)
    {
        var start = 0;
        for (var line = 0; line < LinesRead && start < folded.Length; line++)
        {
            var length = folded.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? folded.Length : start + length;
            if (InLine(folded, start, end, published) is { } day)
            {
                return day;
            }

            start = end + 1;
        }

        return null;
    }

    private static DateOnly? InLine(string folded, int start, int end, DateOnly published)
    {
        // A dateline opens its paragraph.
        var head = folded.AsSpan(start, Math.Min(end - start, Reach));
        var agency = head.IndexOfAny(Agencies);
        if (agency is < 0 or > 4)
        {
            return null;
        }

        for (var at = agency + 2; at < head.Length; at++)
        {
            if (!Digits.IsNumeral(head[at]) || Digits.IsNumeral(head[at - 1]) || Digits.At(folded, start + at) is not { IsOne: true } first)
            {
                continue;
            }

            var (month, number) = (0, first);
            if (first.End < folded.Length && folded[first.End] == '月' && Digits.At(folded, first.End + 1) is { IsOne: true } second)
            {
                (month, number) = (first.Low, second);
            }

            if (number.End < folded.Length && folded[number.End] == '日' && IsClosed(folded, number.End + 1))
            {
                return Resolve(month, number.Low, published);
            }
        }

        return null;
    }

    private static bool IsClosed(string folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
        {
            at++;
        }

        return Array.Exists(Closings, closing => string.CompareOrdinal(folded, at, closing, 0, closing.Length) == 0);
    }

    private static DateOnly? Resolve(int month, int day, DateOnly published)
    {
        for (var back = -1; back <= MostDaysBack; back++)
        {
            var candidate = published.AddDays(-back);
            if (candidate.Day == day && (month == 0 || candidate.Month == month))
            {
                return candidate;
            }
        }

        return null;
    }
}
