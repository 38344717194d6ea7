using System.Net;
using System.Net.Sockets;

namespace Annals.Capture.Fetching;

/// <summary>
/// Opens connections to addresses that were checked, and to no others: a name is resolved once, and what was checked is
/// what is connected to, so that a name which changes its answer gains nothing.
/// </summary>
internal sealed class CheckedConnection(FetchSettings settings)
{
    // A dead address (IPv6 that leads nowhere, mostly) must leave time for the next.
    private static readonly TimeSpan PatienceWithOneAddress = TimeSpan.FromSeconds(6);

    /// <summary>
    /// For everything that goes out: connects as this class does, and neither follows redirects nor keeps cookies; no proxy, for one set
    /// in the environment would connect to addresses that nobody checked.
    /// </summary>
    public static SocketsHttpHandler NewHandler(FetchSettings settings) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 2,
        MaxResponseHeadersLength = settings.HeaderKilobytes,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = new CheckedConnection(settings).OpenAsync,
    };

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var end = context.DnsEndPoint;
        var addresses = await ResolveAsync(end.Host, cancellationToken);
        var isAllowed = settings.AllowPrivate || settings.AllowedAuthorities.Contains($"{end.Host.ToLowerInvariant()}:{end.Port}");
        var usable = isAllowed ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (usable.Length == 0)
        {
            throw new PrivateAddressException($"{end.Host} is at {addresses[0]}, which is not on the public Internet");
        }

        return await ConnectAsync(usable, end.Port, cancellationToken);
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var isLast = i == addresses.Length - 1;
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                if (!isLast)
                {
                    patience.CancelAfter(PatienceWithOneAddress);
                }

                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), patience.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception)
            {
                socket.Dispose();
                if (isLast || cancellationToken.IsCancellationRequested || exception is not (SocketException or OperationCanceledException))
                {
                    throw;
                }
            }
        }
    }
}

/// <summary>The name leads into a private network.</summary>
internal sealed class PrivateAddressException(string message) : IOException(message);
