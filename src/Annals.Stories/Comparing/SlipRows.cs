using System.Globalization;
using Annals.Language.Entities;
using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Times;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// What an article cannot have meant: a name that is a known one but for one character (巴基斯塔), marks the wrong way round (”一带一路“),
/// characters of the other script strewn in (国际关係), a day of the week that is another one's, 本月早些时候 on the first of a month.
/// </summary>
internal static class SlipRows
{
    private const string Weekdays = "日一二三四五六";

    // A text in two scripts is no slip.
    private const int MostOfOtherScript = 8;
    private const int ShortestName = 4;

    private static readonly HashSet<string> Known = [.. AuthorityFile.BuiltIn.Entries.SelectMany(entry => entry.Names).Select(ChineseFold.Fold)];
    private static readonly ILookup<int, string> KnownByLength = Known.Where(name => name.Length >= ShortestName && name.All(character => character >= 0x3400 || character == '·')).ToLookup(name => name.Length);

    public static IEnumerable<ClaimRow> Find(Matter matter)
        => matter.Readings.SelectMany(reading => Names(matter, reading).Concat(Marks(matter, reading)).Concat(Script(matter, reading)).Concat(Days(matter, reading)).Concat(EarlierThisMonth(matter, reading)));

    private static ClaimRow Row(Matter matter, Reading reading, string value, string reason, params IReadOnlyList<(int Start, int End)> spans)
        => Matter.Row(Aspect.Slip, value, Relation.Mistake, reason, spans.Select(span => Matter.Cell(reading, reading.Text[span.Start..span.End], span.Start, span.End)));

    // People and bodies are too often called nearly alike: 弗洛伊斯, 弗洛伊德; 纽约邮报, 纽约时报.
    private static IEnumerable<ClaimRow> Names(Matter matter, Reading reading)
    {
        foreach (var entity in reading.Report.Analysis.Entities.Where(entity => entity is { IsKnown: false, Type: EntityType.Place }))
        {
            var name = ChineseFold.Fold(entity.Name);
            if (name.Length < ShortestName)
            {
                continue;
            }

            var near = KnownByLength[name.Length].Where(other => Differing(name, other) == 1).Order(StringComparer.Ordinal).ToList();
            if (near.Count == 1 && matter.Readings.Any(other => other.Folded.Contains(near[0], StringComparison.Ordinal)))
            {
                yield return Row(matter, reading, entity.Name, $"all but one character of {near[0]}", [.. entity.Mentions.Select(mention => (mention.Start, mention.End))]);
            }
        }
    }

    private static int Differing(string one, string other) => one.Zip(other).Count(pair => pair.First != pair.Second);

    // ”…“: closed before it is opened.
    private static IEnumerable<ClaimRow> Marks(Matter matter, Reading reading)
    {
        var text = reading.Text;
        for (var close = text.IndexOf('”'); close >= 0; close = text.IndexOf('”', close + 1))
        {
            var next = text.AsSpan(close + 1).IndexOfAny('“', '”', '\n');
            var before = text.AsSpan(0, close).LastIndexOfAny('“', '”', '\n');
            if (next > 0 && next < 30 && text[close + 1 + next] == '“' && (before < 0 || text[before] != '“'))
            {
                yield return Row(matter, reading, text[close..(close + next + 2)], "quotation marks the wrong way round", (close, close + next + 2));
            }
        }
    }

    private static IEnumerable<ClaimRow> Script(Matter matter, Reading reading)
    {
        var text = reading.Text;
        var (simplified, traditional) = (new List<int>(), new List<int>());
        for (var at = 0; at < text.Length; at++)
        {
            if (ChineseFold.IsOnlyTraditional(text[at]))
            {
                traditional.Add(at);
            }
            else if (ChineseFold.IsOnlySimplified(text[at]))
            {
                simplified.Add(at);
            }
        }

        // The other way round it is often usage: 台, 群, 峰.
        if (traditional.Count is > 0 and <= MostOfOtherScript && simplified.Count > traditional.Count * 30)
        {
            yield return Row(matter, reading, string.Join(' ', traditional.Select(at => text[at]).Distinct()), "traditional characters in a simplified text", [.. traditional.Select(at => (at, at + 1))]);
        }
    }

    // 周四（9月15日）, where the 15th is no Thursday.
    private static IEnumerable<ClaimRow> Days(Matter matter, Reading reading)
    {
        foreach (var time in reading.Report.Analysis.Times.Where(time => time.Granularity == TimeGranularity.Day))
        {
            var folded = reading.Folded[time.Start..time.End];
            var at = folded.IndexOfAny(['周', '期', '拜']);
            if (at < 0 || at + 1 >= folded.Length || !folded.Contains('日', StringComparison.Ordinal) || !folded.Any(char.IsAsciiDigit))
            {
                continue;
            }

            var weekday = Weekdays.IndexOf(folded[at + 1] == '天' ? '日' : folded[at + 1]);
            if (weekday >= 0 && DayRange.Of(time.Value) is { Days: 1, First: { } day } && (int)day.DayOfWeek != weekday && DayIn(folded) == day.Day)
            {
                yield return Row(matter, reading, time.Text, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is a {day.DayOfWeek}"), (time.Start, time.End));
            }
        }
    }

    private static int DayIn(string folded)
    {
        var end = folded.LastIndexOf('日');
        var start = end;
        while (start > 0 && char.IsAsciiDigit(folded[start - 1]))
        {
            start--;
        }

        return int.TryParse(folded.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0;
    }

    // On the first days of a month there is no earlier this month.
    private static IEnumerable<ClaimRow> EarlierThisMonth(Matter matter, Reading reading)
    {
        if (reading.Published.Day > 1)
        {
            yield break;
        }

        foreach (var word in (string[])["本月早些时候", "本月稍早", "这个月早些时候", "本月初早些时候"])
        {
            for (var at = reading.Folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = reading.Folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                yield return Row(matter, reading, reading.Text[at..(at + word.Length)], string.Create(CultureInfo.InvariantCulture, $"published on {reading.Published:yyyy-MM-dd}: taken over from an earlier report"), (at, at + word.Length));
            }
        }
    }
}
