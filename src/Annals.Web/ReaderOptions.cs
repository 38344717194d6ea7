using System.Net;
using Annals.Archive;
using Annals.Index;
using Annals.Pages.Feeds;

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

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the feeds are at the moment of asking.</summary>
    public Func<IReadOnlyList<FeedRow>> Feeds { get; init; } = static () => [];

    /// <summary>The bytes of a picture by its absolute address, from the archive or fetched and kept now; null when it cannot be had.</summary>
    public Func<string, CancellationToken, Task<ReadOnlyMemory<byte>?>> Pictures { get; init; } = static (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

    /// <summary>Is told, in a line, of failures that are nobody's request's fault.</summary>
    public Action<string> Report { get; init; } = static _ => { };
}
