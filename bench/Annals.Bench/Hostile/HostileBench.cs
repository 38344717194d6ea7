using System.Globalization;
using System.Text;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Bench.Hostile;

/// <summary>
/// Serves one hostile feed at a time beside a sound neighbour, runs <c>annals fetch</c> over both as a whole process, and
/// prints what it cost and what was kept. Documents also go through <c>annals feed parse</c>.
/// </summary>
internal static class HostileBench
{
    private const int Deadline = 5;
    private const double MostSeconds = 10;
    private const double MostMegabytes = 200;
    private const int NeighbourEntries = 3;

    private static readonly byte[] Neighbour = Encoding.UTF8.GetBytes(Rss.Start() + Rss.Many(NeighbourEntries, i => Rss.Item($"Neighbour {i}", $"n{i}")) + Rss.End);

    /// <param name="wanted">Beginnings of kinds; none for all.</param>
    public static int Run(IReadOnlyList<string> wanted)
    {
        using var inner = new HostileServer(talk => talk.SendWithLengthAsync("", Neighbour), "");
        using var neighbour = new HostileServer(talk => talk.Path == "/feed" ? talk.SendWithLengthAsync("Content-Type: text/xml\r\n", Neighbour) : NotFoundAsync(talk), "");
        var cases = DocumentKinds.All(inner.Authority).Concat(TransferKinds.All(inner.Port)).Where(hostile => wanted.Count == 0 || wanted.Any(hostile.Kind.StartsWith)).ToList();
        var idle = Enumerable.Range(0, 3).Select(_ => FetchNeighbour(neighbour)).ToList();
        var parseIdle = Enumerable.Range(0, 3).Select(_ => Parse(Neighbour, "text/xml")).Max(run => run.PeakBytes);
        var idlePeak = idle.Max(run => run.PeakBytes);
        Console.WriteLine($"idle: fetch {idle.Max(run => run.Wall).TotalSeconds:F1} s, {idlePeak / 1e6:F0} MB; feed parse {parseIdle / 1e6:F0} MB. Aim: {MostSeconds} s, {MostMegabytes} MB over idle, the neighbour and the sound entries kept, nobody asked inside");
        Console.WriteLine($"{"kind",-32} {"fetch s",7} {"MB over",7} {"parse s",7} {"MB over",7} {"neighb.",7} {"sound",9}  annals said");
        var failures = 0;
        foreach (var hostile in cases)
        {
            var before = inner.Connections;
            var body = hostile.Document?.Invoke();
            var row = Fetch(hostile, body, neighbour, inner);
            var parse = body is not null && hostile.Kind.Split('/')[0] is not "transfer" ? Parse(body, hostile.ContentType) : null;
            failures += Print(hostile, row, parse, idlePeak, parseIdle, inner.Connections - before) ? 0 : 1;
        }

        Console.WriteLine($"{cases.Count} kinds, {failures} beyond the aim");
        return failures == 0 ? 0 : 1;
    }

    private static bool Print(HostileCase hostile, Row row, CommandRun? parse, long idle, long parseIdle, int askedInside)
    {
        var over = (row.Run.PeakBytes - idle) / 1e6;
        var parseOver = parse is null ? 0 : (parse.PeakBytes - parseIdle) / 1e6;
        var problems = new List<string>();
        void Check(bool holds, string otherwise)
        {
            if (!holds)
            {
                problems.Add(otherwise);
            }
        }

        Check(row.Run.Wall.TotalSeconds <= MostSeconds && parse?.Wall.TotalSeconds is null or <= MostSeconds, "SLOW");
        Check(over <= MostMegabytes && parseOver <= MostMegabytes, "MEMORY");
        Check(row.Run.ExitCode is 0 or 1 && parse?.ExitCode is null or 0 or 1, "CRASHED");
        Check(row.Neighbours == NeighbourEntries, "NEIGHBOUR LOST");
        Check(row.Sound >= hostile.Sound, "ENTRIES LOST");
        Check(askedInside == 0, "ASKED INSIDE");
        Check(!hostile.IsFaulty || row.Said.Length > 0, "NOTHING SAID");
        Check(row.IsVerified, "DOES NOT VERIFY");
        Check(row.Strays.Length == 0, "WROTE OUTSIDE: " + row.Strays);
        var parsed = parse is null ? $"{"-",7} {"-",7}" : $"{parse.Wall.TotalSeconds,7:F1} {parseOver,7:F0}";
        Console.WriteLine($"{Short(hostile.Kind, 32),-32} {row.Run.Wall.TotalSeconds,7:F1} {over,7:F0} {parsed} {row.Neighbours,5}/{NeighbourEntries} {row.Sound,4}/{hostile.Sound,-4}  {string.Concat(problems.Select(problem => $"** {problem} ** "))}{Short(row.Said, 110)}");
        return problems.Count == 0;
    }

