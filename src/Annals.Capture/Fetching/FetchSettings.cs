namespace Annals.Capture.Fetching;

/// <summary>How far a fetch may go. One deadline and one set of limits hold for the whole exchange, redirects included.</summary>
public sealed record FetchSettings
{
    /// <summary>From the first connect to the last byte, without the waiting that politeness asks for.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Kilobytes of headers of one answer.</summary>
    public int HeaderKilobytes { get; init; } = 64;

    /// <summary>Bytes of a feed or page as sent. Above what is read of one entry's text, so that a huge one does not cost its neighbours.</summary>
    public int MostWireBytes { get; init; } = 56 << 20;

    /// <summary>Bytes of a feed or page after decompression.</summary>
    public int MostBytes { get; init; } = 56 << 20;

    /// <summary>Bytes of a picture.</summary>
    public int MostImageBytes { get; init; } = 20 << 20;

    public int MostRedirects { get; init; } = 10;

    /// <summary>Says who asks and where to complain.</summary>
    public string UserAgent { get; init; } = "Annals/0.1 (news archive; fetches what its owner subscribes to)";

    /// <summary>Lets all private addresses be fetched: for tests and for outlets in one's own network.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Private hosts that may be fetched all the same, as <c>host:port</c>.</summary>
    public IReadOnlySet<string> AllowedAuthorities { get; init; } = new HashSet<string>();

    internal int WireLimit(FetchKind kind) => Limit(kind, MostWireBytes);

    internal int Limit(FetchKind kind) => Limit(kind, MostBytes);

    private int Limit(FetchKind kind, int most) => kind switch
    {
        FetchKind.Image => MostImageBytes,
        // RFC 9309, section 2.5: at least 500 KiB must be read, and no more need be.
        FetchKind.Robots => 512 * 1024,
        FetchKind.Feed or FetchKind.Page => most,
        _ => most,
    };
}
