using System.Runtime.InteropServices;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Entries;
using Annals.Extraction.Pages;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Text;

namespace Annals.Capture.Pages;

/// <summary>Reads an article once more from its kept pages, with the rules of today.</summary>
internal static class KeptPages
{
    /// <param name="evidence">What is known of a page, by its address and the feed's text.</param>
    public static KeptReading Read(ArchiveFolder folder, Catalog catalog, ArticleState article, Func<Uri, string?, PageEvidence> evidence)
    {
        try
        {
            return RawPages.Find(folder, catalog, article.Id) is { } kept ? Read(folder, kept, evidence) : new KeptReading(null, null, "its page was not kept");
        }
        catch (ArchiveException exception)
        {
            return new KeptReading(null, null, exception.Message);
        }
    }

    /// <summary>
    /// True when a page says what the archive has, or what the kept page says, both read with the rules of today: then the outlet
    /// changed nothing, however far the rules have come since the text was taken.
    /// </summary>
    public static bool SaysTheSame(CaptureSession session, ArticleState known, ArticlePage page)
        => known.Via == "page" && SaysTheSame(new KeptText(session.Writer.Folder, known), ReadAgain(session, known), page);

    /// <param name="before">The kept page, read again; null when it was not kept.</param>
    public static bool SaysTheSame(KeptText kept, ArticlePage? before, ArticlePage page)
        => SameToReader.Texts(kept.Plain, HtmlText.ImageUrls(kept.Html), page.Text, HtmlText.ImageUrls(page.Html))
            || before is not null && SaysTheSame(before, page);

    /// <summary>The kept page of an article with all that is known of its outlet today; null when there is none.</summary>
    public static ArticlePage? ReadAgain(CaptureSession session, ArticleState known)
        => Read(session.Writer.Folder, session.Writer.Catalog, known, (url, feedText) => session.Evidence.For(known.Outlet, url, feedText)).Page;

    /// <summary>True when a reader would see no difference between the two.</summary>
    public static bool SaysTheSame(ArticlePage before, ArticlePage after)
    {
        var (pictures, picturesNow) = (HtmlText.ImageUrls(before.Html), HtmlText.ImageUrls(after.Html));
        return (SameToReader.Texts(before.Text, after.Text) || EdgeLines.AreAll(before.Text, before.Raw, after.Text, after.Raw))
            && (SameToReader.Pictures(pictures, picturesNow) || EdgePictures.AreAll(pictures, before.Raw, picturesNow, after.Raw));
    }

    private static KeptReading Read(ArchiveFolder folder, PagesKept kept, Func<Uri, string?, PageEvidence> evidence)
    {
        var pages = new List<Page>();
        var raws = new List<RawPage>();
        foreach (var raw in kept.Pages)
        {
            var url = new Uri(raw.Url);
            var bytes = RawPages.Read(folder, raw);
            raws.Add(RawPage.Of(raw.Url, raw.Type, bytes));
            var page = PageExtractor.Extract(bytes, raw.Type, url, evidence(url, kept.FeedText));
            if (PageJoin.Fault(page) is { } fault)
            {
                return new KeptReading(kept, null, fault);
            }

            pages.Add(page);
        }

        return pages.Count == 0 ? new KeptReading(kept, null, "its page was not kept") : new KeptReading(kept, PageJoin.Of(pages, isWhole: true, raws, kept.FeedText), "");
    }
}

/// <summary>What came of reading kept pages.</summary>
/// <param name="Kept">Null when none were kept.</param>
/// <param name="Page">Null when no article was found.</param>
/// <param name="Reason">Why not, in plain words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeptReading(PagesKept? Kept, ArticlePage? Page, string Reason);
