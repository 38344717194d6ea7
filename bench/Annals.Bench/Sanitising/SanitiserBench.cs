using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Annals.Bench.Sanitising;

/// <summary>Hostile and harmless fragments through the built command and through DOMPurify on jsdom, and what comes out of them into Chromium.</summary>
internal static class SanitiserBench
{
    private const string BaseUri = "https://news.example/zh/2022/09/a.html";

    public static int Run(string folder)
    {
        if (!HarmProbe.IsPossible)
        {
            Console.Error.WriteLine($"{HarmProbe.Chromium} or {HarmProbe.Driver} is missing: install Debian's chromium and chromium-driver");
            return 1;
        }

        var peer = Path.Combine(Command.Repository, "bench/peers/dompurify");
        Command.Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", peer], null, null);
        var hostile = Read(Path.Combine(folder, "xss-dev.json"));
        var harmless = Read(Path.Combine(folder, "benign-dev.json"));
        Subject[] subjects =
        [
            new("unsanitised", documents => (documents, default)),
            new("Annals", documents => Pipe("dotnet", [Command.AnnalsDll, "sanitize", "--batch", "--base-uri", BaseUri], documents)),
            new("DOMPurify", documents => Pipe("node", [Path.Combine(peer, "purify.mjs")], documents)),
        ];
        using (var probe = new HarmProbe())
        {
            Console.WriteLine($"{hostile.Count} hostile fragments, each as innerHTML, twice so, and as a page; {harmless.Count} harmless ones");
            Console.WriteLine($"{"",-12} {"ran",5} {"fragments that ran",19} {"requests",9} {"handlers, addresses",20} {"strays",7} {"harmless kept",14}");
            foreach (var subject in subjects)
            {
                Measure(subject, probe, hostile, harmless);
            }
        }

        Speed(subjects[1], subjects[2], harmless, hostile);
        return 0;
    }

    private static void Measure(Subject subject, HarmProbe probe, List<JsonElement> hostile, List<JsonElement> harmless)
    {
        var complaints = new List<string>();
        var all = Harm.None;
        var ran = 0;
        foreach (var (entry, safe) in hostile.Zip(subject.Sanitise([.. hostile.Select(Html)]).Documents))
        {
            var harm = probe.Insert([safe]).And(probe.Open(safe));
            all = all.And(harm);
            ran += harm.Executions.Count > 0 ? 1 : 0;
            if (!harm.IsNone)
            {
                complaints.Add($"{entry.GetProperty("id")}: {harm}");
            }
        }

        var kept = 0;
        foreach (var (entry, safe) in harmless.Zip(subject.Sanitise([.. harmless.Select(Html)]).Documents))
        {
            var missing = probe.Missing(safe, BaseUri, entry.GetProperty("text"), entry.GetProperty("has"));
            kept += missing.Count == 0 ? 1 : 0;
            complaints.AddRange(missing.Select(one => $"{entry.GetProperty("id")}: missing: {one}"));
        }

        Console.WriteLine($"{subject.Name,-12} {all.Executions.Count,5} {ran,19} {all.Requests.Count,9} {all.Dangers.Count,20} {all.Strays.Count,7} {100.0 * kept / harmless.Count,12:F0} %");
        foreach (var complaint in subject.Name == "unsanitised" ? [] : complaints)
        {
            Console.WriteLine("    " + complaint);
        }
    }

    /// <summary>The slope between few and many rounds of the same fragments: starting up and warming up cancel out.</summary>
    private static void Speed(Subject annals, Subject peer, List<JsonElement> harmless, List<JsonElement> hostile)
    {
        string[] fragments = [.. harmless.Concat(hostile).Select(Html)];
        string[] articles = [.. Enumerable.Range(0, 10).Select(i => string.Concat(Enumerable.Range(0, 40).Select(k => $"<div class=\"p{i}\">{Html(harmless[(k + i) % harmless.Count])}</div>")))];
        foreach (var (what, documents) in new[] { ("fragments", fragments), ("articles", articles) })
        {
            var kilobytes = documents.Sum(document => Encoding.UTF8.GetByteCount(document)) / 1e3;
            // Enough rounds for the just-in-time compiler to have finished before the slope begins.
            var ours = Slope(annals, documents, 3000 / documents.Length, 12000 / documents.Length);
            var theirs = Slope(peer, documents, Math.Max(1, 200 / documents.Length), 1000 / documents.Length);
            Print(what, annals.Name, documents.Length, kilobytes, ours);
            Print(what, peer.Name, documents.Length, kilobytes, theirs);
            Console.WriteLine($"{what,-10} ratio {theirs / ours,6:F1}");
        }
    }

    private static double Slope(Subject subject, string[] documents, int few, int many)
    {
        // Twice, the better one: other work on the machine only ever slows down.
        double Once() => (Cpu(subject, documents, many) - Cpu(subject, documents, few)) / (many - few);
        return Math.Min(Once(), Once());
    }

    private static double Cpu(Subject subject, string[] documents, int rounds)
        => subject.Sanitise([.. Enumerable.Repeat(documents, rounds).SelectMany(round => round)]).Cpu.TotalSeconds;

    private static void Print(string what, string who, int documents, double kilobytes, double seconds)
        => Console.WriteLine($"{what,-10} {who,-10} {documents / seconds,9:F0} a CPU-s  {1e6 * seconds / kilobytes,7:F1} µs CPU a KB");

    private static (IReadOnlyList<string> Documents, TimeSpan Cpu) Pipe(string program, string[] arguments, IReadOnlyList<string> documents)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var before = Command.ChildrenCpu();
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        using (var input = process.StandardInput.BaseStream)
        {
            foreach (var document in documents)
            {
                input.Write(Encoding.UTF8.GetBytes(document.Replace("\0", "\ufffd", StringComparison.Ordinal)));
                input.WriteByte(0);
            }
        }

        reading.GetAwaiter().GetResult();
        process.WaitForExit();
        var results = Encoding.UTF8.GetString(output.ToArray()).Split('\0')[..^1];
        if (results.Length != documents.Count)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program}: {documents.Count} documents in, {results.Length} out"));
        }

        return (results, Command.ChildrenCpu() - before);
    }

    private static string Html(JsonElement entry) => entry.GetProperty("html").GetString()!;

    private static List<JsonElement> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }

    private sealed record Subject(string Name, Func<IReadOnlyList<string>, (IReadOnlyList<string> Documents, TimeSpan Cpu)> Sanitise);
}
