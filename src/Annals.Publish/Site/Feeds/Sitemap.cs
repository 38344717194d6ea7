using System.Globalization;
using System.Text;
using Annals.Pages.Words;

namespace Annals.Publish.Site.Feeds;

/// <summary>All articles for search engines (sitemaps.org/protocol.html), in files of a thousand, so that a new article changes two of them.</summary>
internal sealed class Sitemap(SiteOptions options, SiteState state, ArticleSource source)
{
    private const int Size = 1000;

    /// <summary>None when nobody said where the site will stand: a sitemap's addresses are whole ones.</summary>
    public IEnumerable<PlannedFile> Files()
    {
        if (options.Address is not { } address)
        {
            return [];
        }

        var files = new List<PlannedFile>();
        var index = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (var first = 1; first <= state.Rows.Count; first += Size)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"sitemap-{(first / Size) + 1}.xml");
            files.Add(Part(path, address, first));
            index.Append("<sitemap><loc>").Append(Xml(new Uri(address, path).AbsoluteUri)).Append("</loc></sitemap>\n");
        }

        var text = index.Append("</sitemapindex>\n").ToString();
        files.Add(new PlannedFile(SitePaths.Sitemap, (ulong)files.Count + 1, [], stage => stage.Write(SitePaths.Sitemap, text)));
        files.Add(new PlannedFile("robots.txt", 1, [], stage => stage.Write("robots.txt", $"User-agent: *\nAllow: /\nSitemap: {new Uri(address, SitePaths.Sitemap).AbsoluteUri}\n")));
        return files;
    }

    private PlannedFile Part(string path, Uri address, int first)
    {
        var seen = default(Fingerprint);
        var rows = new List<int>(Size);
        for (var row = first; row < first + Size && row <= state.Rows.Count; row++)
        {
            if (state.Rows.Outlets[row] >= 0)
            {
                rows.Add(row);
                seen.Add(row);
                seen.Add(state.Rows.Versions[row]);
            }
        }

        return new PlannedFile(path, seen.Value, rows, stage =>
        {
            var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            var start = Xml(address.AbsoluteUri);
            foreach (var row in rows)
            {
                var article = source[row];
                text.Append("<url><loc>").Append(start).Append(SitePaths.Article(article.Id.Value)).Append("</loc><lastmod>").Append(DateText.Machine(article.CapturedAt)).Append("</lastmod></url>\n");
            }

            stage.Write(path, text.Append("</urlset>\n").ToString());
        });
    }

    private static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal);
}
