using System.Net;
using System.Net.Sockets;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;
using Annals.Capture.Health;
using Annals.Index.Knowledge;
using Annals.Web.Accounts;

namespace Annals.Web.Diagnosing;

/// <summary>Looks at everything that Annals needs and says in plain words how it is. Changes nothing, and goes out no further than to ask for a name.</summary>
/// <param name="options">What is going to be served, and where.</param>
/// <param name="passphrase">Of the signing key; null for none.</param>
public sealed class Doctor(ReaderOptions options, string? passphrase)
{
    private const long LittleRoom = 1L << 30;
    private const long NoRoom = 100L << 20;
    private const int FewFiles = 1024;
    private const int NamesAsked = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongOverdue = TimeSpan.FromHours(6);

    private static readonly (string Program, string Lack)[] Programs =
    [
        ("vipsthumbnail", "lists show large pictures instead of small copies (Debian: libvips-tools)"),
        ("git", "'publish git' and 'import --git' do not work"),
        ("zstd", "'backup' can write .tar.gz and .tar, but not .tar.zst"),
        ("ssh", "'sync' cannot reach other machines"),
    ];

    private ArchiveFolder Folder => options.Folder;

    public async Task<IReadOnlyList<Check>> LookAsync(CancellationToken cancellation)
    {
        var catalog = new Catalog();
        var checks = new List<Check> { Writing(), Room(), Clock(), Journal(cancellation), IndexState(), Knowledge(), Key() };
        checks.AddRange(Feeds(catalog));
        checks.Add(await NamesAsync(cancellation));
        checks.Add(await PortAsync(cancellation));
        checks.Add(WhoMayRead());
        checks.Add(OpenFiles());
        checks.AddRange(Programs.Select(static program => IsInstalled(program.Program)
            ? Check.Well(program.Program, "is installed")
            : Check.Note(program.Program, $"is not installed: {program.Lack}")));
        return checks;
    }

    private Check Writing()
    {
        var probe = Path.Combine(Folder.LocalFolder, "doctor.tmp");
        try
        {
            Directory.CreateDirectory(Folder.LocalFolder);
            AtomicFile.Write(probe, "x"u8);
            File.Delete(probe);
            return Check.Well("folder", $"{Folder.Root} can be written to");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Check.Wrong("folder", $"{Folder.Root} cannot be written to: {exception.Message} Nothing can be kept; let the user that runs Annals own the folder");
        }
    }

    private Check Room()
    {
        try
        {
            var free = new DriveInfo(Folder.Root).AvailableFreeSpace;
            var words = $"{free / 1e9:F1} GB are free";
            return free < NoRoom ? Check.Wrong("disk", $"{words}: make room, or nothing more can be kept ('annals gc --dry-run' says what could go)")
                : free < LittleRoom ? Check.Note("disk", $"{words}: that is little; \"images\":\"5GB\" in annals.json keeps pictures within a budget")
                : Check.Well("disk", words);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Check.Note("disk", $"how much is free cannot be found out: {exception.Message}");
        }
    }

    private Check Clock()
    {
        var now = options.Clock.GetUtcNow();
        var newest = JournalReader.Read(Folder).Select(static line => line.Entry?.At).Max();
        return newest > now + TimeSpan.FromMinutes(5)
            ? Check.Wrong("clock", $"it says {UtcTime.ToIso(now)}, but the journal has a line of {UtcTime.ToIso(newest.Value)}: set the clock, or let the machine ask for the time (systemd-timesyncd)")
            : Check.Well("clock", $"{UtcTime.ToIso(now)}");
    }

    private Check Journal(CancellationToken cancellation)
    {
        try
        {
            var report = ArchiveVerifier.Verify(Folder, null, cancellation, isQuick: true);
            return report.Findings is [var first, ..]
                ? Check.Wrong("journal", $"{report.Findings.Count} things are wrong, first {first.Path}: {first.Message}; 'annals verify' lists them, 'annals verify --repair --from DIR' mends from a copy")
                : Check.Well("journal", $"{report.Lines} lines, {report.Files} files of the right names and sizes ('annals verify' reads every byte)");
        }
        catch (ArchiveException exception)
        {
            return Check.Wrong("journal", exception.Message);
        }
    }

    private Check Knowledge()
    {
        try
        {
            if (!KnowledgeStore.Exists(Folder))
            {
                return Check.Note("analysis", "nothing is analysed: names, quotations and events are not shown; 'annals analyze' does it, 'annals up' too, slowly");
            }

            using var store = KnowledgeStore.Open(Folder);
            return store.NeedsAnalysis ? Check.Note("analysis", "is made anew by 'annals analyze', or slowly by 'annals up'")
                : JournalReader.Read(Folder, store.Position).LongCount() is > 0 and var behind ? Check.Note("analysis", $"is {behind} lines behind the journal; the next command that asks it catches up")
                : Check.Well("analysis", $"{store.ArticleCount} articles are analysed");
        }
        catch (ArchiveException exception)
        {
            return Check.Wrong("analysis", exception.Message);
        }
    }

    private Check IndexState()
    {
        try
        {
            if (options.Index.StartedOver is { } reason)
            {
                return Check.Note("index", $"is built anew by the next command: {reason}");
            }

            var (here, end) = (options.Index.Position.Sequence, JournalReader.Read(Folder).LongCount());
            return here < end
                ? Check.Note("index", $"is {end - here} lines behind the journal; the next command catches up")
                : Check.Well("index", "is up to the journal's last line");
        }
        catch (ArchiveException exception)
        {
            return Check.Note("index", exception.Message);
        }
    }