    private static CommandRun FetchNeighbour(HostileServer neighbour)
    {
        using var scratch = new ScratchFolder();
        return Fetch(scratch.Path, [$"http://{neighbour.Authority}/feed"], [neighbour.Authority]);
    }

    private static Row Fetch(HostileCase hostile, byte[]? body, HostileServer neighbour, HostileServer inner)
    {
        var packed = body is not null && hostile.Kind.StartsWith("size/", StringComparison.Ordinal) && hostile.Headers.Length > 0 ? TransferKinds.Gzip(body) : body;
        using var server = new HostileServer(talk => AnswerAsync(hostile, packed, talk), inner.Authority);
        using var scratch = new ScratchFolder();
        var url = $"{(hostile.OverTls ? "https" : "http")}://{server.Authority}{hostile.Path}";
        var run = Fetch(scratch.Path, [url, $"http://{neighbour.Authority}/feed"], [server.Authority, neighbour.Authority]);
        var archive = Path.Combine(scratch.Path, "archive");
        var titles = JournalReader.Read(ArchiveFolder.Open(archive)).Select(line => line.Entry).OfType<RevisionKept>().Select(revision => revision.Title).ToList();
        var strays = Directory.EnumerateFileSystemEntries(scratch.Path).Where(path => path != archive).Select(path => Path.GetFileName(path)!);
        return new Row(run, Said(run, url), titles.Count(title => title.StartsWith("Neighbour", StringComparison.Ordinal)), titles.Count(title => title.StartsWith("Sound", StringComparison.Ordinal)), KillBench.Verifies(archive), string.Join(", ", strays));
    }

    private static CommandRun Fetch(string scratch, string[] urls, string[] allowed)
    {
        var archive = Path.Combine(scratch, "archive");
        ArchiveFolder.OpenOrCreate(archive);
        var allow = allowed.SelectMany(authority => new[] { "--allow-host", authority });
        return Command.Annals(null, ["fetch", "--no-images", .. urls, "--force", "--json", "--deadline", Deadline.ToString(CultureInfo.InvariantCulture), .. allow, "--archive", archive]);
    }

    private static async Task AnswerAsync(HostileCase hostile, byte[]? body, Conversation talk)
    {
        if (talk.Path == "/robots.txt")
        {
            await NotFoundAsync(talk);
        }
        else if (hostile.Talk is { } own)
        {
            await own(talk);
        }
        else
        {
            await talk.SendWithLengthAsync($"Content-Type: {hostile.ContentType}\r\n{hostile.Headers}", body);
        }
    }

    private static Task NotFoundAsync(Conversation talk) => talk.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask();

    private static CommandRun Parse(byte[] document, string contentType)
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "feed");
        File.WriteAllBytes(file, document);
        return Command.Run("sh", ["-c", "exec dotnet \"$0\" feed parse \"$1\" --content-type \"$2\" > /dev/null", Command.AnnalsDll, file, contentType], null, null);
    }

    private static string Said(CommandRun run, string url)
    {
        try
        {
            using var summary = JsonDocument.Parse(run.Output);
            var feed = summary.RootElement.GetProperty("feeds").EnumerateArray().First();
            var said = feed.GetProperty("error").GetString() is { } error ? [error] : feed.GetProperty("damage").EnumerateArray().Select(damage => damage.GetString()!).ToList();
            var skipped = feed.GetProperty("skipped");
            if (skipped.GetArrayLength() > 0)
            {
                said.Add($"{skipped.GetArrayLength()} skipped: {skipped[0].GetProperty("reason").GetString()}");
            }

            return string.Join("; ", said);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "no summary: " + (run.Output + run.Errors).Trim().Split('\n')[^1] + " " + url;
        }
    }

    private static string Short(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }

    private sealed record Row(CommandRun Run, string Said, int Neighbours, int Sound, bool IsVerified, string Strays);
}
