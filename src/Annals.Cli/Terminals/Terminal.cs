using System.Text;
using Annals.Language.Comparing;
using Spectre.Console;

namespace Annals.Cli.Terminals;

/// <summary>Where the command speaks: data on standard output, everything else on standard error.</summary>
internal sealed class Terminal
{
    private readonly bool _quiet;
    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _error;

    public Terminal(bool quiet, bool json)
    {
        _quiet = quiet;
        IsJson = json;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        _out = ConsoleFor(Console.Out, Console.IsOutputRedirected);
        _error = ConsoleFor(Console.Error, Console.IsErrorRedirected);
    }

    /// <summary>The caller is a program: one JSON document or line instead of text for people.</summary>
    public bool IsJson { get; }

    /// <summary>How notes and problems are written: of the whole process, as standard error is.</summary>
    public static LogFormat Log { get; set; }

    public static bool IsOutputTerminal => !Console.IsOutputRedirected;

    /// <summary>Columns to lay things out in: the terminal's, a page's for anything else.</summary>
    public int Width => IsOutputTerminal ? Math.Max(40, _out.Profile.Width) : 100;

    /// <summary>Lines that were laid out already, in a pager when they are more than the screen has.</summary>
    public static void Lines(IEnumerable<string> lines)
    {
        if (IsOutputTerminal)
        {
            Pager.Show([.. lines.Select(SafeText.Escape)]);
            return;
        }

        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Data.</summary>
    public static void Line(string text) => Console.Out.WriteLine(SafeText.Escape(text));

    /// <summary>Something good to know; silent with <c>--quiet</c>.</summary>
    public void Note(string text)
    {
        if (!_quiet)
        {
            Console.Error.WriteLine(Log == LogFormat.Json ? new LogLine(TimeProvider.System.GetUtcNow(), "info", text).ToString() : SafeText.Escape(text));
        }
    }

    /// <summary>Something wrong.</summary>
    public static void Problem(string text)
        => Console.Error.WriteLine(Log == LogFormat.Json ? new LogLine(TimeProvider.System.GetUtcNow(), "warning", text).ToString() : "annals: " + SafeText.Escape(text));

    /// <summary>A paragraph with its changes: in colour on a terminal, as <c>[-removed-]{+added+}</c> anywhere else.</summary>
    public void Changed(DiffBlock block)
    {
        if (Console.IsOutputRedirected || _out.Profile.Capabilities.ColorSystem == ColorSystem.NoColors)
        {
            Console.Out.WriteLine(string.Concat(block.Parts.Select(part => part.Kind switch
            {
                DiffKind.Removed => $"[-{SafeText.Escape(part.Text)}-]",
                DiffKind.Added => $"{{+{SafeText.Escape(part.Text)}+}}",
                _ => SafeText.Escape(part.Text),
            })));
            return;
        }

        var paragraph = new Paragraph();
        foreach (var part in block.Parts)
        {
            paragraph.Append(SafeText.Escape(part.Text), part.Kind switch
            {
                DiffKind.Removed => new Style(Color.Red, decoration: Decoration.Strikethrough),
                DiffKind.Added => new Style(Color.Green, decoration: Decoration.Underline),
                _ => Style.Plain,
            });
        }

        _out.Write(paragraph);
        _out.WriteLine();
    }

    /// <summary>Runs work under a progress bar, where somebody is there to see one.</summary>
    /// <param name="work">Reports how much is done of how much.</param>
    public T WithProgress<T>(string title, Func<IProgress<(int Done, int Total)>, T> work)
    {
        if (_quiet || Console.IsErrorRedirected)
        {
            return work(new Reporter(null));
        }

        return ProgressBar().Start(context => work(new Reporter(context.AddTask(Markup.Escape(title)))));
    }

    /// <summary>The same with words that change on the way, such as how many a second.</summary>
    public T WithProgress<T>(string title, Func<IProgress<(int Done, int Total, string Words)>, T> work)
    {
        if (_quiet || Console.IsErrorRedirected)
        {
            return work(new Teller(null, title));
        }

        return ProgressBar().Start(context => work(new Teller(context.AddTask(Markup.Escape(title)), title)));
    }

    /// <summary>Work that may be waited for, with a bar.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IProgress<(int Done, int Total)>, Task<T>> work)
    {
        if (_quiet || Console.IsErrorRedirected)
        {
            return await work(new Reporter(null));
        }

        return await ProgressBar().StartAsync(context => work(new Reporter(context.AddTask(Markup.Escape(title)))));
    }

    /// <summary>
    /// Something to read: each paragraph broken to the width of a terminal, in a pager when it is more than the screen has; a line a
    /// paragraph for anything else.
    /// </summary>
    public void Text(IEnumerable<string> paragraphs)
    {
        var safe = paragraphs.Select(SafeText.Escape);
        if (!IsOutputTerminal)
        {
            foreach (var paragraph in safe)
            {
                Console.Out.WriteLine(paragraph);
            }

            return;
        }

        var columns = Math.Clamp(_out.Profile.Width, 2, WrappedText.Widest);
        Pager.Show([.. safe.SelectMany(paragraph => WrappedText.Lines(paragraph, columns))]);
    }

    /// <summary>Rows under headings: aligned columns on a terminal, tabs between cells for anything else.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!IsOutputTerminal)
        {
            foreach (var row in rows)
            {
                Console.Out.WriteLine(string.Join('\t', row.Select(SafeText.Escape)));
            }

            return;
        }

        var table = new Table().Border(TableBorder.None).Expand();
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Markup($"[dim]{Markup.Escape(heading)}[/]")).PadRight(2));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(SafeText.Escape(cell)))]);
        }

        _out.Write(table);
    }

    /// <summary>
    /// Rows under headings, one line each: cut to the width of a terminal, the last cell a link, in a pager when there are more than the
    /// screen has; whole and with tabs between cells for anything else.
    /// </summary>
    /// <param name="addresses">Where each row's last cell leads.</param>
    public void Listing(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<string> addresses)
    {
        if (!IsOutputTerminal)
        {
            Table(headings, rows);
            return;
        }

        var hasLinks = Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "linux");
        Pager.Show(FittedTable.Lines(headings, rows, _out.Profile.Width, (row, cell) => hasLinks ? Hyperlink.Of(cell, addresses[row]) : cell));
    }

    private Progress ProgressBar()
        => _error.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private static IAnsiConsole ConsoleFor(TextWriter writer, bool redirected)
        => AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });

    private sealed class Teller(ProgressTask? task, string title) : IProgress<(int Done, int Total, string Words)>
    {
        private readonly Reporter _reporter = new(task);

        public void Report((int Done, int Total, string Words) value)
        {
            _reporter.Report((value.Done, value.Total));
            if (task is not null)
            {
                task.Description = Markup.Escape($"{title} {value.Words}");
            }
        }
    }

    // Not Progress<T>, which reports on another thread and so may report after the end.
    private sealed class Reporter(ProgressTask? task) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value)
        {
            if (task is not null)
            {
                task.IsIndeterminate = value.Total == 0;
                task.MaxValue = Math.Max(1, value.Total);
                task.Value = value.Done;
            }
        }
    }
}
