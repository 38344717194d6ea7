using System.CommandLine;
using System.Text.Json;
using Annals.Cli.Verbs;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;

namespace Annals.Cli.Plumbing;

internal static class AnalyzeVerb
{
    private static readonly Argument<string?> Source = new("FILE") { Description = "A post file; - for standard input; left out: all articles of the archive", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of a post file's path, or of {\"text\",\"published\"}, in; JSON lines out" };

    public static Command Create() => new Command("analyze", "Who, where, when and who says so: in one article, or in all of an archive") { Source, Batch, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Source) is null && !context.Arguments.GetValue(Batch))
        {
            return ArchiveAnalysis.Run(context, cancellation);
        }

        using var pipe = new Pipe();
        var analyst = new Analyst();
        if (context.Arguments.GetValue(Batch))
        {
            foreach (var line in Pipe.Lines())
            {
                cancellation.ThrowIfCancellationRequested();
                var analysis = Answer(analyst, line);
                pipe.AnswerLine(stream => AnalysisJson.Write(analysis, stream));
            }

            return ExitCode.Done;
        }

        var path = context.Arguments.GetValue(Source)!;
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder: give a post file, or the paths of several to --batch");
        }

        var result = OfPost(analyst, Pipe.ReadFile(path));
        pipe.AnswerLine(stream => AnalysisJson.Write(result, stream));
        return ExitCode.Done;
    }

    // A line that cannot be answered is an empty article: the lines out must match the lines in.
    private static ArticleAnalysis Answer(Analyst analyst, string line)
    {
        try
        {
            if (!line.StartsWith('{'))
            {
                return OfPost(analyst, File.ReadAllBytes(line));
            }

            using var request = JsonDocument.Parse(line);
            return analyst.Read(StringAt(request, "text") ?? "", PostReading.DayOf(StringAt(request, "published")), StringAt(request, "outlet"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or JsonException)
        {
            return analyst.Read("", PostReading.DayOf(null));
        }
    }

    private static ArticleAnalysis OfPost(Analyst analyst, byte[] bytes) => PostReading.Of(bytes).Analysed(analyst);

    private static string? StringAt(JsonDocument request, string key)
        => request.RootElement.ValueKind == JsonValueKind.Object && request.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
