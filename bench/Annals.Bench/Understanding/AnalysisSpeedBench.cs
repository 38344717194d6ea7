using System.Diagnostics;
using System.Globalization;
using System.Text;
using Annals.Bench.Understanding.Training;
using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Bench.Understanding;

/// <summary>Articles of the corpus through everything, on one thread; then what each part takes.</summary>
public static class AnalysisSpeedBench
{
    // Other work on the machine takes the caches away, now more, now less.
    private const int Rounds = 5;

    public static int Run(string corpus, int most)
    {
        var texts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 7 == 0).Take(most)
            .Select(path => CorpusText.Plain(File.ReadAllText(path))).ToList();
        var bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        var day = new DateOnly(2020, 9, 15);
        var analyst = new Analyst();
        // Compiled for good before it is measured: the compiler waits until nothing new was called for a while.
        for (var round = 0; round < 3; round++)
        {
            foreach (var text in texts.Take(800))
            {
                analyst.Read(text, day);
            }

            Thread.Sleep(300);
        }

        var rounds = new List<double>();
        var entities = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            entities = texts.Sum(text => analyst.Read(text, day).Entities.Count);
            rounds.Add(bytes / 1e6 / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        var middle = rounds.Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} articles, {bytes / 1e6:0.0} MB, {entities} entities: {middle:0.0} MB a CPU second, the middle one of {string.Join(" ", rounds.Select(rate => rate.ToString("0.0", CultureInfo.InvariantCulture)))}"));

        SideBySide(texts, bytes, day);
        Jieba(texts);

        var tagger = new NameTagger();
        var finder = new EntityFinder(Authority.BuiltIn, tagger);
        var parts = new (string Name, double Seconds, long Allocated)[7];
        foreach (var text in texts)
        {
            var folded = Timed(0, "fold", () => ChineseFold.Fold(text));
            var times = Timed(1, "times", () => TimeFinder.Find(text, folded, day));
            Timed(2, "tagger", () => tagger.TagFolded(folded));
            var found = Timed(3, "entities, tagger within", () => finder.Find(text, folded, times));
            var attributions = Timed(4, "attributions", () => AttributionFinder.Find(text, folded, found, times));
            var events = Timed(5, "events", () => EventFinder.Find(text, folded, day, found, times, attributions));
            Timed(6, "claims", () => ClaimFinder.Find(text, folded, found, times, events));
        }

        foreach (var (name, seconds, allocated) in parts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {bytes / 1e6 / seconds,7:0.0} MB a CPU second {seconds * 1e9 / bytes,6:0.0} ns and {(double)allocated / bytes,5:0.0} bytes allocated a byte"));
        }

        return 0;

        T Timed<T>(int part, string name, Func<T> work)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            var result = work();
            parts[part] = (name, parts[part].Seconds + (Environment.CpuUsage.TotalTime - start).TotalSeconds, parts[part].Allocated + GC.GetAllocatedBytesForCurrentThread() - allocated);
            return result;
        }
    }

    // As an archive is analysed: on all processors, by the clock on the wall.
    private static void SideBySide(List<string> texts, long bytes, DateOnly day)
    {
        using var analysts = new ThreadLocal<Analyst>(static () => new Analyst());
        Parallel.ForEach(texts.Take(200), text => analysts.Value!.Read(text, day));
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(texts, text => analysts.Value!.Read(text, day));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"on {Environment.ProcessorCount} processors {bytes / 1e6 / watch.Elapsed.TotalSeconds:0.0} MB a second of wall time"));
    }

    // It only cuts words, which is a small part of what is done here.
    private static void Jieba(List<string> texts)
    {
        const string Script = "import sys, time\ntry:\n    import jieba\nexcept ImportError:\n    sys.exit(3)\njieba.setLogLevel(60); jieba.initialize()\nb = sys.stdin.buffer.read(); t = b.decode('utf-8').split('\\0')\ns = time.process_time()\nfor x in t: jieba.lcut(x)\nprint('jieba, words alone: %.2f MB a CPU second' % (len(b) / 1e6 / (time.process_time() - s)))";
        using var python = Process.Start(new ProcessStartInfo("python3") { ArgumentList = { "-c", Script }, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) });
        try
        {
            python!.StandardInput.Write(string.Join('\0', texts));
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already: it is not installed.
        }

        var said = python!.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Console.Write(python.ExitCode == 0 ? said : "jieba is not installed (pip install jieba)\n");
    }
}