    private Check Key()
    {
        if (!KeyFile.Exists(Folder))
        {
            return Check.Note("key", "there is none: what is kept is not signed; 'annals key new' makes one");
        }

        try
        {
            _ = KeyFile.Read(Folder, passphrase);
            return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Folder.KeyFile) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None
                ? Check.Wrong("key", $"others on this machine can read {Folder.KeyFile}: chmod 600 it, and make another with 'annals key new' if they may have")
                : Check.Well("key", "signs, and is readable for its owner alone");
        }
        catch (ArchiveException exception)
        {
            return Check.Wrong("key", exception.Message);
        }
    }

    private IEnumerable<Check> Feeds(Catalog catalog)
    {
        catalog.CatchUp(Folder, default);
        IReadOnlyList<FeedHealth> feeds = [];
        Check? trouble = null;
        try
        {
            feeds = FeedHealthReport.Of(Folder, catalog, options.Clock.GetUtcNow());
        }
        catch (ArchiveException exception)
        {
            trouble = Check.Wrong("feeds", exception.Message);
        }

        if (trouble is not null || feeds.Count == 0)
        {
            yield return trouble ?? Check.Note("feeds", "there are none: 'annals add URL' subscribes to an outlet");
            yield break;
        }

        var now = options.Clock.GetUtcNow();
        var failing = feeds.Where(static feed => feed.Status is FeedStatus.Failing or FeedStatus.Disallowed).ToList();
        var overdue = feeds.Where(feed => feed.NextPollAt < now - LongOverdue).ToList();
        yield return failing.Count == 0
            ? Check.Well("feeds", $"{feeds.Count}, none failing")
            : Check.Note("feeds", $"{failing.Count} of {feeds.Count} cannot be had, first {failing[0].Title}: {failing[0].Words}");
        yield return overdue.Count == 0
            ? Check.Well("schedule", "no feed is long overdue")
            : Check.Wrong("schedule", $"{overdue.Count} feeds should have been asked hours ago: nobody fetches; start 'annals up', or 'annals fetch' by a timer");
    }

    private async Task<Check> NamesAsync(CancellationToken cancellation)
    {
        var hosts = Hosts();
        foreach (var host in hosts)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(Patience);
                await Dns.GetHostAddressesAsync(host, patience.Token);
                return Check.Well("network", $"{host} has an address");
            }
            catch (Exception exception) when (exception is SocketException or ArgumentException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // Another may have one.
            }
        }

        return hosts.Count == 0
            ? Check.Note("network", "was not tried: there is no feed to ask for")
            : Check.Wrong("network", $"no address can be found for {string.Join(", ", hosts)}: this machine has no network, or its DNS does not answer");
    }

    private List<string> Hosts()
    {
        try
        {
            return [.. Capture.Subscriptions.SubscriptionList.Read(File.ReadAllBytes(Folder.SubscriptionsFile), Folder.SubscriptionsFile)
                .Select(static subscription => Uri.TryCreate(subscription.FeedUrl, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns ? address.IdnHost : null)
                .OfType<string>().Distinct().Take(NamesAsked)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return [];
        }
    }

    private async Task<Check> PortAsync(CancellationToken cancellation)
    {
        try
        {
            using var socket = new Socket(options.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(options.Listen, options.Port));
            return Check.Well("port", $"{options.Port} on {options.Listen} is free");
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return await IsReaderAsync(cancellation)
                ? Check.Well("port", $"a reader answers on {options.Port}")
                : Check.Wrong("port", $"{options.Port} on {options.Listen} is in use by another program: choose another with --port N");
        }
        catch (SocketException exception)
        {
            return Check.Wrong("port", $"{options.Port} on {options.Listen} cannot be used: {exception.Message}");
        }
    }

    private async Task<bool> IsReaderAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            var host = options.Listen.Equals(IPAddress.Any) ? IPAddress.Loopback : options.Listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : options.Listen;
            return await client.GetStringAsync(new UriBuilder("http", host.ToString(), options.Port, "/health").Uri, cancellation) == "ok\n";
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private Check WhoMayRead()
    {
        var damaged = new List<string>();
        var accounts = AccountFiles.All(Folder, damaged.Add);
        return damaged is [var first, ..] ? Check.Wrong("accounts", first)
            : !options.NeedsAccounts ? Check.Well("accounts", "none are needed: the reader listens on this machine alone")
            : accounts.Count == 0 && !options.IsPublic ? Check.Wrong("accounts", "nobody could sign in: 'annals account add NAME --owner' makes the first account")
            : !accounts.Any(static account => account.MayManage) ? Check.Note("accounts", "none is an owner's: feeds and settings can be changed on this machine's command line alone")
            : options.Certificate is null && !options.IsBehindProxy ? Check.Wrong("accounts", "passwords would travel readable: serve over TLS (--certificate), or behind a proxy that does (--behind-proxy)")
            : Check.Well("accounts", $"{accounts.Count}, of which {accounts.Count(static account => account.MayManage)} may change things");
    }

    private static Check OpenFiles()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
        {
            return Check.Note("open files", "their limit cannot be found out here");
        }

        var line = File.ReadLines(Limits).FirstOrDefault(static line => line.StartsWith("Max open files", StringComparison.Ordinal)) ?? "";
        var soft = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3);
        return long.TryParse(soft, System.Globalization.CultureInfo.InvariantCulture, out var files) && files < FewFiles
            ? Check.Note("open files", $"at most {files}: with many readers at once some are turned away; raise it (LimitNOFILE= in the unit, or ulimit -n)")
            : Check.Well("open files", $"at most {soft}");
    }

    private static bool IsInstalled(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
