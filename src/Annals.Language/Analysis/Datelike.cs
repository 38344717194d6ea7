using Annals.Language.Times;

namespace Annals.Language.Analysis;

/// <summary>Lines at the head of an article that are nothing but its date belong to the page, not to the text.</summary>
internal static class Datelike
{
    private const int LinesLooked = 8;
    private const int MostOtherLetters = 5;

    public static IReadOnlyList<TimeExpression> Without(string text, IReadOnlyList<TimeExpression> times)
    {
        var kept = times.ToList();
        var start = 0;
        for (var line = 0; line < LinesLooked && start < text.Length; line++)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            var inside = kept.Where(time => time.Start >= start && time.End <= end).ToList();
            if (inside.Count > 0 && Letters(text, start, end) - inside.Sum(time => Letters(text, time.Start, time.End)) <= MostOtherLetters)
            {
                kept.RemoveAll(time => time.Start >= start && time.End <= end);
            }

            start = end + 1;
        }

        return kept.Count == times.Count ? times : kept;
    }

    private static int Letters(string text, int start, int end)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            count += char.IsLetter(text[at]) ? 1 : 0;
        }

        return count;
    }
}
