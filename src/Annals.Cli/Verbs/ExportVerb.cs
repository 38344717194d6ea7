using System.CommandLine;
using System.Text.Json;
using Annals.Capture.Images;
using Annals.Cli.Terminals;
using Annals.Publish.Forms;
using Annals.Publish.Output;

namespace Annals.Cli.Verbs;

/// <summary>Gives the archive, or part of it, to other programs: in any form of <see cref="FormList"/>.</summary>
internal static class ExportVerb
{
    private const int MostRemarks = 20;

    private static readonly Option<string> Format = new("--format", "-f")
    {
        Description = string.Join("; ", FormList.Forms.Select(form => $"{form.Name}: {form.About}")),
        HelpName = string.Join('|', FormList.Forms.Select(form => form.Name)),
        Required = true,
    };

    private static readonly Option<string> To = new("--to") { Description = "A folder or file for it; - for standard output, where the form is one file", HelpName = "DIR|FILE", Required = true };

    public static Command Create()
    {
        var command = new Command("export", "Give out the archive or part of it in a form that other programs read, and 'import' takes back") { Format, To };
        foreach (var option in SelectionOptions.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(Verb.ArchiveOption);
        return command.Does(Run);
    }

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var form = FormNamed(context.Arguments.GetValue(Format)!);
        var to = context.Arguments.GetValue(To)!;
        if (to == "-" && form is not IFileForm)
        {
            throw new UsageException($"{form.Name} is a folder of files: name a folder with --to DIR");
        }

        var selection = SelectionOptions.Select(context, SelectionOptions.Read(context), cancellation);
        if (selection.Articles.Count == 0 && form.IsOfArticles)
        {
            Terminal.Problem($"nothing in {selection.Folder.Root} matches: nothing was written");
            return ExitCode.Failed;
        }

        var run = context.Terminal.WithProgress("Exporting", progress =>
        {
            var started = new ExportRun(selection, new Relay<ExportProgress>(step => progress.Report((step.Done, step.Total))), cancellation) { OriginalOf = PictureProxies.Original };
            Write(form, started, to);
            return started;
        });
        Show(context.Terminal, form, run, to);
        return run.LeftOut.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static IForm FormNamed(string name)
        => FormList.Forms.FirstOrDefault(form => form.Name == name)
            ?? throw new UsageException($"--format: '{name}' is none of {string.Join(", ", FormList.Forms.Select(form => form.Name))}");

    private static void Write(IForm form, ExportRun run, string to)
    {
        switch (form)
        {
            case IFileForm file when to == "-":
                using (var output = Console.OpenStandardOutput())
                {
                    file.Write(run, output);
                }

                break;
            case IFileForm file:
                OutputFile.Write(to, file, output => file.Write(run, output));
                break;
            case ITreeForm tree:
                OutputFile.Guard(to, () => tree.Write(run, OutputFolder.Claim(to, form.Name)));
                break;
        }
    }

    private static void Show(Terminal terminal, IForm form, ExportRun run, string to)
    {
        foreach (var left in run.LeftOut.Take(MostRemarks))
        {
            Terminal.Problem($"{left.Path}: left out: {left.Reason}");
        }

        if (run.LeftOut.Count > MostRemarks)
        {
            Terminal.Problem($"… and {run.LeftOut.Count - MostRemarks} more left out");
        }

        if (terminal.IsJson && to != "-")
        {
            Terminal.Line(JsonSerializer.Serialize(ExportReport.Of(form, run, to), CliJson.Default.ExportReport));
            return;
        }

        var beyond = run.Selection.Matched - run.Selection.Articles.Count;
        terminal.Note(form.IsOfArticles
            ? $"{run.Written} articles as {form.Name} to {(to == "-" ? "standard output" : to)}; {run.Selection.Matched} match"
                + (beyond > 0 ? $", {beyond} of them beyond --limit" : "") + (run.LeftOut.Count > 0 ? $"; {run.LeftOut.Count} files left out, see above" : "")
            : $"{form.Name} to {(to == "-" ? "standard output" : to)}");
    }
}

/// <summary>What <c>export --json</c> prints.</summary>
/// <param name="Matched">Articles that match.</param>
/// <param name="Written">Articles given out.</param>
internal sealed record ExportReport(string Format, string To, int Matched, int Written, IReadOnlyList<LeftOut> LeftOut)
{
    public static ExportReport Of(IForm form, ExportRun run, string to) => new(form.Name, to, run.Selection.Matched, run.Written, run.LeftOut);
}
