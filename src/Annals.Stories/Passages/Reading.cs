using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Scripts;
using Annals.Stories.Grouping;

namespace Annals.Stories.Passages;

/// <summary>A report laid out for looking things up: its sentences, its mentions in order, who speaks where.</summary>
internal sealed class Reading
{
    private readonly List<(Mention Mention, Entity Entity)> _mentions;
    private readonly List<(int Start, int End)> _sentences;

    public Reading(Report report)
    {
        Report = report;
        Folded = ChineseFold.Fold(report.Analysis.Text);
        _mentions = [.. report.Analysis.Entities.SelectMany(entity => entity.Mentions.Select(mention => (mention, entity))).OrderBy(pair => pair.mention.Start)];
        _sentences = SentencesOf(Text);
        BodyStart = Text.StartsWith(report.Title.Trim(), StringComparison.Ordinal) ? Math.Min(report.Title.Trim().Length, Text.Length) : 0;
    }

    public Report Report { get; }

    public string Text => Report.Analysis.Text;

    /// <summary>One unit for a unit of <see cref="Text"/>.</summary>
    public string Folded { get; }

    /// <summary>Behind the headline.</summary>
    public int BodyStart { get; }

    public IReadOnlyList<(int Start, int End)> Sentences => _sentences;

    public IReadOnlyList<(Mention Mention, Entity Entity)> Mentions => _mentions;

    public DateOnly Published => DateOnly.FromDateTime(Report.Published.UtcDateTime);

    /// <summary>In order of publication, and one order whatever order they came in.</summary>
    public static IReadOnlyList<Reading> All(IReadOnlyList<Report> reports)
        => [.. reports.DistinctBy(report => report.Id).OrderBy(report => report.Published).ThenBy(report => report.Id, StringComparer.Ordinal).Select(report => new Reading(report))];

    public Passage Passage(int start, int end)
    {
        start = Math.Clamp(start, 0, Text.Length);
        end = Math.Clamp(end, start, Text.Length);
        var (from, to) = SentenceAt(start);
        to = Math.Max(to, Math.Min(end, Text.Length));
        return new Passage(Report.Id, Report.Outlet, start, end, Text[start..end], Text[from..to], from);
    }

    /// <summary>The sentence a place is in; the place itself between sentences.</summary>
    public (int Start, int End) SentenceAt(int at)
    {
        var (low, high) = (0, _sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sentences[middle].Start <= at ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && at < _sentences[low - 1].End ? _sentences[low - 1] : (at, at);
    }

    /// <summary>The mentions that lie in a stretch, in order.</summary>
    public IEnumerable<(Mention Mention, Entity Entity)> Within(int start, int end)
    {
        var (low, high) = (0, _mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _mentions[middle].Mention.Start < start ? (middle + 1, high) : (low, middle);
        }

        for (; low < _mentions.Count && _mentions[low].Mention.Start < end; low++)
        {
            if (_mentions[low].Mention.End <= end)
            {
                yield return _mentions[low];
            }
        }
    }

    /// <summary>Who says the words at a place; null when the outlet itself does.</summary>
    public Attribution? SpeakerAt(int at)
        => Report.Analysis.Attributions.Where(one => one.Start <= at && at < one.End).OrderByDescending(one => one.Start).FirstOrDefault();

    private static List<(int, int)> SentencesOf(string text)
    {
        var found = new List<(int, int)>();
        foreach (var range in Annals.Language.Sentences.NumberedSentences.Of(text))
        {
            found.Add((range.Start.Value, range.End.Value));
        }

        return found;
    }
}
