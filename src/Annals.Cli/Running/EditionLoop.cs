using Annals.Archive;
using Annals.Capture.Images;
using Annals.Cli.Terminals;
using Annals.Publish;
using Annals.Publish.Editions;

namespace Annals.Cli.Running;

/// <summary>Prints editions while <c>annals up</c> runs, when <c>annals.json</c> wants them. What stands in the way is said once, and tried again.</summary>
internal static class EditionLoop
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(20);

    // The first round of fetching has brought something by then.
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(2);

    /// <exception cref="ArchiveException">The setting in <c>annals.json</c> is not understood.</exception>
    public static Task Start(Terminal terminal, ArchiveFolder folder, TimeProvider clock, CancellationToken cancellation)
        => EditionPlan.Of(folder) is { } plan ? Task.Run(() => RunAsync(terminal, new EditionPress(folder, plan, PictureProxies.Original), clock, cancellation), CancellationToken.None) : Task.CompletedTask;

    private static async Task RunAsync(Terminal terminal, EditionPress press, TimeProvider clock, CancellationToken cancellation)
    {
        var trouble = "";
        try
        {
            for (var wait = Beginning; ; wait = BetweenLooks)
            {
                await Task.Delay(wait, cancellation);
                trouble = Print(terminal, press, clock, trouble, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped; what was not printed is next time.
        }
    }

    private static string Print(Terminal terminal, EditionPress press, TimeProvider clock, string trouble, CancellationToken cancellation)
    {
        try
        {
            var files = press.Print(clock.GetUtcNow(), cancellation);
            if (files.Count > 0)
            {
                terminal.Note($"printed: {string.Join(", ", files)}");
            }

            return "";
        }
        catch (Exception exception) when (exception is PublishException or ArchiveException or IOException or UnauthorizedAccessException)
        {
            if (exception.Message != trouble)
            {
                Terminal.Problem(exception.Message);
            }

            return exception.Message;
        }
    }
}
