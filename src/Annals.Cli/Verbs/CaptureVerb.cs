using System.CommandLine;
using System.Globalization;
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

    public static Option<bool> NoImages { get; } = new("--no-images") { Description = "Do not fetch pictures of kept articles; the reader still does when somebody looks" };

    public static Option<bool> NoRecheck { get; } = new("--no-recheck") { Description = "Do not ask the pages of young articles again for what their outlets changed" };

    /// <summary>What <see cref="AllowPrivate"/> does for all, for one: an outlet in the own network does not open the rest of it.</summary>
    public static Option<string[]> AllowHost { get; } = new("--allow-host") { Description = "Also fetch from this private host and port; may be repeated", HelpName = "HOST:PORT" };

    /// <summary>A session on an archive that is open for writing.</summary>
    /// <remarks>The polls of many archives must not fall together, so the dice are seeded by where the archive lies.</remarks>
    public static CaptureSession Open(VerbContext context, ArchiveWriter writer, bool allowPrivate = false)
    {
        var fetching = new FetchSettings
        {
            AllowPrivate = allowPrivate || context.Arguments.GetValue(AllowPrivate),
            AllowedAuthorities = Allowed(context),
        };
        var settings = new CaptureSettings { Fetching = fetching, KeepPages = !context.Arguments.GetValue(NoRaw) };
        var session = CaptureSession.Open(writer, settings, context.Clock, new Random(writer.Folder.Root.Sum(character => character) + Environment.ProcessId));
        foreach (var problem in session.RuleProblems)
        {
            Terminal.Problem("rules/" + problem);
        }

        FilterNotes.Show(session.Filters.Current);
        return session;
    }

    private static HashSet<string> Allowed(VerbContext context)
    {
        var hosts = context.Arguments.GetValue(AllowHost) ?? [];
        return Array.Find(hosts, host => host.LastIndexOf(':') is var colon && (colon < 1 || !ushort.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))) is { } wrong
            ? throw new UsageException($"--allow-host: '{wrong}' is not HOST:PORT")
            : [.. hosts.Select(host => host.ToLowerInvariant())];
    }

    public static ArchiveWriter OpenOrCreateWriter(VerbContext context)
        => context.OpenWriter(ArchiveFolder.OpenOrCreate(context.ArchivePath));
}
