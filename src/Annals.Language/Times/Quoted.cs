namespace Annals.Language.Times;

/// <summary>A time inside a title or a short quotation is a name: 《60分钟》, 《明日之后》, “十月惊奇”.</summary>
internal static class Quoted
{
    private const int LongestTitle = 40;
    private const int LongestRest = 4;

    public static bool IsName(string folded, int start, int end)
    {
        if (start > 0 && folded[start - 1] is '“' or '「' && folded[start] is < '0' or > '9' && folded.AsSpan(end, Math.Min(LongestRest, folded.Length - end)).IndexOfAny('”', '」') > 0)
        {
            // “十月惊奇”, “六四天网”.
            return true;
        }

        for (var at = start - 1; at >= 0 && start - at < LongestTitle && folded[at] is not ('》' or '\n'); at--)
        {
            if (folded[at] == '《')
            {
                return folded.AsSpan(end, Math.Min(LongestTitle, folded.Length - end)).Contains('》');
            }
        }

        return false;
    }
}
