using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Capture.Entries;

namespace Annals.Capture.Pages;

/// <summary>A known article as its page tells it now, with what only its post file and the journal remember of it.</summary>
internal static class PageRevision
{
    /// <param name="page">Null when only the title is new; the caller then gives the body.</param>
    public static Draft Draft(ArchiveFolder folder, ArticleState known, ArticlePage? page, string title, DateTimeOffset now)
    {
        var post = Post(folder, known);
        return new Draft
        {
            Url = known.Url,
            Article = known.Id,
            Title = title,
            Outlet = known.Outlet,
            Author = post?.Author ?? page?.Byline,
            Body = page?.Html ?? "",
            PublishedAt = known.Published ?? PublicationTime.Believe(page?.Published, now),
            PublishedFrom = known.Published is null ? PublishedFrom.Page : known.PublishedFrom,
            UpdatedAt = PublicationTime.Believe(page?.Modified, now),
            CapturedAt = now,
            Language = post?.FrontMatter?.Scalar("lang") ?? page?.Language,
            Guid = post?.FrontMatter?.Scalar("guid"),
            Via = "page",
            Fingerprint = Fingerprint.Of(title, page?.Html ?? ""),
            Pages = page?.Raw ?? [],
            FeedText = page?.FeedText,
        };
    }

    private static PostFile? Post(ArchiveFolder folder, ArticleState known)
    {
        try
        {
            return PostFile.Parse(File.ReadAllBytes(folder.Resolve(known.Path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
