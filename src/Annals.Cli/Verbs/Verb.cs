using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Archive.Writing;
using Annals.Cli.Clocks;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Index.Following;
using Annals.Index.Knowledge;
using Annals.Publish;
using Annals.Stories.Keeping;
using Annals.Web;

namespace Annals.Cli.Verbs;

/// <summary>What all verbs share: their options, and the one place where an error becomes a line and an exit code.</summary>
internal static class Verb
{
    internal const string ArchiveVariable = "ANNALS_ARCHIVE";
    private const string DefaultArchive = "annals-archive";

    public static Option<string> ArchiveOption { get; } = new("--archive")
    {
        Description = "The archive's folder (default: ANNALS_ARCHIVE, else ./annals-archive)",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(ArchiveVariable) is { Length: > 0 } path ? path : DefaultArchive,
    };

    public static Option<bool> JsonOption { get; } = new("--json") { Description = "Print JSON for programs" };

    public static Option<bool> QuietOption { get; } = new("--quiet", "-q") { Description = "Print nothing but data and problems" };

    /// <summary>Adds the shared options and runs the work when the command is called.</summary>
    public static Command Does(this Command command, Func<VerbContext, CancellationToken, Task<int>> work)
    {
        command.Options.Add(JsonOption);
        command.Options.Add(QuietOption);
        command.SetAction((result, cancellation) => RunAsync(result, work, cancellation));
        return command;
    }

    public static Command Does(this Command command, Func<VerbContext, CancellationToken, int> work)
        => command.Does((context, cancellation) => Task.FromResult(work(context, cancellation)));

    private static async Task<int> RunAsync(ParseResult result, Func<VerbContext, CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            Terminal.Log = result.GetResult(ReaderDoor.Log) is null ? LogFormat.Text : result.GetValue(ReaderDoor.Log);
            var terminal = new Terminal(result.GetValue(QuietOption), result.GetValue(JsonOption));
            return await work(new VerbContext(result, terminal, ArchiveClock.FromEnvironment()), cancellation);
        }
        catch (UsageException exception)
        {
            Terminal.Problem(exception.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception exception) when (exception is ArchiveException or PublishException or ListenException)
        {
            Terminal.Problem(exception.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.Problem("stopped; what was done until now is kept, and running the same again goes on from here");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.Problem(exception.Message);
            return ExitCode.Failed;
        }
    }
}

/// <param name="Clock">Dates what is recorded.</param>
internal sealed record VerbContext(ParseResult Arguments, Terminal Terminal, TimeProvider Clock)
{
    /// <summary>True when the caller chose the archive, by option or by the environment.</summary>
    public bool NamesArchive
        => Arguments.GetResult(Verb.ArchiveOption) is { Implicit: false } || Environment.GetEnvironmentVariable(Verb.ArchiveVariable) is { Length: > 0 };

    public string ArchivePath => Arguments.GetValue(Verb.ArchiveOption)!;

    public ArchiveFolder OpenArchive() => ArchiveFolder.Open(ArchivePath);

    /// <summary>The one writer; says once why checkpoints cannot be signed when that is so.</summary>
    public ArchiveWriter OpenWriter(ArchiveFolder folder)
    {
        var writer = ArchiveWriter.Open(folder, Clock, Keys.FromEnvironment());
        if (writer.Unsigned is { } reason)
        {
            Terminal.Note($"note: what is kept now is not signed: {reason}");
        }

        return writer;
    }

    /// <summary>What the one who reads here has read, starred and noted.</summary>
    public ReaderState OpenReader() => ReaderState.Open(OpenArchive(), ReaderName.Owner, Clock);

    /// <summary>What all articles say, brought up to the journal.</summary>
    /// <exception cref="ArchiveException">Nothing is analysed yet, or by other rules: that takes minutes, and is asked for.</exception>
    public KnowledgeStore OpenKnowledge(CancellationToken cancellation)
    {
        var store = KnowledgeStore.Open(OpenArchive());
        if (store.NeedsAnalysis)
        {
            store.Dispose();
            throw new ArchiveException($"the articles of {ArchivePath} are not analysed yet, or by an older version: 'annals analyze --archive {ArchivePath}' does it");
        }

        try
        {
            ArchiveAnalysis.CatchUp(Terminal, store, cancellation);
        }
        catch (ArchiveException exception)
        {
            // A full disk stops the analysis, not the reading of what is known.
            Terminal.Problem(exception.Message);
        }

        return store;
    }

    /// <summary>Events and storylines with what they are made of, brought up to the journal.</summary>
    /// <exception cref="ArchiveException">Nothing is analysed yet.</exception>
    public OpenStores OpenStories(CancellationToken cancellation)
    {
        var stores = new OpenStores(OpenKnowledge(cancellation), StoryStore.Open(OpenArchive()));
        try
        {
            stores.CatchUp(Terminal, cancellation);
        }
        catch (ArchiveException exception)
        {
            // A full disk stops the grouping, not the reading of what is grouped.
            Terminal.Problem(exception.Message);
        }

        return stores;
    }

    /// <summary>The index, brought up to the journal: whoever asks sees everything that is kept.</summary>
    public ArchiveIndex OpenIndex(CancellationToken cancellation)
    {
        var index = ArchiveIndex.Open(OpenArchive());
        try
        {
            var result = Terminal.WithProgress("Indexing", progress =>
                index.CatchUp(new Relay<CatchUpProgress>(step => progress.Report(((int)(step.BytesRead >> 10), (int)(step.BytesTotal >> 10)))), cancellation));
            IndexNotes.Show(Terminal, result);
        }
        catch (ArchiveException exception) when (index.HasArticles)
        {
            // A full disk stops the index, not the reading of what is in it.
            Terminal.Problem(exception.Message);
        }

        return index;
    }
}
