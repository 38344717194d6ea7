using System.Text.RegularExpressions;

namespace Annals.RealData.Tests.Extraction;

/// <summary>Precision and recall of a text in windows of four words, as multisets (scrapinghub/article-extraction-benchmark).</summary>
internal sealed partial record BodyScore(double Precision, double Recall, bool Predicted)
{
    private const int Window = 4;

    public static BodyScore Of(string truth, string predicted)
    {
        var want = Windows(truth);
        var got = Windows(predicted);
        var common = want.Sum(w => Math.Min(w.Value, got.GetValueOrDefault(w.Key)));
        var wanted = want.Values.Sum();
        var gotten = got.Values.Sum();
        return new(gotten == 0 ? (wanted == 0 ? 1 : 0) : (double)common / gotten, wanted == 0 ? 1 : (double)common / wanted, gotten > 0);
    }

    private static Dictionary<string, int> Windows(string text)
    {
        var words = Word().Matches(text).Select(static m => m.Value).ToList();
        var windows = new Dictionary<string, int>(StringComparer.Ordinal);
        if (words.Count == 0)
            return windows;
        for (var i = 0; i < Math.Max(1, words.Count - Window + 1); i++)
        {
            var window = string.Join(' ', words.Skip(i).Take(Window));
            windows[window] = windows.GetValueOrDefault(window) + 1;
        }

        return windows;
    }

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
