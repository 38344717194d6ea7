using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Feeds;
using Annals.Feeds.Writing;
using Annals.Index.Articles;
using Annals.Pages.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Words;
using Annals.Publish.Syndication;
using Annals.Web.Images;
using Annals.Web.Reading;

namespace Annals.Web.FeedsOut;

/// <summary>Writes a document of a feed. Pictures come from here where that is an address others can use, else from the outlets.</summary>
internal sealed class FeedMaker(ReaderOptions options, ImageSignature signature)
{
    private static readonly ReaderLinks Links = new(Chosen: null) { KnowsReader = true };

    private readonly BodyCache _bodies = new();

    public MadeFeed Make(FeedView view, FeedForm form, FeedPage page, IReadOnlyList<RolledArticle> shown, int total, FeedPlace place, Vocabulary words)
    {
        var articles = options.Index.Rows([.. shown.Select(static article => article.Row)]);
        var entries = articles.Select(article => EntryOf(article.Article, place)).ToList();
        var updated = entries.Count == 0 ? (DateTimeOffset?)null : entries.Max(static entry => entry.Updated);
        var feed = new Feed
        {
            Id = $"urn:annals:feeds/{view.Path}{(view.Question.Length > 0 ? "?" + view.Question : "")}",
            Title = new TextValue(view.Title(words), "text"),
            Link = place.Of(view.Page(Links)),
            Self = place.Root is null ? null : Address(page),
            Hub = options.Session is not null && options.Folder.Address is not null && !view.IsPersonal ? place.Of(WebSub.Hub.Path) : null,
            Updated = updated,
            Links = [.. LinksOf()],
            Extensions = page.Archive is null ? [] : [new Extension("fh_archive", null)],
            Generator = new Generator("Annals", null, null),
        };
        using var target = new MemoryStream();
        FeedWriter.Write(feed, entries, form, target);
        return new MadeFeed(target.ToArray(), updated);

        // Paged and archived alike (RFC 5005, sections 3 and 4): some programs know the one, some the other.
        IEnumerable<Feeds.FeedLink> LinksOf()
        {
            yield return Link("first", FeedPage.Newest);
            if (FeedPage.First(total) is { } oldest)
            {
                yield return Link("last", oldest);
            }

            if (page.Before(total) is { } before)
            {
                yield return Link("next", before);
                yield return Link("prev-archive", before);
            }

            if (page.Archive is not null)
            {
                yield return Link("current", FeedPage.Newest);
                yield return Link("previous", page.After(total) ?? FeedPage.Newest);
                if (page.After(total) is { } after)
                {
                    yield return Link("next-archive", after);
                }
            }
        }

        Feeds.FeedLink Link(string relation, FeedPage to) => new() { Rel = relation, Href = Address(to), Type = FeedWriter.ContentType(form).Split(';')[0] };

        string Address(FeedPage to)
        {
            var question = string.Join('&', ((string[])[view.Question, to.Question]).Where(static part => part.Length > 0));
            return place.OfDocument($"{FeedView.Prefix}{view.Path}.{FeedView.EndingOf(form)}{(question.Length > 0 ? "?" + question : "")}");
        }
    }

    private Entry EntryOf(ArticleDetail article, FeedPlace place)
    {
        var key = $"{PermanentAddress.Of(article.Id, article.Revision)} {place.Root}";
        var body = _bodies.GetOrMake(key, () => Read(article, place));
        return ArticleEntry.Of(article, place.Root is null ? null : place.Of(Links.Article(article.Id.Value)), body);
    }

    private ShownBody Read(ArticleDetail article, FeedPlace place)
    {
        try
        {
            var post = PostFile.Parse(File.ReadAllBytes(options.Folder.Resolve(article.Path)));
            return ShownBody.Of(post, "", article.Url, url => place.Root is null ? url : place.Of(signature.PathOf(url)), isNumbered: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            // An archive can be moved and repaired while it is read; verify is there to say why.
            return ShownBody.Empty;
        }
    }
}

/// <param name="Updated">When the newest of its articles was seen (UTC); null for none.</param>
internal sealed record MadeFeed(byte[] Bytes, DateTimeOffset? Updated);
