using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Archive;
using Annals.Capture.Fetching;

namespace Annals.Capture.WebSub;

/// <summary>
/// Subscribes at the hubs that polled feeds name (w3.org/TR/websub), where the archive has an address at which hubs can reach it. What a
/// hub sends is never taken in: it only makes the feed be asked sooner than the schedule would. Kept in <c>.annals/websub.json</c>; lost, it
/// is asked for anew. Safe for many threads.
/// </summary>
public sealed class HubListening
{
    /// <summary>Behind the archive's address; the id follows.</summary>
    public const string CallbackPath = "websub/";

    private const int Most = 2000;

    private static readonly TimeSpan Renewal = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromHours(6);
    private static readonly TimeSpan WishedLease = TimeSpan.FromDays(10);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(90);
    private static readonly TimeSpan BetweenWakes = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly CaptureSession _session;
    private readonly string _path;
    private readonly Dictionary<string, HubLease> _leases;

    internal HubListening(CaptureSession session)
    {
        _session = session;
        _path = Path.Combine(session.Writer.Folder.LocalFolder, "websub.json");
        _leases = Load(_path);
    }

    /// <summary>A poll found which hub a feed names; null for none.</summary>
    /// <param name="topic">By what address the hub knows the feed.</param>
    internal void Offer(string feed, string? hub, string? topic)
    {
        lock (_gate)
        {
            if (hub is null || WebAddress.Parse(hub) is not { } at || WebAddress.Parse(topic ?? feed) is not { } of)
            {
                _leases.Remove(feed);
            }
            else if (_leases.Count < Most && (!_leases.TryGetValue(feed, out var known) || known.Hub != at.AbsoluteUri || known.Topic != of.AbsoluteUri))
            {
                _leases[feed] = new HubLease(at.AbsoluteUri, of.AbsoluteUri, Secret(18), Secret(24));
            }
        }
    }

    /// <summary>Asks hubs where a lease is wanted or about to end.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (_session.Writer.Folder.Address is not { } root)
        {
            return;
        }

        foreach (var (feed, lease) in Due())
        {
            var form = new Dictionary<string, string>
            {
                ["hub.mode"] = "subscribe",
                ["hub.topic"] = lease.Topic,
                ["hub.callback"] = new Uri(root, CallbackPath + lease.Id).AbsoluteUri,
                ["hub.secret"] = lease.Secret,
                ["hub.lease_seconds"] = ((long)WishedLease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            };
            Set(feed, lease with { AskedAt = Now });
            using var content = new FormUrlEncodedContent(form);
            // Whether it worked is told by the hub's own question.
            await _session.Caller.PostAsync(lease.Hub, content, [], cancellation);
        }
    }

    /// <summary>A hub asks whether we meant it (section 5.3).</summary>
    /// <param name="seconds">For how long it will tell us.</param>
    /// <returns>False when we did not.</returns>
    public bool Confirm(string id, string mode, string topic, long? seconds)
    {
        if (Find(id) is not var (feed, lease) || topic != lease.Topic)
        {
            return false;
        }

        switch (mode)
        {
            case "subscribe" when lease.AskedAt is not null:
                Set(feed, lease with { Until = Now + TimeSpan.FromSeconds(Math.Clamp(seconds ?? (long)WishedLease.TotalSeconds, 60, (long)LongestLease.TotalSeconds)) });
                return true;
            case "denied":
                Set(feed, lease with { Until = null, AskedAt = Now });
                return true;
            default:
                return false;
        }
    }

    /// <summary>A hub says that a feed has changed: if it is the one we asked (section 7.1), the feed is asked soon.</summary>
    /// <param name="signature">As it came: <c>sha256=…</c>; null for none.</param>
    /// <returns>False when nobody here listens under that id.</returns>
    public bool Tell(string id, ReadOnlySpan<byte> body, string? signature)
    {
        if (Find(id) is not var (feed, lease))
        {
            return false;
        }

        if (IsSigned(lease.Secret, body, signature) && !(Now - lease.WokenAt < BetweenWakes))
        {
            lock (_gate)
            {
                _leases[feed] = lease with { WokenAt = Now };
            }

            _session.Wishes.Ask(feed);
        }

        return true;
    }

    private DateTimeOffset Now => _session.WireClock.GetUtcNow();

    internal static bool IsSigned(string secret, ReadOnlySpan<byte> body, string? signature)
    {
        if (signature?.Split('=', 2) is not [var method, var given])
        {
            return false;
        }

        var key = Encoding.UTF8.GetBytes(secret);
        var due = method switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
#pragma warning disable CA5350 // Most hubs still sign with it, and what it lets through is only a poll.
            "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
            _ => [],
        };
        return due.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(due)), Encoding.ASCII.GetBytes(given.ToLowerInvariant()));
    }

    private List<(string Feed, HubLease Lease)> Due()
    {
        var now = Now;
        var feeds = _session.Subscriptions.All.Where(static subscription => subscription.IsActive).Select(static subscription => subscription.FeedUrl).ToHashSet();
        lock (_gate)
        {
            return [.. _leases.Where(entry => feeds.Contains(entry.Key) && !(entry.Value.Until - now > Renewal) && !(now - entry.Value.AskedAt < BetweenTries)).Take(10).Select(static entry => (entry.Key, entry.Value))];
        }
    }

    private (string Feed, HubLease Lease)? Find(string id)
    {
        lock (_gate)
        {
            foreach (var (feed, lease) in _leases)
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(lease.Id), Encoding.UTF8.GetBytes(id)))
                {
                    return (feed, lease);
                }
            }
        }

        return null;
    }

    private void Set(string feed, HubLease lease)
    {
        lock (_gate)
        {
            _leases[feed] = lease;
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_leases, HubLeaseJson.Default.DictionaryStringHubLease), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static Dictionary<string, HubLease> Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HubLeaseJson.Default.DictionaryStringHubLease) ?? [] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static string Secret(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}

/// <param name="Topic">By what address the hub knows the feed.</param>
/// <param name="Id">Of the address at which the hub reaches us; nobody else knows it.</param>
/// <param name="Secret">By which the hub signs.</param>
/// <param name="Until">To when it tells us (UTC, real time); null when it does not.</param>
/// <param name="AskedAt">When it was asked last.</param>
/// <param name="WokenAt">When it last made the feed be asked.</param>
internal sealed record HubLease(string Hub, string Topic, string Id, string Secret, DateTimeOffset? Until = null, DateTimeOffset? AskedAt = null, DateTimeOffset? WokenAt = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, HubLease>))]
internal sealed partial class HubLeaseJson : JsonSerializerContext;
