using System.Buffers;

namespace Annals.Language.Entities;

/// <summary>Who wrote and who edited, between marks that tell where the name ends: 记者王朝钰基隆15日电, 记者张婷综合报导, 编辑：戴光育）.</summary>
internal static class Bylines
{
    private const int Longest = 4;

    private static readonly string[] Heads = ["记者", "编辑:", "核稿:", "责编:", "责任编辑:", "编译:", "译者:", "网编:", "摄影:", "记者:", "编辑", "特派员"];
    private static readonly SearchValues<string> AnyHead = SearchValues.Create(Heads, StringComparison.Ordinal);
    private static readonly string[] Behind = ["综合报道", "综合报导", "综合外电", "报道", "报导", "摄", "专电", "特稿", "编译"];

    public static List<NameSpan> Add(string folded, List<NameSpan> spans)
    {
        List<NameSpan>? more = null;
        for (var at = Next(folded, 0); at >= 0; at = Next(folded, at + 1))
        {
            foreach (var head in Heads)
            {
                var start = at + head.Length;
                if (string.CompareOrdinal(folded, at, head, 0, head.Length) == 0 && EndOf(folded, start, head[^1] == ':', spans) is > 0 and var end && !IsKnown(spans, start, end))
                {
                    (more ??= []).Add(new NameSpan(start, end, EntityType.Person, []));
                    break;
                }
            }
        }

        if (more is null)
        {
            return spans;
        }

        var kept = spans.FindAll(span => span.Entries.Count > 0 || !more.Exists(name => name.Overlaps(span)));
        return [.. kept.Concat(more).OrderBy(span => span.Start)];
    }

    private static int Next(string folded, int from) => from < folded.Length && folded.AsSpan(from).IndexOfAny(AnyHead) is >= 0 and var found ? from + found : -1;

    private static bool IsKnown(List<NameSpan> spans, int start, int end) => NameSpan.In(spans, start, end) is { } span && (span.Entries.Count > 0 || (span.Start == start && span.End == end));

    private static int EndOf(string folded, int start, bool isLabelled, List<NameSpan> spans)
    {
        for (var end = start + 2; end <= Math.Min(start + Longest, folded.Length); end++)
        {
            if (folded[end - 1] is < '\u4e00' or > '\u9fff' || folded[end - 2] is < '\u4e00' or > '\u9fff')
            {
                return 0;
            }

            var mark = end < folded.Length ? folded[end] : '\n';
            var isPlace = NameSpan.In(spans, end, end + 1) is { Type: EntityType.Place } place && place.Start == end && place.End < folded.Length && (char.IsAsciiDigit(folded[place.End]) || folded.AsSpan(place.End).StartsWith("专电") || folded.AsSpan(place.End).StartsWith("报道") || folded.AsSpan(place.End).StartsWith("报导"));
            if (isPlace || (isLabelled ? mark is ')' or '/' or '\n' or ' ' or ';' : Array.Exists(Behind, word => string.CompareOrdinal(folded, end, word, 0, word.Length) == 0)))
            {
                return end;
            }
        }

        return 0;
    }
}
