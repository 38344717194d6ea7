using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Cli.Verbs;
using Annals.Extraction.Text;
using Annals.Feeds.Dates;
using Annals.Language.Analysis;

namespace Annals.Cli.Plumbing;

internal static class AnalyzeVerb
{
    private static readonly Argument<string?> Source = new("FILE") { Description = "A post file; - for standard input", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of a post file's path, or of {\"text\",\"published\"}, in; JSON lines out" };

    public static Command Create() => new Command("analyze", "Who, where, when and who says so in an article") { Source, Batch }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
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

        var path = context.Arguments.GetValue(Source) ?? throw new UsageException("analyze: give a FILE, - for standard input, or --batch");
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
            return analyst.Read(StringAt(request, "text") ?? "", Day(StringAt(request, "published")), StringAt(request, "outlet"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or JsonException)
        {
            return analyst.Read("", Day(null));
        }
    }

    private static ArticleAnalysis OfPost(Analyst analyst, byte[] bytes)
    {
        var post = PostFile.Parse(bytes);
        var title = post.Title.Trim();
        var body = HtmlText.ToPlainText(post.BodyText);
        var text = title.Length == 0 || body.StartsWith(title, StringComparison.Ordinal) ? body : title + "\n" + body;

        // Without a feed's date the address may hold the day; the front matter's date is then the capture.
        var published = post.PublishedAt ?? FeedDate.Parse(post.Link, null, post.Date) ?? post.Date;
        return analyst.Read(text, published is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : Day(null), post.Outlet);
    }

    // Without any date, relative words are counted from the first day there is, and seen to be.
    private static DateOnly Day(string? iso)
        => iso is null ? new DateOnly(1970, 1, 1)
            : DateOnly.TryParseExact(iso.AsSpan(0, Math.Min(10, iso.Length)), "yyyy-MM-dd", out var day) ? day
            : UtcTime.FromIso(iso) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : new DateOnly(1970, 1, 1);

    private static string? StringAt(JsonDocument request, string key)
        => request.RootElement.ValueKind == JsonValueKind.Object && request.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
