using System.Security.Cryptography;
using Annals.Web.Demo.Pictures;

namespace Annals.Web.Demo.Sites;

/// <summary>One demo outlet as a web site: home page, feed, articles, pictures. It counts its feed's polls to know when to edit.</summary>
internal sealed class DemoSite(DemoOutlet outlet, string origin, DateTimeOffset start)
{
    private int _polls;

    public DemoOutlet Outlet => outlet;

    public string FeedUrl => origin + FeedPath;

    private string FeedPath => outlet.Manner switch
    {
        DemoManner.Atom => "/atom.xml",
        DemoManner.Json => "/feed.json",
        _ => "/feed.xml",
    };

    /// <summary>Null for an address that the site does not have.</summary>
    public DemoAnswer? Answer(string path)
    {
        if (path == FeedPath)
        {
            return Feed(isFirst: Interlocked.Increment(ref _polls) == 1);
        }

        if (path == "/robots.txt")
        {
            return new DemoAnswer("text/plain; charset=utf-8", "User-agent: *\nDisallow: /ads/\n"u8.ToArray());
        }

        if (path.StartsWith("/pictures/", StringComparison.Ordinal) && path.EndsWith(".png", StringComparison.Ordinal))
        {
            return Scene.Find(path["/pictures/".Length..^".png".Length]) is { } png ? new DemoAnswer("image/png", png) : null;
        }

        return Page(path) is { } html ? new DemoAnswer($"text/html; charset={outlet.Encoding.WebName}", outlet.Encoding.GetBytes(html)) : null;
    }

    private string? Page(string path)
    {
        if (path == "/")
        {
            return DemoPage.Home(outlet, FeedPath);
        }

        var article = Edition(isFirst: Volatile.Read(ref _polls) <= 1).FirstOrDefault(article => DemoAddress.Of(article) == path);
        return article is null ? null : DemoPage.Article(outlet, article, start);
    }

    private DemoAnswer Feed(bool isFirst)
    {
        var edition = Edition(isFirst).OrderBy(article => article.Age).ToList();
        var (type, body) = outlet.Manner switch
        {
            DemoManner.Atom => ("application/atom+xml", DemoFeed.Atom(outlet, edition, origin, start, isFirst)),
            DemoManner.Json => ("application/feed+json", DemoFeed.Json(outlet, edition, origin, start)),
            DemoManner.Broken => ("application/rss+xml", DemoFeed.Broken(outlet, edition, origin, start)),
            _ => ("application/rss+xml", DemoFeed.Rss(outlet, edition, origin, start)),
        };
        return new DemoAnswer(type, body)
        {
            // The hand-made feed comes without validators, as hand-made feeds do.
            ETag = outlet.Manner is DemoManner.Broken ? null : $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"",
            LastModified = outlet.Manner is DemoManner.Atom ? start - edition.Min(article => article.Age) : null,
        };
    }

    private IEnumerable<DemoArticle> Edition(bool isFirst)
        => outlet.Articles.Select(article => isFirst ? article : article.Edited ?? article);
}
