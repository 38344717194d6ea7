using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Bench.Grouping;

/// <summary>The labelled window and pairs of ../shared/stories, analysed.</summary>
internal sealed class LabelledPosts
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private LabelledPosts(IReadOnlyList<Label> labels, IReadOnlyList<LabelledPair> pairs, IReadOnlyDictionary<string, Report> reports)
        => (Labels, Pairs, Reports) = (labels, pairs, reports);

    public IReadOnlyList<Label> Labels { get; }

    public IReadOnlyList<LabelledPair> Pairs { get; }

    /// <summary>By path, those of the seeds that the pairs name too.</summary>
    public IReadOnlyDictionary<string, Report> Reports { get; }

    /// <param name="folder">../shared/stories; the seeds are looked for beside it.</param>
    public static LabelledPosts Read(string folder)
    {
        var labels = Of<List<Label>>(folder, "dev-labels.json");
        var pairs = Of<List<LabelledPair>>(folder, "dev-storypairs.json");
        var posts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using (var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(folder, "dev-posts.tar.gz")), CompressionMode.Decompress)))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data)
                {
                    using var bytes = new MemoryStream();
                    data.CopyTo(bytes);
                    posts[entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name] = bytes.ToArray();
                }
            }
        }

        foreach (var seed in pairs.SelectMany(pair => new[] { pair.A, pair.B }).Where(path => !posts.ContainsKey(path)).Distinct().ToList())
        {
            posts[seed] = File.ReadAllBytes(Path.Combine(folder, "..", seed));
        }

        using var analysts = new ThreadLocal<Analyst>(() => new Analyst());
        return new LabelledPosts(labels, pairs, posts.AsParallel().Select(post => Report(analysts.Value!, post.Key, post.Value)).ToDictionary(report => report.Id, StringComparer.Ordinal));
    }

    public static Report Report(Analyst analyst, string path, byte[] bytes)
    {
        var post = PostReading.Of(bytes);
        return new Report(path, post.Outlet ?? "", post.Published ?? DateTimeOffset.UnixEpoch, post.Title, post.Analysed(analyst));
    }

    private static T Of<T>(string folder, string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, name)), Json)!;
}

/// <summary>What the annotator says of a post. Event and story are null for a rundown.</summary>
internal sealed record Label(string Path, string? Event, string? Story, string Kind, double Confidence);

/// <summary>Two posts far apart in time.</summary>
internal sealed record LabelledPair(string A, string B, bool SameStory, string? Storyline);
