using System.CommandLine;
using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Cli.Verbs;
using Annals.Feeds.Dates;

namespace Annals.Cli.Plumbing;

internal static class DateVerb
{
    private static readonly Argument<string?> Text = new("TEXT") { Description = "A date as found in a feed or page", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Zone = new("--zone") { Description = "The time zone to assume when the text names none, such as Asia/Shanghai (default UTC)", HelpName = "Z" };

    private static readonly Option<string?> Reference = new("--ref") { Description = "When it was read, for '3 hours ago' and dates without a year", HelpName = "ISO" };

    private static readonly Option<bool> Batch = new("--batch") { Description = "Lines of {\"input\",\"tz\",\"ref\"} in, an ISO instant or null out" };

    public static Command Create() => new("date", "Dates as found in the wild")
    {
        new Command("parse", "The instant a text means, in UTC") { Text, Zone, Reference, Batch }.Does(Run),
    };

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Batch))
        {
            using var pipe = new Pipe();
            foreach (var line in Pipe.Lines())
            {
                cancellation.ThrowIfCancellationRequested();
                pipe.Answer(Answer(line), (byte)'\n');
            }

            return ExitCode.Done;
        }

        var text = context.Arguments.GetValue(Text) ?? throw new UsageException("date parse: give a TEXT, or --batch");
        var reference = context.Arguments.GetValue(Reference) is { } iso
            ? UtcTime.FromIso(iso) ?? throw new UsageException($"--ref: '{iso}' is no ISO 8601 time such as 2026-11-21T09:00:00Z")
            : (DateTimeOffset?)null;
        if (FeedDate.Parse(text, context.Arguments.GetValue(Zone), reference) is not { } time)
        {
            Terminal.Problem($"'{text}' is no date that can be read without guessing");
            return ExitCode.Failed;
        }

        Terminal.Line(Iso(time));
        return ExitCode.Done;
    }

    private static string Answer(string line)
    {
        try
        {
            using var request = JsonDocument.Parse(line);
            var reference = StringAt(request, "ref") is { } iso ? UtcTime.FromIso(iso) : null;
            var time = StringAt(request, "input") is { } input ? FeedDate.Parse(input, StringAt(request, "tz"), reference) : null;
            return time is { } known ? $"\"{Iso(known)}\"" : "null";
        }
        catch (JsonException)
        {
            return "null";
        }
    }

    private static string? StringAt(JsonDocument request, string key)
        => request.RootElement.ValueKind == JsonValueKind.Object && request.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
