using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>What the verbs that go out to the web share.</summary>
internal static class CaptureVerb
{
    public static Option<bool> AllowPrivate { get; } = new("--allow-private") { Description = "Also fetch from loopback and private addresses" };

    public static Option<bool> NoRaw { get; } = new("--no-raw") { Description = "Do not keep the pages that texts are taken from ('reextract' then has nothing to work from)" };

    /// <summary>A session on an archive that is open for writing.</summary>
    /// <remarks>The polls of many archives must not fall together, so the dice are seeded by where the archive lies.</remarks>
    public static CaptureSession Open(VerbContext context, ArchiveWriter writer, bool allowPrivate = false)
    {
        var settings = new CaptureSettings { Fetching = new FetchSettings { AllowPrivate = allowPrivate || context.Arguments.GetValue(AllowPrivate) }, KeepPages = !context.Arguments.GetValue(NoRaw) };
        var session = CaptureSession.Open(writer, settings, context.Clock, new Random(writer.Folder.Root.Sum(character => character) + Environment.ProcessId));
        foreach (var problem in session.RuleProblems)
        {
            Terminal.Problem("rules/" + problem);
        }

        return session;
    }

    public static ArchiveWriter OpenOrCreateWriter(VerbContext context)
        => context.OpenWriter(ArchiveFolder.OpenOrCreate(context.ArchivePath));
}
