using Annals.Language.Attributions;
using Annals.Language.Scripts;
using Annals.Stories.Passages;

namespace Annals.Stories.Origins;

/// <summary>
/// Sentences of a later article that stand in an earlier one. A sentence is there when four in five of its runs of characters are, in either
/// script, whatever the punctuation. What both only quote from somebody is no copy.
/// </summary>
internal static class SharedTextFinder
{
    private const int Run = 6;
    private const int ShortestSentence = 14;
    private const double SentenceIsThere = 0.8;
    private const double LeastShare = 0.15;
    private const int LeastSentences = 2;

    public static IReadOnlyList<SharedText> Find(IReadOnlyList<Reading> readings)
    {
        var shared = new List<SharedText>();
        var runs = readings.Select(reading => Runs(reading.Folded.AsSpan(reading.BodyStart))).ToList();
        for (var later = 1; later < readings.Count; later++)
        {
            var own = Sentences(readings[later]);
            var length = own.Sum(sentence => sentence.Length);
            for (var earlier = 0; earlier < later && length > 0; earlier++)
            {
                var there = own.Where(sentence => Share(sentence.Runs, runs[earlier]) >= SentenceIsThere).ToList();
                var share = (double)there.Sum(sentence => sentence.Length) / length;
                if (there.Count >= LeastSentences && share >= LeastShare)
                {
                    var (original, copy) = (readings[earlier].Report, readings[later].Report);
                    shared.Add(new SharedText(copy.Id, original.Id, Math.Round(share, 3), original.Outlet == copy.Outlet, [.. there.Select(sentence => readings[later].Passage(sentence.Start, sentence.End))]));
                }
            }
        }

        return shared;
    }

    private static List<(int Start, int End, int Length, HashSet<int> Runs)> Sentences(Reading reading)
    {
        var quoted = reading.Report.Analysis.Attributions.Where(one => one.Kind == SpeechKind.Quote).ToList();
        var found = new List<(int, int, int, HashSet<int>)>();
        foreach (var (start, end) in reading.Sentences)
        {
            var isQuoted = quoted.Exists(one => Math.Min(one.End, end) - Math.Max(one.Start, start) > (end - start) * 6 / 10);
            var runs = isQuoted || start < reading.BodyStart ? [] : Runs(reading.Folded.AsSpan(start, end - start));
            if (runs.Count + Run > ShortestSentence)
            {
                found.Add((start, end, end - start, runs));
            }
        }

        return found;
    }

    private static double Share(HashSet<int> own, HashSet<int> other)
    {
        var count = 0;
        foreach (var run in own)
        {
            count += other.Contains(run) ? 1 : 0;
        }

        return (double)count / own.Count;
    }

    // Hashes of all runs of letters and digits, what stands between them left out.
    private static HashSet<int> Runs(ReadOnlySpan<char> folded)
    {
        var bare = new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
            {
                bare[length++] = ChineseFold.Fold(character);
            }
        }

        var runs = new HashSet<int>();
        for (var at = 0; at + Run <= length; at++)
        {
            var hash = 17;
            for (var i = at; i < at + Run; i++)
            {
                hash = unchecked((hash * 1_000_003) ^ bare[i]);
            }

            runs.Add(hash);
        }

        return runs;
    }
}
