using Annals.Language.Attributions;
using Annals.Stories.Grouping;
using Annals.Stories.Passages;

namespace Annals.Stories.Origins;

/// <summary>Puts credits, citations and shared text together.</summary>
internal sealed class OriginFinder(MediaList media)
{
    private const double CopiedMostly = 0.5;
    private const double CitedMostly = 0.4;

    // A medium cited within these first characters of the body is what the article is about to retell.
    private const int Lead = 120;

    public OriginTree Find(IReadOnlyList<Report> reports)
    {
        var readings = Reading.All(reports);
        var copies = SharedTextFinder.Find(readings);
        var edges = new List<(string From, string To, OriginStep Step, Passage Evidence)>();
        var nodes = new Dictionary<string, OriginNodeKind>(StringComparer.Ordinal);
        var origins = new List<ArticleOrigin>();
        foreach (var reading in readings)
        {
            var report = reading.Report;
            var outlet = media.ByOutlet(report.Outlet);
            nodes[outlet.Name] = OriginNodeKind.Outlet;
            var credits = Credits.Find(reading, media).Where(credit => credit.Medium.Name != outlet.Name).ToList();
            foreach (var (medium, evidence) in credits)
            {
                Name(nodes, medium);
                edges.Add((outlet.Name, medium.Name, OriginStep.Credits, evidence));
            }

            var cited = new List<(Medium Medium, Passage Evidence, int Length)>();
            foreach (var one in report.Analysis.Attributions)
            {
                AddChain(reading, outlet, one, nodes, edges, cited);
            }

            var copy = copies.Where(shared => shared.Article == report.Id && shared.Share >= CopiedMostly).OrderByDescending(shared => shared.Share).ThenBy(shared => shared.CopyOf, StringComparer.Ordinal).FirstOrDefault();
            origins.Add(Origin(reading, outlet, copy, credits, cited, origins));
            if (copy is not null && origins.Find(origin => origin.Article == copy.CopyOf) is { } original && media.ByOutlet(original.Outlet).Name is var from && from != outlet.Name)
            {
                edges.Add((outlet.Name, from, OriginStep.Copies, copy.Sentences[0]));
            }
        }

        return new OriginTree(origins, Sources(origins), [.. nodes.Select(node => new OriginNode(node.Key, node.Value)).OrderBy(node => node.Kind).ThenBy(node => node.Name, StringComparer.Ordinal)], Joined(edges), copies);
    }

    private void AddChain(Reading reading, Medium outlet, Attribution one, Dictionary<string, OriginNodeKind> nodes, List<(string, string, OriginStep, Passage)> edges, List<(Medium, Passage, int)> cited)
    {
        var evidence = reading.Passage(one.CueStart, one.CueEnd);
        var from = outlet.Name;
        var speaker = one.Speaker is null ? null : media.ByName(one.Speaker);
        var chain = one.Via.Select(media.ByName).Append(speaker).OfType<Medium>().Where(medium => medium.Name != outlet.Name).DistinctBy(medium => medium.Name).ToList();
        foreach (var medium in chain)
        {
            Name(nodes, medium);
            edges.Add((from, medium.Name, OriginStep.Cites, evidence));
            from = medium.Name;
        }

        if (one.Speaker is not null && speaker is null)
        {
            nodes.TryAdd(one.Speaker, OriginNodeKind.Speaker);
            edges.Add((from, one.Speaker, OriginStep.Cites, evidence));
        }

        if (chain.Count > 0)
        {
            cited.Add((chain[0], evidence, Math.Max(0, one.End - one.Start)));
        }
    }

    private static void Name(Dictionary<string, OriginNodeKind> nodes, Medium medium)
        => nodes.TryAdd(medium.Name, medium.IsAgency ? OriginNodeKind.Agency : OriginNodeKind.Medium);

    private static ArticleOrigin Origin(Reading reading, Medium outlet, SharedText? copy, List<(Medium Medium, Passage Evidence)> credits, List<(Medium Medium, Passage Evidence, int Length)> cited, List<ArticleOrigin> earlier)
    {
        var report = reading.Report;
        if (copy is not null && earlier.Find(origin => origin.Article == copy.CopyOf) is { } original)
        {
            return new ArticleOrigin(report.Id, report.Outlet, report.Title, report.Published, original.Source, OriginBasis.Copy, copy.CopyOf, copy.Sentences[0]);
        }

        if (credits.Count > 0)
        {
            var credit = credits.GroupBy(credit => credit.Medium.Name).OrderByDescending(group => group.Count()).First().First();
            return new ArticleOrigin(report.Id, report.Outlet, report.Title, report.Published, credit.Medium.Name, OriginBasis.Credit, null, credit.Evidence);
        }

        var body = Math.Max(1, reading.Text.Length - reading.BodyStart);
        var lead = cited.Where(one => one.Evidence.Start >= reading.BodyStart && one.Evidence.Start < LeadEnd(reading)).Select(one => (one.Medium, one.Evidence)).FirstOrDefault();
        var most = cited.GroupBy(one => one.Medium.Name).OrderByDescending(group => group.Sum(one => one.Length)).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault();
        if (most is not null && most.Sum(one => one.Length) >= CitedMostly * body)
        {
            lead = (most.First().Medium, most.First().Evidence);
        }

        return lead.Medium is null
            ? new ArticleOrigin(report.Id, report.Outlet, report.Title, report.Published, outlet.Name, OriginBasis.Own, null, null)
            : new ArticleOrigin(report.Id, report.Outlet, report.Title, report.Published, lead.Medium.Name, OriginBasis.Citation, null, lead.Evidence);
    }

    // Lines of a date, a by-line or a caption before the first paragraph do not count.
    private static int LeadEnd(Reading reading)
    {
        var first = reading.Sentences.FirstOrDefault(sentence => sentence.Start >= reading.BodyStart && sentence.End - sentence.Start >= 30);
        return Math.Max(first.End, reading.BodyStart) is var end && end == reading.BodyStart ? reading.BodyStart + Lead : Math.Min(end, first.Start + Lead);
    }

    private static IReadOnlyList<IndependentSource> Sources(List<ArticleOrigin> origins)
        => [.. origins.GroupBy(origin => origin.Source)
            .Select(group => new IndependentSource(group.Key, [.. group.Select(origin => origin.Article)], [.. group.Select(origin => origin.Outlet).Distinct()]))
            .OrderByDescending(source => source.Articles.Count).ThenBy(source => source.Name, StringComparer.Ordinal)];

    private static IReadOnlyList<OriginEdge> Joined(List<(string From, string To, OriginStep Step, Passage Evidence)> edges)
        => [.. edges.Where(edge => edge.From != edge.To).GroupBy(edge => (edge.From, edge.To, edge.Step)).Select(group => new OriginEdge(group.Key.From, group.Key.To, group.Key.Step, [.. group.Select(edge => edge.Evidence).Distinct()]))];
}
