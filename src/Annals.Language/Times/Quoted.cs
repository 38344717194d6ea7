namespace Annals.Language.Times;

/// <summary>A time inside a title is a name: 《60分钟》, 《明日之后》.</summary>
internal static class Quoted
{
    private const int LongestTitle = 40;

    public static bool IsName(string folded, int start, int end)
    {
        for (var at = start - 1; at >= 0 && start - at < LongestTitle && folded[at] is not ('》' or '\n'); at--)
        {
            if (folded[at] == '《')
            {
                var close = folded.IndexOf('》', end);
                return close >= 0 && close - end < LongestTitle;
            }
        }

        return false;
    }
}
