using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Health;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;
using Annals.Web.Assistants;

namespace Annals.Cli.Verbs;

/// <summary>The archive for one assistant, on standard input and output.</summary>
internal static class McpVerb
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    public static Command Create()
        => new Command("mcp", "Let an assistant search, read, compare and cite the archive, by the Model Context Protocol on stdin and stdout") { Verb.ArchiveOption }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        using var index = context.OpenIndex(cancellation);
        var catalog = new Catalog();
        var tools = new ArchiveTools(folder, index, () => FeedHealthReport.Of(folder, catalog, context.Clock.GetUtcNow()));
        using var knowledge = KnowledgeStore.Exists(folder) ? KnowledgeStore.Open(folder) : null;
        using var stories = StoryStore.Exists(folder) ? StoryStore.Open(folder) : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = FollowAsync(folder, index, catalog, ending.Token);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        try
        {
            await new ArchiveAssistant(tools, new KnowledgeTools(() => knowledge), new StoryTools(() => stories)).TalkAsync(input, output, cancellation);
        }
        finally
        {
            await ending.CancelAsync();
            await following;
        }

        return ExitCode.Done;
    }

    // Another process may be fetching; what it keeps is found here a moment later.
    private static async Task FollowAsync(ArchiveFolder folder, ArchiveIndex index, Catalog catalog, CancellationToken cancellation)
    {
        var (position, trouble) = (catalog.CatchUp(folder, default), "");
        try
        {
            while (true)
            {
                await Task.Delay(LookInterval, cancellation);
                try
                {
                    position = catalog.CatchUp(folder, position);
                    await Task.Run(() => index.CatchUp(null, cancellation), cancellation);
                    trouble = "";
                }
                catch (ArchiveException exception)
                {
                    if (exception.Message != trouble)
                    {
                        Terminal.Problem(trouble = exception.Message);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The assistant has hung up.
        }
    }
}
