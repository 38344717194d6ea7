using System.Globalization;

namespace Annals.Bench.Understanding;

/// <summary>How many were annotated, how many found, how many of those are right.</summary>
internal sealed class Tally
{
    public int Gold { get; set; }

    public int Found { get; set; }

    public int Right { get; set; }

    public static Tally Of(Dictionary<string, Tally> total, string name) => total.TryGetValue(name, out var known) ? known : total[name] = new Tally();

    /// <summary>One thing asked of something already found: right or not.</summary>
    public static void Check(Dictionary<string, Tally> total, string name, bool isRight)
    {
        var tally = Of(total, name);
        tally.Gold++;
        tally.Found++;
        tally.Right += isRight ? 1 : 0;
    }

    public string Row(string name) => string.Create(CultureInfo.InvariantCulture, $"{name,-46} gold {Gold,5}  found {Found,5}  P {100.0 * Right / Math.Max(1, Found),5:0.0}  R {100.0 * Right / Math.Max(1, Gold),5:0.0}  F1 {200.0 * Right / Math.Max(1, Gold + Found),5:0.0}");
}
