using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;

namespace Annals.Cli.Verbs;

/// <summary>What the verbs that go out to the web share.</summary>
internal static class CaptureVerb
{
    public static Option<bool> AllowPrivate { get; } = new("--allow-private") { Description = "Also fetch from loopback and private addresses" };

    /// <summary>A session on an archive that is open for writing.</summary>
    /// <remarks>The polls of many archives must not fall together, so the dice are seeded by where the archive lies.</remarks>
    public static CaptureSession Open(VerbContext context, ArchiveWriter writer, bool allowPrivate = false)
    {
        var settings = new CaptureSettings { Fetching = new FetchSettings { AllowPrivate = allowPrivate || context.Arguments.GetValue(AllowPrivate) } };
        return CaptureSession.Open(writer, settings, context.Clock, new Random(writer.Folder.Root.Sum(character => character) + Environment.ProcessId));
    }

    public static ArchiveWriter OpenOrCreateWriter(VerbContext context)
        => context.OpenWriter(ArchiveFolder.OpenOrCreate(context.ArchivePath));
}
