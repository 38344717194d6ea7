using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Annals.Cli.Terminals;
using Annals.Cli.Verbs;
using Annals.Web;
using Annals.Web.Accounts;

namespace Annals.Cli.Running;

/// <summary>The options of the verbs that serve the reader, and how it is announced.</summary>
internal static class ReaderDoor
{
    public static Option<int> Port { get; } = new("--port") { Description = "The reader's port", HelpName = "N", DefaultValueFactory = _ => ReaderOptions.DefaultPort };

    public static Option<string?> Listen { get; } = new("--listen") { Description = "The address to listen on (default: loopback only; beyond it people sign in, see 'annals account')", HelpName = "ADDR" };

    public static Option<bool> Public { get; } = new("--public") { Description = "Everybody may read without signing in; only who signs in has marks, and changes anything" };

    public static Option<bool> BehindProxy { get; } = new("--behind-proxy") { Description = "A reverse proxy on this machine stands in front: people sign in, though all requests come from here; X-Forwarded-For and -Proto count" };

    public static Option<string?> BasePath { get; } = new("--base-path") { Description = "The path a reverse proxy serves this below, such as /news", HelpName = "PATH" };

    public static Option<string?> Certificate { get; } = new("--certificate") { Description = "Serve over TLS with this certificate: a PEM file with its key beside it or in it", HelpName = "FILE" };

    public static Option<string?> CertificateKey { get; } = new("--certificate-key") { Description = "The certificate's key, when it is in another PEM file", HelpName = "FILE" };

    public static Option<LogFormat> Log { get; } = new("--log") { Description = "How messages are written to stderr: text, or one JSON object a line", HelpName = "text|json" };

    /// <summary>Adds them all, for the verbs that serve.</summary>
    public static Command WithReader(this Command command)
    {
        foreach (var option in (Option[])[Port, Listen, Public, BehindProxy, BasePath, Certificate, CertificateKey, Log])
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <exception cref="UsageException">The port or the address is none, or nobody could come in.</exception>
    /// <param name="mayLackAccounts">True for whoever only looks at what would be served.</param>
    public static ReaderOptions With(VerbContext context, ReaderOptions options, bool mayLackAccounts = false)
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

        var chosen = options with
        {
            Port = port,
            Listen = address ?? IPAddress.Loopback,
            IsPublic = context.Arguments.GetValue(Public),
            IsBehindProxy = context.Arguments.GetValue(BehindProxy),
            BasePath = BasePathOf(context),
            Certificate = CertificateOf(context),
        };
        if (!mayLackAccounts && chosen.NeedsAccounts && !chosen.IsPublic && AccountFiles.All(options.Folder, Terminal.Problem).Count == 0)
        {
            throw new UsageException($"nobody could sign in: make an account first with 'annals account add NAME --owner --archive {options.Folder.Root}', or let everybody read with --public");
        }

        return chosen with { Clock = context.Clock, Report = Report(context, options) };
    }

    private static string BasePathOf(VerbContext context)
    {
        var path = (context.Arguments.GetValue(BasePath) ?? "").TrimEnd('/');
        return path.Length == 0 || (path[0] == '/' && path[1..].Split('/').All(static part => part.Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
            ? path
            : throw new UsageException($"--base-path: '{path}' is no path such as /news: letters, digits, '-', '_' and '.' between slashes");
    }

    private static X509Certificate2? CertificateOf(VerbContext context)
    {
        if (context.Arguments.GetValue(Certificate) is not { } file)
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPemFile(file, context.Arguments.GetValue(CertificateKey) ?? file);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--certificate: {file} cannot be used ({exception.Message}); it must be a PEM certificate whose key stands in the same file or in --certificate-key FILE");
        }
    }

    private static Action<string> Report(VerbContext context, ReaderOptions options) => what =>
    {
        Terminal.Problem(what);
        options.Troubles.Note(context.Clock.GetUtcNow(), what);
    };

    public static void Announce(Terminal terminal, ReaderServer server, string archive)
        => terminal.Note($"Reading {archive} at {server.Address}");
}
