using System.CommandLine;
using System.Net;
using Annals.Cli.Terminals;
using Annals.Cli.Verbs;
using Annals.Web;

namespace Annals.Cli.Running;

/// <summary>The options of the verbs that serve the reader, and how it is announced.</summary>
internal static class ReaderDoor
{
    public static Option<int> Port { get; } = new("--port") { Description = "The reader's port", HelpName = "N", DefaultValueFactory = _ => ReaderOptions.DefaultPort };

    public static Option<string?> Listen { get; } = new("--listen") { Description = "The address to listen on (default: loopback only; there are no accounts yet)", HelpName = "ADDR" };

    /// <exception cref="UsageException">The port or the address is none.</exception>
    public static ReaderOptions With(VerbContext context, ReaderOptions options)
    {
        var port = context.Arguments.GetValue(Port);
        if (port is < 0 or > 65535)
        {
            throw new UsageException($"--port: {port} is no port; give a number from 1 to 65535");
        }

        var listen = context.Arguments.GetValue(Listen);
        IPAddress? address = null;
        if (listen is not null && !IPAddress.TryParse(listen, out address))
        {
            throw new UsageException($"--listen: '{listen}' is no address such as 127.0.0.1 or 0.0.0.0");
        }

        return options with { Port = port, Listen = address ?? IPAddress.Loopback, Clock = context.Clock, Report = Report(context, options) };
    }

    private static Action<string> Report(VerbContext context, ReaderOptions options) => what =>
    {
        Terminal.Problem(what);
        options.Troubles.Note(context.Clock.GetUtcNow(), what);
    };

    public static void Announce(Terminal terminal, ReaderServer server, string archive)
        => terminal.Note($"Reading {archive} at {server.Address}");
}
