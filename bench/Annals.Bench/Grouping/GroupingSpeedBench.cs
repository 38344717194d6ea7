using System.Diagnostics;
using System.Globalization;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Knowledge;
using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>What grouping an analysed archive costs: reading the analyses, making features, grouping, each for itself, as the archive grows.</summary>
internal static class GroupingSpeedBench
{
    private const int Step = 5000;

    public static int Run(string archive)
    {
        var folder = ArchiveFolder.Open(archive);
        using var knowledge = KnowledgeStore.Open(folder);
        var revisions = new Dictionary<string, RevisionKept>(StringComparer.Ordinal);
        foreach (var line in JournalReader.Read(folder, default))
        {
            if (line.Entry is RevisionKept revision)
            {
                revisions[revision.Article] = revision;
            }
        }

        var reader = new FeatureReader();
        var grouper = new Grouper();
        var (analysing, reading, adding, settling) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        var count = 0;
        foreach (var batch in revisions.Values.OrderBy(static revision => revision.Published ?? revision.At).ThenBy(static revision => revision.Article, StringComparer.Ordinal).Chunk(500))
        {
            var start = Environment.CpuUsage.TotalTime;
            var reports = batch.Select(revision => ArticleId.TryParse(revision.Article, out var id) && knowledge.Analysis(id) is { } analysis
                ? new Report(revision.Article, revision.Outlet, revision.Published ?? revision.At, revision.Title, analysis) : null).OfType<Report>().ToList();
            var analysed = Environment.CpuUsage.TotalTime;
            var features = reports.Select(reader.Read).ToList();
            var read = Environment.CpuUsage.TotalTime;
            features.ForEach(grouper.Add);
            var added = Environment.CpuUsage.TotalTime;
            grouper.Settle();
            grouper.Close(features[^1].Published - (2 * Grouper.EventWindow));
            (analysing, reading, adding, settling) = (analysing + analysed - start, reading + read - analysed, adding + added - read, settling + Environment.CpuUsage.TotalTime - added);
            count += batch.Length;
            if (count % Step == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} articles: CPU-s per 1,000 of the last {Step}: {(adding + settling).TotalSeconds * 1000 / Step:0.00} grouping alone ({adding.TotalSeconds * 1000 / Step:0.00} comparing articles, {settling.TotalSeconds * 1000 / Step:0.00} events and storylines), {reading.TotalSeconds * 1000 / Step:0.00} making features, {analysing.TotalSeconds * 1000 / Step:0.00} reading analyses; {GC.GetTotalMemory(false) >> 20} MB"));
                (analysing, reading, adding, settling) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
            }
        }

        return 0;
    }
}
