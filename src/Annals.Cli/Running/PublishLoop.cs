using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Publish;
using Annals.Publish.Git.Publishing;

namespace Annals.Cli.Running;

/// <summary>Publishes while <c>annals up</c> runs, as often as <c>annals.json</c> says. A remote that refuses is said once, and asked again at the next hour.</summary>
internal static class PublishLoop
{
    // The first round of fetching has brought something by then.
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(5);

    /// <exception cref="ArchiveException">The setting in <c>annals.json</c> is not understood.</exception>
    public static Task Start(Terminal terminal, ArchiveFolder folder, TimeProvider clock, CancellationToken cancellation)
        => PublishPlan.Of(folder) is { Every: { } every } plan ? Task.Run(() => RunAsync(terminal, folder, plan, every, clock, cancellation), CancellationToken.None) : Task.CompletedTask;

    private static async Task RunAsync(Terminal terminal, ArchiveFolder folder, PublishPlan plan, TimeSpan every, TimeProvider clock, CancellationToken cancellation)
    {
        var trouble = "";
        try
        {
            for (var wait = every < Beginning ? every : Beginning; ; wait = every)
            {
                await Task.Delay(wait, cancellation);
                trouble = Publish(terminal, folder, plan, clock, trouble, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped; what was not pushed is next time.
        }
    }

    private static string Publish(Terminal terminal, ArchiveFolder folder, PublishPlan plan, TimeProvider clock, string trouble, CancellationToken cancellation)
    {
        try
        {
            var report = new GitPublisher(folder, plan.ToSettings(), clock).Publish(null, cancellation);
            if (report.Pushed > 0)
            {
                terminal.Note($"published: {report.Message ?? "what had waited"} ({report.Pushed} branches)");
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
