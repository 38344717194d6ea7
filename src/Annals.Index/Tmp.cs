#pragma warning disable
namespace Annals.Index;

public static class T
{
    [System.Runtime.InteropServices.DllImport("libc")] static extern int clock_gettime(int c, long[] t); [ThreadStatic] static long[]? b; public static double Now() { b ??= new long[2]; clock_gettime(3, b); return b[0] + b[1] / 1e9; }
    public static System.Collections.Concurrent.ConcurrentDictionary<string, double> Sums = new(); public static void Add(string n, double s) { var d = Now() - s; Sums.AddOrUpdate(n, d, (_, o) => o + d); }
    public static void Dump() { foreach (var p in Sums.OrderByDescending(p => p.Value)) Console.WriteLine($"   {p.Key} {p.Value:F3}"); }
}
