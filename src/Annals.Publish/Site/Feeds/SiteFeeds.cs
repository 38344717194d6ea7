using Annals.Feeds;
using Annals.Feeds.Writing;
using Annals.Index.Articles;
using Annals.Pages.Words;
using Annals.Publish.Syndication;

namespace Annals.Publish.Site.Feeds;

/// <summary>The newest articles with their full text, for the archive and for each outlet, as Atom, RSS and JSON Feed.</summary>
internal sealed class SiteFeeds(SiteOptions options, SiteState state, SiteLists lists, ArticleSource source, ArticlePages articles)
{
    private const int Length = 20;

    private static readonly (FeedForm Form, string Ending)[] Forms = [(FeedForm.Atom, "atom"), (FeedForm.Rss, "rss"), (FeedForm.Json, "json")];

    private readonly Vocabulary _words = Vocabulary.For(options.Language);

    /// <summary>For the head of a page that stands in the root (the front page) or in a folder of it.</summary>
    /// <param name="slug">Null for the archive's own feeds.</param>
    public static IReadOnlyList<Pages.Layout.FeedLink> Links(string? slug, string outlet)
        => [.. Forms.Select(form => new Pages.Layout.FeedLink(
            slug is null ? $"feed.{form.Ending}" : SiteLinks.Escaped($"{slug}.{form.Ending}"),
            FeedWriter.ContentType(form.Form).Split(';')[0],
            $"{(outlet.Length == 0 ? "" : outlet + " · ")}{form.Ending switch { "atom" => "Atom", "rss" => "RSS", _ => "JSON Feed" }}"))];

    public IEnumerable<PlannedFile> Files()
    {
        foreach (var file in Feed("feed", _words.ArchiveName, SitePaths.Front, lists.All))
        {
            yield return file;
        }

        for (var number = 0; number < state.Outlets.Names.Count; number++)
        {
            var slug = "outlets/" + state.Outlets[number];
            foreach (var file in lists.Outlets[number].Length == 0 ? [] : Feed(slug, $"{state.Outlets.Names[number]} · {_words.ArchiveName}", slug + ".html", lists.Outlets[number]))
            {
                yield return file;
            }
        }
    }

    private IEnumerable<PlannedFile> Feed(string path, string title, string page, int[] rows)
    {
        var newest = rows.AsEnumerable().Reverse().Take(Length).ToArray();
        var seen = default(Fingerprint);
        seen.Add(title);
        foreach (var row in newest)
        {
            seen.Add(row);
            seen.Add(state.Rows.Versions[row]);
        }

        // Three forms of the same entries: the texts are made once.
        var entries = new Lazy<IReadOnlyList<Entry>>(() => [.. newest.Select(row => EntryOf(source[row]))]);
        return Forms.Select(form => new PlannedFile($"{path}.{form.Ending}", seen.Value, newest, stage =>
        {
            var feed = new Feed { Title = new TextValue(title, "text"), Link = Address(page), Self = Address($"{path}.{form.Ending}"), Id = Address(path) ?? $"urn:annals:{path}", Language = _words.Tag, Entries = entries.Value };
            using var target = new MemoryStream();
            FeedWriter.Write(feed, form.Form, target);
            stage.Write($"{path}.{form.Ending}", target.GetBuffer().AsSpan(0, (int)target.Length));
        }));
    }

    private string? Address(string path) => options.Address is { } address ? new Uri(address, SiteLinks.Escaped(path)).AbsoluteUri : null;

    private Entry EntryOf(ArticleDetail article) => ArticleEntry.Of(article, Address(SitePaths.Article(article.Id.Value)), articles.BodyForFeeds(article));
}
