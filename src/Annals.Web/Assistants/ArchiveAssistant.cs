using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Annals.Web.Assistants;

/// <summary>
/// An archive for assistants, by the Model Context Protocol: <see cref="ArchiveTools"/>, <see cref="KnowledgeTools"/> and <see cref="StoryTools"/> under their names on the wire. One
/// server a connection over standard input and output, one a request over HTTP.
/// </summary>
public sealed class ArchiveAssistant(ArchiveTools tools, KnowledgeTools knowledge, StoryTools stories)
{
    private const string Instructions =
        "An archive of news articles, kept as they were published, with every later change as a revision of its own. "
        + "Quote it sentence by sentence: each sentence has a permanent address and the SHA-256 of the file it stands in; give both when you rely on one. "
        + ArchiveTools.Notice;

    // Chinese stays readable, and costs a third of the tokens.
    private static readonly JsonSerializerOptions Json = new(McpJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<McpServerTool> _tools =
    [
        Tool(tools.Search, "search", "Search the archive"),
        Tool(tools.Read, "read_article", "Read an article"),
        Tool(tools.Revisions, "list_revisions", "List an article's revisions"),
        Tool(tools.Compare, "compare_revisions", "Compare two revisions"),
        Tool(tools.Cite, "cite", "Cite an article or a sentence"),
        Tool(stories.Events, "events", "What happened"),
        Tool(stories.Event, "event", "One event with its articles"),
        Tool(stories.Stories, "stories", "Storylines"),
        Tool(stories.Story, "story", "One storyline with its events"),
        Tool(knowledge.Who, "who", "Who somebody is in the archive"),
        Tool(knowledge.Quotes, "quotes", "Who said what, and who carries it"),
        Tool(knowledge.Figures, "figures", "What was counted at a place"),
        Tool(tools.Outlets, "list_outlets", "List the outlets"),
        Tool(tools.Feeds, "list_feeds", "List the feeds"),
    ];

    /// <summary>Speaks with one assistant until it hangs up.</summary>
    /// <param name="input">What the assistant says, a message a line.</param>
    /// <param name="output">What it is told; nothing else may write there.</param>
    public async Task TalkAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        await using var transport = new StreamServerTransport(input, output, "annals");
        await using var server = McpServer.Create(transport, NewOptions());
        await server.RunAsync(cancellation);
    }

    /// <summary>Answers one message that came over HTTP, as an event stream.</summary>
    /// <returns>False when it asks for no answer.</returns>
    internal async Task<bool> AnswerAsync(JsonRpcMessage message, Stream output, CancellationToken cancellation)
    {
        await using var transport = new StreamableHttpServerTransport { Stateless = true };
        await using var server = McpServer.Create(transport, NewOptions());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = server.RunAsync(ending.Token);
        try
        {
            return await transport.HandlePostRequestAsync(message, output, cancellation);
        }
        finally
        {
            await ending.CancelAsync();
            await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static McpServerTool Tool(Delegate work, string name, string title) => McpServerTool.Create(work, new McpServerToolCreateOptions
    {
        Name = name,
        Title = title,
        Description = $"{DescriptionOf(work)} {ArchiveTools.Notice}",
        ReadOnly = true,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        SerializerOptions = Json,
    });

    private static string DescriptionOf(Delegate work)
        => ((System.ComponentModel.DescriptionAttribute)work.Method.GetCustomAttributes(typeof(System.ComponentModel.DescriptionAttribute), inherit: false)[0]).Description;

    private McpServerOptions NewOptions() => new()
    {
        ServerInfo = new Implementation { Name = "annals", Title = "Annals", Version = typeof(ArchiveAssistant).Assembly.GetName().Version!.ToString(3) },
        ServerInstructions = Instructions,
        ToolCollection = [.. _tools],
    };
}
