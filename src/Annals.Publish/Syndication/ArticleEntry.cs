using Annals.Archive;
using Annals.Feeds;
using Annals.Index.Articles;
using Annals.Pages.Articles;
using Annals.Pages.Markup;

namespace Annals.Publish.Syndication;

/// <summary>The one place where an article becomes an entry of a feed that Annals gives out: the live reader's and the static site's.</summary>
public static class ArticleEntry
{
    /// <param name="page">Where the article stands with us, an absolute address; null where nobody knows: the entry then leads to the outlet.</param>
    /// <param name="body">Its text, with pictures from wherever the feed's readers can load them.</param>
    public static Entry Of(ArticleDetail article, string? page, ShownBody body)
    {
        var original = Address.HostOf(article.Url) is null ? null : article.Url;
        return new Entry
        {
            // Change this and everybody's articles come back as new ones.
            Id = $"urn:annals:{article.Id.Value}",
            Title = new TextValue(article.Title, "text"),
            Link = page ?? original,
            Links = page is not null && original is not null ? [new FeedLink { Href = original, Rel = "related" }] : [],
            Published = article.PublishedFrom == PublishedFrom.Capture ? null : article.Published,
            Updated = article.CapturedAt,
            Language = article.Language,
            Authors = [new Person(article.Author is { Length: > 0 } author ? author : article.Outlet, null, null)],
            Categories = [new Category(article.Outlet, null, null), .. article.Tags.Select(static tag => new Category(tag, null, null))],
            // The feed it came from may bear its subscriber's secret: whose it is, is enough.
            Source = original is null ? null : new EntrySource { Id = SiteOf(original), Title = new TextValue(article.Outlet, "text"), Link = SiteOf(original) },
            Enclosures = [.. body.Enclosures.Select(static address => new Enclosure { Url = address, Type = MediaTypeOf(address) })],
            Contents = [new TextValue(body.Html, "html")],
        };
    }

    private static string SiteOf(string address) => new Uri(address) is var uri ? $"{uri.Scheme}://{uri.Authority}/" : "";

    // What capture kept of an enclosure is its address.
    private static string? MediaTypeOf(string address)
        => (Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Path.GetExtension(uri.AbsolutePath).ToLowerInvariant() : "") switch
        {
            ".mp3" => "audio/mpeg",
            ".m4a" => "audio/mp4",
            ".ogg" or ".oga" or ".opus" => "audio/ogg",
            ".wav" => "audio/wav",
            ".mp4" or ".m4v" => "video/mp4",
            ".webm" => "video/webm",
            ".pdf" => "application/pdf",
            ".epub" => "application/epub+zip",
            _ => null,
        };
}
