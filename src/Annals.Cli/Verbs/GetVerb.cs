using System.CommandLine;
using Annals.Archive.Writing;
using Annals.Capture.Filtering;
using Annals.Capture.Pages;
using Annals.Cli.Plumbing;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;

namespace Annals.Cli.Verbs;

internal static class GetVerb
{
    private static readonly Argument<string[]> Pages = new("URL") { Description = "Pages to keep", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> NoFilter = new("--no-filter") { Description = $"Keep them whatever {FilterSet.FileName} says" };

    public static Command Create() => new Command("get", "Keep single pages as articles") { Pages, NoFilter, CaptureVerb.AllowPrivate, CaptureVerb.AllowHost, CaptureVerb.NoRaw, Verb.ArchiveOption }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var urls = context.Arguments.GetValue(Pages)!.Select(text => Addresses.Optional(text, "URL")!.AbsoluteUri).ToList();
        using var writer = CaptureVerb.OpenOrCreateWriter(context);
        using var session = CaptureVerb.Open(context, writer);
        using var index = ArchiveIndex.Open(writer.Folder);
        using var follower = new IndexFollower(index, writer, result => IndexNotes.Show(context.Terminal, result), static _ => { });
        var failed = 0;
        foreach (var url in urls)
        {
            var captured = await new PageCapture(session, !context.Arguments.GetValue(NoFilter)).GetAsync(url, cancellation);
            failed += captured.Kept is null ? 1 : 0;
            Show(context.Terminal, captured);
        }

        follower.Finish();
        return failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(Terminal terminal, PageCaptured captured)
    {
        if (captured.Kept is not { } kept)
        {
            Terminal.Problem($"{captured.Url}: not kept: {captured.Reason}{(captured.IsFiltered ? "; keep it all the same with --no-filter" : "")}");
            return;
        }

        terminal.Table(["id", "what", "title"], [[kept.Article.Value, kept.As switch { KeptAs.New => "new", KeptAs.Revised => $"revision {kept.Revision}", _ => "unchanged" }, captured.Title ?? ""]]);
        if (captured.Reason.Length > 0)
        {
            Terminal.Problem($"{captured.Url}: {captured.Reason}");
        }
    }
}
