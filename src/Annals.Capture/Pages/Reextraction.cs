using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Capture.Entries;
using Annals.Capture.Evidence;
using Annals.Extraction.Text;
using Annals.Language.Comparing;

namespace Annals.Capture.Pages;

/// <summary>
/// Takes the texts of articles once more from their kept pages, with the rules of today, and keeps what differs as
/// revisions. Needs no network. What is found depends on the archive and the rules alone, so that a second run changes nothing.
/// </summary>
public sealed class Reextraction
{
    private const int Batch = 25;

    private readonly ArchiveFolder _folder;
    private readonly Catalog _catalog;
    private readonly OutletEvidence _evidence;

    private Reextraction(ArchiveFolder folder, Catalog catalog)
    {
        _folder = folder;
        _catalog = catalog;
        _evidence = OutletEvidence.Anew(folder, catalog);
    }

    /// <summary>What would change; writes nothing.</summary>
    /// <param name="choose">Which articles.</param>
    public static ReextractReport Try(ArchiveFolder folder, Catalog catalog, Func<ArticleState, bool> choose, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
        => new Reextraction(folder, catalog).Run(choose, null, progress, cancellationToken);

    /// <summary>Keeps what changes as revisions.</summary>
    /// <exception cref="ArchiveException">The disk refused; what was kept before that is safe, and running it again goes on from there.</exception>
    public static ReextractReport Run(ArchiveWriter writer, Func<ArticleState, bool> choose, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
        => new Reextraction(writer.Folder, writer.Catalog).Run(choose, writer, progress, cancellationToken);

    private ReextractReport Run(Func<ArticleState, bool> choose, ArchiveWriter? writer, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        var articles = _catalog.Where(choose);
        var (changed, failed, drafts) = (new List<ReextractedArticle>(), new List<ReextractFailure>(), new List<Draft>());
        var (withoutPage, done) = (0, 0);
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reading = KeptPages.Read(_folder, _catalog, article, (url, feedText) => _evidence.For(article.Outlet, url, feedText));
            if (reading.Page is not null)
            {
                Compare(article, reading, changed, drafts);
            }
            else if (_catalog.PagesOf(article.Id) is null)
            {
                withoutPage++;
            }
            else
            {
                failed.Add(new ReextractFailure(article.Id.Value, article.Title, reading.Reason));
            }

            progress?.Report((++done, articles.Count));
            Keep(writer, drafts, Batch);
        }

        Keep(writer, drafts, 1);
        return new ReextractReport { Articles = articles.Count, WithoutPage = withoutPage, Changed = changed, Failed = failed, Problems = _evidence.Rules.Problems };
    }

    private static void Keep(ArchiveWriter? writer, List<Draft> drafts, int atLeast)
    {
        if (drafts.Count >= atLeast)
        {
            writer?.Keep(drafts);
            drafts.Clear();
        }
    }

    private void Compare(ArticleState article, KeptReading reading, List<ReextractedArticle> changed, List<Draft> drafts)
    {
        var (page, before) = (reading.Page!, new KeptText(_folder, article));
        var title = article.Feed is null && page.Title is { Length: > 0 } named ? named : article.Title;
        var fingerprint = Fingerprint.Of(title, page.Html);
        // Fingerprints of pages once left captions out: what is kept is asked itself before it is called different.
        if (fingerprint == article.Fingerprint || fingerprint == before.Fingerprint)
        {
            return;
        }

        changed.Add(new ReextractedArticle
        {
            Article = article.Id.Value,
            Revision = article.Revision + 1,
            Title = title,
            Added = ParagraphsOnlyIn(page.Text, before.Plain),
            Dropped = ParagraphsOnlyIn(before.Plain, page.Text),
            PicturesBefore = HtmlText.ImageUrls(before.Html).Count,
            Pictures = HtmlText.ImageUrls(page.Html).Count,
        });
        drafts.Add(Draft(article, reading, title, fingerprint));
    }

    private Draft Draft(ArticleState article, KeptReading reading, string title, string fingerprint)
    {
        var (page, kept, post) = (reading.Page!, reading.Kept!, Post(article));
        var time = PublicationTime.Of(null, page.Published, page.Plain, kept.Captured);
        var isBetter = article.Published is null || time.From <= article.PublishedFrom;
        return new Draft
        {
            Url = article.Url,
            Article = article.Id,
            Title = title,
            Outlet = article.Outlet,
            Tags = article.Tags,
            Author = article.Feed is null ? page.Byline ?? post?.Author : post?.Author ?? page.Byline,
            Body = page.Html,
            PublishedAt = isBetter ? time.At : article.Published,
            PublishedFrom = isBetter ? time.From : article.PublishedFrom,
            UpdatedAt = PublicationTime.Believe(page.Modified, kept.Captured),
            CapturedAt = kept.Captured,
            Language = post?.FrontMatter?.Scalar("lang") ?? page.Language,
            Feed = article.Feed,
            Guid = post?.FrontMatter?.Scalar("guid"),
            Via = "page",
            Fingerprint = fingerprint,
            // What the feed said last stays what it said last: its next poll must find nothing new.
            EntryFingerprint = article.Feed is { } feed ? article.Feeds.GetValueOrDefault(feed) : null,
            Reextracted = kept.Sequence,
        };
    }

    private static List<string> ParagraphsOnlyIn(string text, string other)
    {
        var others = other.Split('\n').Select(BareText.Of).ToHashSet();
        return [.. text.Split('\n').Where(line => BareText.Of(line) is { Length: > 0 } bare && !others.Contains(bare))];
    }

    private PostFile? Post(ArticleState article)
    {
        try
        {
            return PostFile.Parse(File.ReadAllBytes(_folder.Resolve(article.Path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
