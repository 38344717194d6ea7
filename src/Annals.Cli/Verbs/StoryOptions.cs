using System.CommandLine;
using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>Which events or storylines are listed.</summary>
internal static class StoryOptions
{
    private static readonly Option<string?> Day = new("--day") { Description = "With an article of this day (UTC)", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> From = new("--from") { Description = "With an article of this day or later", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> To = new("--to") { Description = "With an article of this day or earlier", HelpName = "YYYY-MM-DD" };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Reported by this outlet" };

    private static readonly Option<string?> Entity = new("--entity") { Description = "Whose articles name this one, in whatever form", HelpName = "NAME" };

    private static readonly Option<int> Least = new("--least") { Description = "With at least so many articles; of storylines, so many events", DefaultValueFactory = _ => 1 };

    private static readonly Option<StoryOrder> Sort = new("--sort") { Description = "The order" };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many", DefaultValueFactory = _ => 30 };

    public static Command WithStoryOptions(this Command command, bool ofEvents)
    {
        foreach (var option in (Option[])[Day, From, To, Entity, Least, Sort, Limit, Verb.ArchiveOption])
        {
            command.Options.Add(option);
        }

        if (ofEvents)
        {
            command.Options.Add(Outlet);
        }

        return command;
    }

    public static StoryQuery Query(VerbContext context, KnowledgeStore knowledge, bool ofEvents)
    {
        var arguments = context.Arguments;
        var day = Time(arguments.GetValue(Day), "--day");
        return new StoryQuery
        {
            From = day ?? Time(arguments.GetValue(From), "--from"),
            To = day?.AddDays(1) ?? Time(arguments.GetValue(To), "--to")?.AddDays(1),
            Outlet = ofEvents ? arguments.GetValue(Outlet) : null,
            Articles = arguments.GetValue(Entity) is { } name ? knowledge.ArticlesNaming(EntityName.Find(knowledge, name).Key) : null,
            Least = Math.Max(1, arguments.GetValue(Least)),
            Order = arguments.GetValue(Sort),
            Limit = Math.Clamp(arguments.GetValue(Limit), 1, 10_000),
        };
    }

    private static DateTimeOffset? Time(string? text, string option)
        => text is null ? null : UtcTime.FromIso(text) ?? throw new UsageException($"{option}: '{text}' is no day such as 2024-05-03");
}
