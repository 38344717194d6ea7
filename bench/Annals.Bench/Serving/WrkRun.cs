using System.Globalization;

namespace Annals.Bench.Serving;

/// <summary>What wrk printed.</summary>
/// <param name="Errors">Answers of another status than 2xx and 3xx, and connections that failed.</param>
/// <param name="CpuPerRequest">Microseconds of the server's processor time.</param>
internal sealed record WrkRun(long Requests, double PerSecond, double MedianMs, double P99Ms, long Errors, double CpuPerRequest, double BytesPerRequest)
{
    public static WrkRun Parse(string output, TimeSpan cpu)
    {
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        var requests = (long)Number(lines.First(line => line.Contains(" requests in ", StringComparison.Ordinal)).Split(' ')[0]);
        var failed = lines.Where(line => line.StartsWith("Socket errors:", StringComparison.Ordinal)).SelectMany(line => line.Split([' ', ','])).Where(word => word.All(char.IsAsciiDigit) && word.Length > 0).Sum(Number)
            + lines.Where(line => line.StartsWith("Non-2xx", StringComparison.Ordinal)).Sum(line => Number(line.Split(' ')[^1]));
        return new WrkRun(
            requests,
            Number(After(lines, "Requests/sec:")),
            Milliseconds(After(lines, "50%")),
            Milliseconds(After(lines, "99%")),
            (long)failed,
            cpu.TotalMicroseconds / Math.Max(1, requests),
            Bytes(After(lines, "Transfer/sec:")) / Math.Max(0.001, Number(After(lines, "Requests/sec:"))));
    }

    private static string After(List<string> lines, string name)
        => lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();

    private static double Milliseconds(string text) => text switch
    {
        [.. var number, 'u', 's'] => Number(number) / 1000,
        [.. var number, 'm', 's'] => Number(number),
        [.. var number, 's'] => Number(number) * 1000,
        _ => throw new FormatException($"wrk printed '{text}'"),
    };

    private static double Bytes(string text) => text switch
    {
        [.. var number, 'K', 'B'] => Number(number) * 1024,
        [.. var number, 'M', 'B'] => Number(number) * 1024 * 1024,
        [.. var number, 'G', 'B'] => Number(number) * 1024 * 1024 * 1024,
        _ => Number(text.TrimEnd('B')),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
