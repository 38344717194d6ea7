using System.CommandLine;
using System.Text.Json;
using Annals.Cli.Clocks;
using Annals.Cli.Running;
using Annals.Cli.Terminals;
using Annals.Index;
using Annals.Web;
using Annals.Web.Diagnosing;

namespace Annals.Cli.Verbs;

/// <summary>Is everything as it should be, and if not, what to do.</summary>
internal static class DoctorVerb
{
    public static Command Create() => new Command("doctor", "Check the set-up and say in plain words what is wrong; give the options that 'up' or 'serve' is given")
    {
        Verb.ArchiveOption,
    }.WithReader().Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        using var index = ArchiveIndex.Open(folder);
        var options = ReaderDoor.With(context, new ReaderOptions { Folder = folder, Index = index }, mayLackAccounts: true);
        var checks = await new Doctor(options, Keys.FromEnvironment().Passphrase).LookAsync(cancellation);
        var isWell = checks.All(static check => check.Result != CheckResult.Wrong);
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(checks, CliJson.Default.IReadOnlyListCheck));
            return isWell ? ExitCode.Done : ExitCode.Failed;
        }

        foreach (var check in checks)
        {
            Terminal.Line($"{Sign(check.Result)} {check.About}: {check.Words}");
        }

        context.Terminal.Note(isWell ? "Nothing is wrong" : $"{checks.Count(static check => check.Result == CheckResult.Wrong)} things are wrong");
        return isWell ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Sign(CheckResult result) => result switch
    {
        CheckResult.Well => "well ",
        CheckResult.Note => "note ",
        _ => "WRONG",
    };
}
