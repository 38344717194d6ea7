using System.Net;
using System.Security.Cryptography.X509Certificates;
using Annals.Archive;
using Annals.Capture;
using Annals.Capture.Health;
using Annals.Capture.Images;
using Annals.Index;
using Annals.Web.Accounts;
using Annals.Web.Findings;
using Annals.Web.Managing;
using Annals.Web.Serving;

namespace Annals.Web;

/// <summary>What the reader serves, and where.</summary>
public sealed record ReaderOptions
{
    public const int DefaultPort = 8427;

    public required ArchiveFolder Folder { get; init; }

    /// <summary>Belongs to the caller, who disposes of it after the server has stopped.</summary>
    public required ArchiveIndex Index { get; init; }

    /// <summary>0 takes any free port; <see cref="ReaderServer.Address"/> then says which.</summary>
    public int Port { get; init; } = DefaultPort;

    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>True when nothing may be changed through the reader.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True behind a reverse proxy, which brings everybody's requests from this very machine.</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>True when everybody may read without signing in, and see nobody's marks.</summary>
    public bool IsPublic { get; init; }

    /// <summary>What stands before every path, as a reverse proxy has it: <c>/news</c>; empty at the root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>How long a client may take to say what it wants, before its connection is closed.</summary>
    public TimeSpan LongestHead { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection stays open on which nothing is asked.</summary>
    public TimeSpan LongestIdle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Serves over TLS; null for plain HTTP, as on this machine or behind a proxy that does it.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who reads on this machine needs no account; who comes from elsewhere does.</summary>
    public bool NeedsAccounts => IsBehindProxy || !IPAddress.IsLoopback(Listen);

    /// <summary>
    /// In memory alone: an account with whose token reader apps sign in where nobody needs one, for a protocol that always wants a
    /// known key. It reads as the owner. Null for none.
    /// </summary>
    public Account? LocalAccount { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the feeds are at the moment of asking.</summary>
    public Func<IReadOnlyList<FeedHealth>> Feeds { get; init; } = static () => [];

    /// <summary>A picture by its absolute address, out of the archive or fetched and kept now: <see cref="ImageKeeper.GetAsync"/>, or <c>Find</c> alone where nothing may be fetched.</summary>
    public Func<string, CancellationToken, Task<KeptImage>> Pictures { get; init; } = static (_, _) => Task.FromResult(new KeptImage(null, null, "no pictures are kept here"));

    /// <summary>A picture by its absolute address if it is kept already, without asking anybody: <see cref="ImageKeeper.Find(string)"/>.</summary>
    public Func<string, KeptImage?> Kept { get; init; } = static _ => null;

    /// <summary>How many days' articles a browser keeps for reading without a network, counted back from the newest.</summary>
    public int OfflineDays { get; init; } = 3;

    /// <summary>The room they may take in the browser, pictures included.</summary>
    public long OfflineBytes { get; init; } = 40L << 20;

    /// <summary>Why an article's picture is not there, by its absolute address; null when it is, or nobody has asked for it yet.</summary>
    public Func<string, MissingPicture?> Missing { get; init; } = static _ => null;

    /// <summary>
    /// Another text whenever pages would be others though the index is the same: because of what the reader did, or of a setting.
    /// Asked for every page, so it must be at hand; what it hangs on must be changed before it is.
    /// </summary>
    public Func<string> Version { get; init; } = static () => "";

    /// <summary>Where capture runs in this process: feeds, rules and settings can then be changed. Null where it runs elsewhere, or nowhere.</summary>
    public CaptureSession? Session { get; init; }

    /// <summary>What went wrong last, to be shown.</summary>
    public TroubleLog Troubles { get; init; } = new();

    /// <summary>Is told, in a line, of failures that are nobody's request's fault.</summary>
    public Action<string> Report { get; init; } = static _ => { };

    /// <summary>What was concluded from the articles; null until the server that uses it has opened it.</summary>
    internal KnowledgeShelf? Knowledge { get; init; }

    /// <summary>Of one server: a copy of the options for another must not send the first one's pages.</summary>
    internal PageCache Pages { get; init; } = new(PageCache.DefaultBytes);
}
