using System.Globalization;

namespace Annals.Bench.Serving;

/// <summary>Runs wrk, which asks for one address after the other of a list, over and over.</summary>
internal static class Wrk
{
    private const int Connections = 64;

    // A line of the list is a path, or a path and a known ETag behind a tab. The delay spreads the requests of a
    // connection evenly around its share of a rate; wrk's clock starts when the request is written.
    private const string Script = """
        local lines = {}
        local at = 0
        local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
        local coding = os.getenv("BENCH_CODING")
        for line in io.lines(os.getenv("BENCH_LIST")) do lines[#lines + 1] = line end
        if pause > 0 then function delay() return math.random(0, 2 * pause) end end
        function request()
          at = at % #lines + 1
          local path, tag = lines[at]:match("^([^\t]*)\t?(.*)$")
          local headers = {}
          if tag ~= "" then headers["If-None-Match"] = tag end
          if coding then headers["Accept-Encoding"] = coding end
          return wrk.format("GET", path, headers)
        end
        """;

    /// <param name="perSecond">0 for as many as there can be.</param>
    /// <param name="coding">What a browser would accept; null for none.</param>
    public static WrkRun Run(ServedArchive server, IReadOnlyList<string> list, TimeSpan time, double perSecond = 0, string? coding = null)
    {
        using var scratch = new ScratchFolder();
        var (script, paths) = (Path.Combine(scratch.Path, "ask.lua"), Path.Combine(scratch.Path, "paths"));
        File.WriteAllText(script, Script);
        File.WriteAllLines(paths, list);
        var environment = new Dictionary<string, string> { ["BENCH_LIST"] = paths };
        if (perSecond > 0)
        {
            environment["BENCH_PAUSE"] = ((int)Math.Round(Connections * 1000 / perSecond)).ToString(CultureInfo.InvariantCulture);
        }

        if (coding is not null)
        {
            environment["BENCH_CODING"] = coding;
        }

        var seconds = ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var before = server.Cpu;
        var run = Command.Run("wrk", ["-t1", "-c" + Connections.ToString(CultureInfo.InvariantCulture), $"-d{seconds}s", "--timeout", "10s", "--latency", "-s", script, server.Address.AbsoluteUri], environment, killAfter: null);
        return WrkRun.Parse(run.Output, server.Cpu - before);
    }
}
