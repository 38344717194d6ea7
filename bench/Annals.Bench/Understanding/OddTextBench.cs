using System.Globalization;
using Annals.Language.Analysis;

namespace Annals.Bench.Understanding;

/// <summary>Odd texts of one, two and four lengths through the whole analysis: what grows faster than the text shows as a ratio above four.</summary>
public static class OddTextBench
{
    private static readonly int[] Lengths = [50_000, 100_000, 200_000];

    public static int Run(string? kind)
    {
        var analyst = new Analyst();
        foreach (var (name, make) in OddText.Kinds.Where(one => kind is null || one.Kind.Contains(kind, StringComparison.Ordinal)))
        {
            analyst.Read(make(5_000), new DateOnly(2022, 9, 15));
            var seconds = Lengths.Select(length => Seconds(analyst, make(length))).ToList();
            var ratio = seconds[^1] / Math.Max(seconds[0], 0.001);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {string.Join("  ", seconds.Select(one => one.ToString("0.000", CultureInfo.InvariantCulture)))} s   ×{ratio:0.0}{(ratio > 6 && seconds[^1] > 0.2 ? "  <-- grows faster than its text" : "")}"));
        }

        return 0;
    }

    private static double Seconds(Analyst analyst, string text)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 2 && best > 0.02; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            analyst.Read(text, new DateOnly(2022, 9, 15));
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return best;
    }
}
