using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Attributions;

/// <summary>
/// Finds who says what: a word of speech, the subject before it, what is said behind it or before it; 据…报道 and …援引…的话说 make chains of
/// sources; 他 is the last one who fits; a paragraph that is all quotation goes on with its speaker.
/// </summary>
public static class AttributionFinder
{
    private const int LongestLine = 3000;

    /// <param name="text">Lines are blocks.</param>
    /// <param name="outlet">Who publishes the article, where that is known: what is said to the outlet itself came through nobody.</param>
    public static IReadOnlyList<Attribution> Find(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, string? outlet = null)
    {
        var reader = new SpeechReader(text, folded, entities, times, outlet);
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            if (end - start > LongestLine)
            {
                // Text without breaks is read in pieces, so that no part of it costs more than its share.
                var stop = text.AsSpan(start, LongestLine).LastIndexOf('。');
                end = start + (stop > 0 ? stop : LongestLine - 1);
            }

            reader.ReadLine(start, Math.Min(end + (end < text.Length && text[end] == '。' ? 1 : 0), text.Length));
            start = end + 1;
        }

        return reader.Found;
    }
}
