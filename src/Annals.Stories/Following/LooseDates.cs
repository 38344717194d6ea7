using System.Globalization;
using Annals.Language.Events;
using Annals.Language.Times;
using Annals.Stories.Passages;

namespace Annals.Stories.Following;

/// <summary>When something was that no date is told of: 不久前 in its own words; 随后, so between what was told before and the article.</summary>
internal static class LooseDates
{
    private static readonly string[] Afterwards = ["随后", "此后", "其后", "之后"];

    public static string? Of(Reading reading, ReportedEvent one)
    {
        if (one.Status is not ("happened" or "historical"))
        {
            return null;
        }

        var (start, end) = one.Evidence[0];
        var vague = reading.Report.Analysis.Times.FirstOrDefault(time => time.Granularity == TimeGranularity.VaguePast && time.Start >= start && time.End <= end);
        if (vague is not null)
        {
            return vague.Value;
        }

        var word = Array.Find(Afterwards, word => reading.Folded.IndexOf(word, start, Math.Min(12, end - start), StringComparison.Ordinal) >= 0);
        if (word is null)
        {
            return null;
        }

        var before = reading.Report.Analysis.Events.Where(other => other != one).SelectMany(other => other.Evidence.Select(span => (span.End, Days: DayRange.Of(other.Date)))).Where(other => other.End <= start && other.Days?.First is not null).OrderByDescending(other => other.End).FirstOrDefault().Days;
        return before?.First is { } from && from <= reading.Published ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{reading.Published:yyyy-MM-dd}") : null;
    }
}
