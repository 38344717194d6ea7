using System.Text;

namespace Annals.Web.Demo;

/// <summary>One invented outlet and the manner in which it publishes.</summary>
internal sealed record DemoOutlet
{
    public required string Name { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required string About { get; init; }

    public required IReadOnlyList<DemoArticle> Articles { get; init; }

    public required DemoManner Manner { get; init; }

    /// <summary>Of feed and pages.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

internal enum DemoManner
{
    /// <summary>RSS 2.0 with the whole text, ETag and 304.</summary>
    Rss,

    /// <summary>Atom 1.0 with the whole text, Last-Modified and 304.</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,

    /// <summary>RSS 2.0 with a sentence an entry; the text is on the page, between navigation and advertisements.</summary>
    Summary,

    /// <summary>RSS that no XML parser takes: bare ampersands, HTML entities, a control character, the end missing.</summary>
    Broken,
}
