using System.Runtime.InteropServices;

namespace Annals.Feeds;

/// <summary>Who wrote or published something. At least one field is set.</summary>
/// <param name="Name">As published.</param>
/// <param name="Email">As published; not checked.</param>
/// <param name="Uri">Absolute when a base address is known.</param>
public sealed record Person(string? Name, string? Email, string? Uri);

/// <summary>A subject the publisher assigned.</summary>
public sealed record Category(string Term, string? Scheme, string? Label);

/// <summary>A file that belongs to an entry (RSS 2.0 <c>enclosure</c>, Atom <c>rel="enclosure"</c>, JSON Feed <c>attachments</c>).</summary>
public sealed record Enclosure
{
    public required string Url { get; init; }

    public string? Type { get; init; }

    /// <summary>Size in bytes as the feed claims it. Often 0 or untrue: show it, never allocate by it. Null when absent or not a number.</summary>
    public long? Length { get; init; }

    public string? Title { get; init; }
}

/// <summary>A link as published (RFC 4287 section 4.2.7); <see cref="Href"/> is resolved.</summary>
public sealed record FeedLink
{
    public required string Href { get; init; }

    /// <summary>"alternate" when the link names no relation.</summary>
    public string Rel { get; init; } = "alternate";

    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? HrefLang { get; init; }

    public string? Length { get; init; }
}

/// <summary>A feed's picture (RSS 2.0 <c>image</c>). Width and height in pixels as claimed.</summary>
public sealed record FeedImage
{
    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? Description { get; init; }
}

/// <summary>The program that wrote the feed.</summary>
public sealed record Generator(string? Name, string? Uri, string? Version);

/// <summary>The entry an entry answers (RFC 4685 section 3).</summary>
public sealed record InReplyTo(string? Ref, string? Href, string? Type, string? Source);

/// <summary>The feed an entry was taken from (RFC 4287 section 4.2.11, RSS 2.0 <c>source</c>).</summary>
public sealed record EntrySource
{
    public string? Id { get; init; }

    public TextValue? Title { get; init; }

    public TextValue? Subtitle { get; init; }

    public TextValue? Rights { get; init; }

    public string? Link { get; init; }

    /// <summary>RSS 2.0 <c>source url</c>: the address of the feed.</summary>
    public string? Url { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? RawUpdated { get; init; }

    public IReadOnlyList<Person> Authors { get; init; } = [];

    public IReadOnlyList<Person> Contributors { get; init; } = [];

    public IReadOnlyList<Category> Categories { get; init; } = [];

    public IReadOnlyList<FeedLink> Links { get; init; } = [];

    public Generator? Generator { get; init; }

    public string? Icon { get; init; }

    public string? Logo { get; init; }

    public string? Language { get; init; }
}

/// <summary>A Media RSS object (<c>media:content</c>, or the thumbnail that stands alone). Numbers are what the feed claims.</summary>
public sealed record MediaItem
{
    public string? Url { get; init; }

    public string? Type { get; init; }

    /// <summary>image, audio, video, document, executable.</summary>
    public string? Medium { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public TimeSpan? Duration { get; init; }

    public long? FileSize { get; init; }

    public TextValue? Title { get; init; }

    public TextValue? Description { get; init; }

    /// <summary>Address of a small picture that stands for the object.</summary>
    public string? Thumbnail { get; init; }

    public IReadOnlyList<MediaCredit> Credits { get; init; } = [];
}

/// <summary>Who contributed what to a media object.</summary>
public sealed record MediaCredit(string Name, string? Role);

/// <summary>
/// A place (GeoRSS, GML, W3C geo). Positions are longitude, latitude in the order of GeoJSON (RFC 7946); a Point has one,
/// a Polygon's first equals its last, a Box has its two corners.
/// </summary>
public sealed record GeoShape(string Type, IReadOnlyList<GeoPosition> Positions);

/// <summary>Degrees, WGS 84 unless the feed named another system. <see cref="Elevation"/> in metres, null when not given.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPosition(double Longitude, double Latitude, double? Elevation = null);

/// <summary>Apple podcast fields of a feed or an entry, as published.</summary>
public sealed record ItunesInfo
{
    /// <summary>True only for exactly "yes", as the directory does it. Null when absent.</summary>
    public bool? Block { get; init; }

    /// <summary>True for yes/true/explicit, false for no/false, null for anything else ("clean" among it).</summary>
    public bool? Explicit { get; init; }

    /// <summary>True when the feed said anything about explicitness, readable or not.</summary>
    public bool HasExplicit { get; init; }

    /// <summary>As published: seconds, MM:SS or HH:MM:SS.</summary>
    public string? Duration { get; init; }

    public string? Image { get; init; }

    public string? Author { get; init; }

    public TextValue? Subtitle { get; init; }

    public TextValue? Summary { get; init; }

    public string? Episode { get; init; }

    public string? Season { get; init; }

    public string? EpisodeType { get; init; }

    public string? Title { get; init; }

    public string? Type { get; init; }

    public string? NewFeedUrl { get; init; }

    public Person? Owner { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];
}
