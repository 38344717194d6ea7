using Annals.Archive.Posts;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;
using Annals.Stories.Origins;

namespace Annals.Cli.Verbs;

/// <summary>Post files given on the command line, read and analysed.</summary>
internal static class ReportFiles
{
    /// <param name="paths">Post files, or folders of them.</param>
    public static IReadOnlyList<Report> Read(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var analyst = new Analyst();
        var reports = new List<Report>();
        foreach (var path in paths.SelectMany(Files).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            reports.Add(Of(analyst, path, File.ReadAllBytes(path)));
        }

        return reports;
    }

    private static IEnumerable<string> Files(string path)
        => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [path];

    private static Report Of(Analyst analyst, string path, byte[] bytes)
    {
        var post = PostReading.Of(bytes);

        // The plain form does not say whose it is; the address does.
        var host = Uri.TryCreate(PostFile.Parse(bytes).Link, UriKind.Absolute, out var address) ? address.Host : "";
        var outlet = post.Outlet is { Length: > 0 } named ? named : MediaList.BuiltIn.ByHost(host)?.Name ?? host;
        return new Report(path, outlet, post.Published ?? DateTimeOffset.UnixEpoch, post.Title, (post with { Outlet = outlet.Length > 0 ? outlet : null }).Analysed(analyst));
    }
}
