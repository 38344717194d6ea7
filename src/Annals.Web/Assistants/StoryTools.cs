using System.ComponentModel;
using Annals.Archive;
using Annals.Stories.Keeping;
using ModelContextProtocol;

namespace Annals.Web.Assistants;

/// <summary>What an assistant may ask of events and storylines. It only reads; what articles say lies under <c>untrusted</c>.</summary>
/// <param name="store">Null where nothing is grouped.</param>
public sealed class StoryTools(Func<StoryStore?> store)
{
    private const int MostListed = 50;

    [Description("What happened, as outlets report it: events with their number of articles and outlets, those that most outlets report first.")]
    public ToldByArchive Events(
        [Description("With an article published on this day (UTC) or later: YYYY-MM-DD")] string? from = null,
        [Description("With an article published on this day (UTC) or earlier: YYYY-MM-DD")] string? to = null,
        [Description("Only those that this outlet reports, by its exact name")] string? outlet = null,
        [Description("How many, 1 to 50")] int limit = 20)
    {
        var (stories, query) = (Store(), Query(from, to, outlet, limit));
        return KnowledgeTools.Told(json => StoryJson.Events(json, stories.CountEvents(query), stories.Events(query)));
    }

    [Description("One event with every article that reports it, in the order of publication, each with why it belongs to it.")]
    public ToldByArchive Event([Description("The event's id, or the id of one of its articles")] string id)
    {
        var stories = Store();
        var one = stories.Event(id) ?? (ArticleId.TryParse(id, out var article) && stories.EventOf(article) is { } of ? stories.Event(of.Id) : null) ?? throw new McpException("there is no such event in this archive");
        return KnowledgeTools.Told(json => StoryJson.Event(json, one));
    }

    [Description("Storylines: events that hang together over days and years, with how many events and articles each has.")]
    public ToldByArchive Stories(
        [Description("With an article published on this day (UTC) or later: YYYY-MM-DD")] string? from = null,
        [Description("With an article published on this day (UTC) or earlier: YYYY-MM-DD")] string? to = null,
        [Description("How many, 1 to 50")] int limit = 20)
    {
        var (stories, query) = (Store(), Query(from, to, outlet: null, limit));
        return KnowledgeTools.Told(json => StoryJson.Stories(json, stories.CountStories(query), stories.Stories(query)));
    }

    [Description("One storyline with its events, oldest first.")]
    public ToldByArchive Story([Description("The storyline's id")] string id)
        => Store().Story(id) is { } one ? KnowledgeTools.Told(json => StoryJson.Story(json, one)) : throw new McpException("there is no such storyline in this archive");

    private StoryStore Store() => store() ?? throw new McpException("the articles are not grouped yet: the owner runs 'annals analyze'");

    private static StoryQuery Query(string? from, string? to, string? outlet, int limit) => new()
    {
        From = Day(from, nameof(from)),
        To = Day(to, nameof(to))?.AddDays(1),
        Outlet = string.IsNullOrEmpty(outlet) ? null : outlet,
        Order = StoryOrder.Widest,
        Limit = Math.Clamp(limit, 1, MostListed),
    };

    private static DateTimeOffset? Day(string? text, string name)
        => string.IsNullOrEmpty(text) ? null : UtcTime.FromIso(text) ?? throw new McpException($"{name} is a day such as 2024-05-03");
}
