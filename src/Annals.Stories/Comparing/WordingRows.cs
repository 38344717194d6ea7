using System.Buffers;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// A few words between quotation marks that other articles give in other words: 合作“上不封顶”, “无上限”伙伴关系, 合作“不设限制”. They are the same
/// statement when they share half of their characters (无 is 不), the sentences a word beside it, and name the same people. When it was said is told where a sentence says
/// before or after what.
/// </summary>
internal static class WordingRows
{
    private const int Shortest = 3;
    private const int Longest = 9;
    private const double Alike = 0.5;
    private const int LeastShared = 2;
    private const string Openers = "“「『";
    private const string Closers = "”」』";
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。,：:《》");

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var groups = new List<List<Told>>();
        foreach (var told in matter.Readings.SelectMany(reading => Quoted(matter, reading)))
        {
            // 上不封顶 and 不设限制 have little in common, and 无上限 something with each.
            var joined = new List<Told> { told };
            foreach (var group in groups.Where(group => group.Exists(other => Same(other, told)) && !group.Exists(other => other.Reading == told.Reading && other.Words != told.Words)).ToList())
            {
                if (!joined.Exists(one => one != told && group.Exists(other => other.Reading == one.Reading)))
                {
                    joined.InsertRange(joined.Count - 1, group);
                    groups.Remove(group);
                }
            }

            groups.Add([.. joined.DistinctBy(one => one.Reading)]);
        }

        foreach (var group in groups.Where(group => group.Count > 1))
        {
            // A term that all set between marks is no comparison.
            if (group.TrueForAll(told => told.Words == group[0].Words))
            {
                continue;
            }

            yield return Matter.Row(Aspect.Wording, string.Join(" / ", group.Select(told => told.Text).Distinct()), Relation.Difference, "the same, in other words", group.OrderBy(told => told.Reading.Report.Published).Select(told => Matter.Cell(told.Reading, told.Text, told.Start, told.End)));
            if (When(matter, group) is { } when)
            {
                yield return when;
            }
        }
    }

    // Before the invasion in one, since the outbreak of the war in another.
    private static ClaimRow? When(Matter matter, List<Told> group)
    {
        var cells = group.Select(told => (Told: told, When: Moments.Of(matter, told.Reading, told.Start))).Where(pair => pair.When is not null).ToList();
        foreach (var entry in cells.GroupBy(pair => pair.When!.Event).Where(entry => entry.Count() > 1))
        {
            var isSame = entry.All(pair => pair.When!.IsBefore == entry.First().When!.IsBefore);
            var subject = matter.Events.First(one => one.Id == entry.Key);
            return Matter.Row(Aspect.Order, $"{group[0].Text} / {matter.SubjectOf(subject)}", isSame ? Relation.Agreement : Relation.Contradiction, isSame ? "the same order" : "before it in one, after it in another", entry.Select(pair => Matter.Cell(pair.Told.Reading, pair.When!.IsBefore ? "before" : "after", pair.When.Start, pair.When.End))) with { Event = entry.Key, EventType = subject.Type };
        }

        return null;
    }

    private static bool Same(Told one, Told other)
        => one.Reading == other.Reading ? one.Words == other.Words
            : one.Words == other.Words || (one.Characters.Count(other.Characters.Contains) >= LeastShared && Context.Overlap(one.Characters, other.Characters) >= Alike && one.Beside.Overlaps(other.Beside) && one.Names.Overlaps(other.Names));

    private static IEnumerable<Told> Quoted(Matter matter, Reading reading)
    {
        var text = reading.Text;
        for (var open = text.AsSpan().IndexOfAny(Openers); open >= 0 && open + 1 < text.Length; open = Next(text, open + 1))
        {
            var close = text.AsSpan(open + 1).IndexOf(Closers[Openers.IndexOf(text[open])]);
            if (close < Shortest || close > Longest)
            {
                continue;
            }

            var (start, end) = (open + 1, open + 1 + close);
            if (reading.Mentions.Any(pair => pair.Mention.Start < end && pair.Mention.End > start) || text.AsSpan(start, close).ContainsAny(Marks))
            {
                continue;
            }

            var (from, to) = reading.SentenceAt(open);
            to = Math.Max(to, end);
            var names = Context.Names(reading, matter.Keys, open);
            var words = Meant(reading.Folded[start..end]);
            yield return new Told(reading, text[start..end], words, start, end, Characters(words), Beside(reading, from, to, start, end), names);
        }
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny(Openers) is >= 0 and var next ? from + next : -1;

    // 无, 没 and 未 say 不.
    private static string Meant(string folded) => folded.Replace('无', '不').Replace('没', '不').Replace('未', '不');

    private static HashSet<char> Characters(string words) => [.. words.Where(char.IsLetter)];

    // The words of the sentence that are no names and not quoted.
    private static HashSet<(char, char)> Beside(Reading reading, int from, int to, int start, int end)
    {
        var bare = reading.Folded[from..to].ToCharArray();
        foreach (var (mention, _) in reading.Within(from, to))
        {
            bare.AsSpan(mention.Start - from, mention.End - mention.Start).Fill(' ');
        }

        bare.AsSpan(start - from, Math.Min(end, to) - start).Fill(' ');
        return Context.Pairs(bare);
    }

    private sealed record Told(Reading Reading, string Text, string Words, int Start, int End, HashSet<char> Characters, HashSet<(char, char)> Beside, HashSet<string> Names);
}
