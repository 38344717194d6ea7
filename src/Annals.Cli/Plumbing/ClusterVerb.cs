using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Cli.Verbs;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Cli.Plumbing;

internal static class ClusterVerb
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string?> Folder = new("DIR") { Description = "A folder of post files, with those below it", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of post files' paths in instead" };

    public static Command Create() => new Command("cluster", "Which posts report one event, and which events are one storyline: JSON lines") { Folder, Batch }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        using var pipe = new Pipe();
        var (root, paths) = Paths(context);
        var grouper = new Grouper();
        foreach (var features in Read(root, paths, cancellation))
        {
            grouper.Add(features);
        }

        var byPath = grouper.Memberships().ToDictionary(membership => membership.Article, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var membership = byPath[path];
            pipe.AnswerLine(stream => Write(stream, path, membership));
        }

        return ExitCode.Done;
    }

    private static (string Root, IReadOnlyList<string> Paths) Paths(VerbContext context)
    {
        if (context.Arguments.GetValue(Batch))
        {
            return ("", [.. Pipe.Lines().Where(line => line.Length > 0)]);
        }

        var folder = context.Arguments.GetValue(Folder) ?? throw new UsageException("cluster: give a DIR, or the paths of posts to --batch");
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder} is no folder");
        }

        return (folder, [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".md" or ".txt")
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)]);
    }

    // In the order of the paths, however many read at once.
    private static IEnumerable<ArticleFeatures> Read(string root, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        using var readers = new ThreadLocal<(Analyst Analyst, FeatureReader Features)>(() => (new Analyst(), new FeatureReader()));
        foreach (var features in paths.Distinct(StringComparer.Ordinal).AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(path => readers.Value.Features.Read(OfPost(readers.Value.Analyst, path, ReadFile(Path.Combine(root, path))))))
        {
            yield return features;
        }
    }

    // A file that cannot be read is an empty article and stands alone: the lines out must match the lines in.
    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static Report OfPost(Analyst analyst, string path, byte[] bytes)
    {
        var reading = PostReading.Of(bytes);
        return new Report(path, reading.Outlet ?? "", reading.Published?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch, reading.Title, reading.Analysed(analyst));
    }

    private static void Write(Stream stream, string path, Membership membership)
    {
        using var json = new Utf8JsonWriter(stream, Json);
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("event", membership.Event);
        json.WriteString("story", membership.Story);
        json.WriteEndObject();
    }
}
