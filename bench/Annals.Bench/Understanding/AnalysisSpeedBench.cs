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
}
