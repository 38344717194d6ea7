using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Metadata;

namespace Annals.Extraction.Pages;

/// <summary>What is known of a page besides its text, collected before the tree is cut up.</summary>
internal sealed record PageFacts
{
    public required Uri Base { get; init; }

    public required string CanonicalUrl { get; init; }

    public string? Title { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? RawPublished { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    public string? Direction { get; init; }

    public string? Site { get; init; }

    public string? Description { get; init; }

    public string? LeadImage { get; init; }

    /// <summary>The article's text as the page gives it for machines.</summary>
    public string? StatedBody { get; init; }

    public string? NextPage { get; init; }

    public bool Paywalled { get; init; }

    public bool LooksLikeError { get; init; }

    public bool LooksMissing { get; init; }

    public static PageFacts Of(Node root, HeadData head, LinkedData? data, Uri url)
    {
        var address = head.BaseHref is { } href && Uri.TryCreate(url, href, out var based) && based.Scheme is "http" or "https" ? based : url;
        var published = PageDates.Published(head, data, root, url);
        return new()
        {
            Base = address,
            CanonicalUrl = Canonical(head, address, url),
            Title = PageTitle.Of(head, data, root),
            Byline = BylineFinder.Of(head, data, root),
            Published = published.At,
            RawPublished = published.Raw,
            Modified = PageDates.Modified(head, data),
            Language = HeadData.Squeeze(head.Language) ?? data?.Language ?? head.Meta("content-language", "og:locale", "inlanguage")?.Replace('_', '-'),
            Direction = head.Direction,
            Site = HeadData.Squeeze(data?.Site) ?? head.Meta("og:site_name", "application-name"),
            Description = HeadData.Squeeze(data?.Description)
                ?? head.Meta("dc:description", "dcterm:description", "og:description", "weibo:article:description", "weibo:webpage:description", "description", "twitter:description"),
            LeadImage = Absolute(address, data?.Image ?? head.Meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")),
            StatedBody = data?.Body,
            NextPage = Next(head, address, url),
            Paywalled = data?.Free is false || AccessSigns.Paywalled(root, head),
            LooksLikeError = AccessSigns.Error(root, head),
            LooksMissing = AccessSigns.Missing(root, head),
        };
    }

    private static string Canonical(HeadData head, Uri address, Uri url)
    {
        foreach (var candidate in (string?[])[head.Link("canonical"), head.Meta("og:url")])
        {
            // A canonical address that is only the home page is a mistake of the template.
            if (Absolute(address, candidate) is { } absolute && Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && (uri.AbsolutePath.Length > 1 || url.AbsolutePath.Length <= 1))
                return absolute;
        }

        return url.AbsoluteUri;
    }

    private static string? Next(HeadData head, Uri address, Uri url)
    {
        if (Absolute(address, head.Link("next")) is not { } next || !Uri.TryCreate(next, UriKind.Absolute, out var uri))
            return null;
        // The next part of an article differs in a number or query; the next article of a blog has another path.
        return string.Equals(uri.Host, url.Host, StringComparison.OrdinalIgnoreCase) && next != url.AbsoluteUri && IsPartOf(uri, url) ? next : null;
    }

    private static bool IsPartOf(Uri next, Uri page)
    {
        var stem = Stem(page.AbsolutePath);
        return stem.Length > 1 && Stem(next.AbsolutePath).StartsWith(stem, StringComparison.Ordinal)
            && (next.AbsolutePath != page.AbsolutePath || next.Query != page.Query);
    }

    /// <summary>A path without ending, number of the part and slash.</summary>
    private static string Stem(string path)
    {
        var slash = path.LastIndexOf('/');
        var dot = path.LastIndexOf('.');
        var stem = (dot > slash ? path[..dot] : path).TrimEnd('/');
        foreach (var mark in (string[])["_", "-", "/page/", "/"])
        {
            var at = stem.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && stem.Length - at - mark.Length is >= 1 and <= 2 && stem.AsSpan(at + mark.Length).IndexOfAnyExceptInRange('0', '9') < 0)
                return stem[..at];
        }

        return stem;
    }

    public static string? Absolute(Uri address, string? reference) =>
        string.IsNullOrWhiteSpace(reference) ? null : Sanitizer.UrlPolicy.Media(reference, address);
}
