using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Publish.Selecting;

namespace Annals.Bench.Forms;

/// <summary>An archive held against the one it was taken back into: files by their bytes, and what the journals say, key by key.</summary>
public sealed class ArchiveComparison
{
    private readonly SortedDictionary<string, int> _differences = new(StringComparer.Ordinal);

    private ArchiveComparison(int articlesOut, int revisionsOut)
    {
        ArticlesOut = articlesOut;
        RevisionsOut = revisionsOut;
    }

    public int ArticlesOut { get; }

    public int ArticlesBack { get; private set; }

    public int RevisionsOut { get; }

    public int RevisionsBack { get; private set; }

    /// <summary>Revisions whose post file came back byte for byte, under its own number.</summary>
    public int SameBytes { get; private set; }

    /// <summary>What differs, and in how many revisions or articles.</summary>
    public IReadOnlyDictionary<string, int> Differences => _differences;

    /// <param name="isPlain">Only what a plain post carries is held against it: time, title, link, body and outlet of the current revision.</param>
    public static ArchiveComparison Of(ArchiveFolder before, ArchiveFolder after, bool isPlain)
    {
        var old = Everything(before);
        var back = Everything(after).Articles.ToDictionary(article => article.Id);
        var comparison = new ArchiveComparison(old.Articles.Count, isPlain ? old.Articles.Count : old.Articles.Sum(article => article.Revisions.Count))
        {
            ArticlesBack = back.Count,
            RevisionsBack = back.Values.Sum(article => article.Revisions.Count),
        };
        foreach (var article in old.Articles)
        {
            if (!back.TryGetValue(article.Id, out var again))
            {
                comparison.Note("article missing");
            }
            else if (isPlain)
            {
                comparison.ComparePlain(before, article, after, again);
            }
            else
            {
                comparison.Compare(article, again);
            }
        }

        return comparison;
    }

    private void Compare(SelectedArticle before, SelectedArticle after)
    {
        Note("number of revisions", before.Revisions.Count != after.Revisions.Count);
        Note("gone note", (before.Gone?.Status, before.Gone?.Since) != (after.Gone?.Status, after.Gone?.Since));
        foreach (var (old, back) in before.Revisions.Zip(after.Revisions))
        {
            SameBytes += old.Line.Sha256 == back.Line.Sha256 ? 1 : 0;
            Note("post file", old.Line.Sha256 != back.Line.Sha256);
            Note("file name", old.Path != back.Path);
            Note("captured", old.CapturedAt != back.CapturedAt);
            Note("published", (old.Line.Published, old.Line.PublishedFrom) != (back.Line.Published, back.Line.PublishedFrom));
            Note("title", old.Line.Title != back.Line.Title);
            Note("outlet", old.Line.Outlet != back.Line.Outlet);
            Note("author", old.Line.Author != back.Line.Author);
            Note("tags", !(old.Line.Tags ?? []).SequenceEqual(back.Line.Tags ?? []));
            Note("other keys", (old.Line.Url, old.Line.Updated, old.Line.Lang, old.Line.Feed, old.Line.Guid, old.Line.Via, old.Line.Source) != (back.Line.Url, back.Line.Updated, back.Line.Lang, back.Line.Feed, back.Line.Guid, back.Line.Via, back.Line.Source));
            Note("fingerprints", (old.Line.Content, old.Line.Entry, old.Line.RawPublished, old.Line.SameText) != (back.Line.Content, back.Line.Entry, back.Line.RawPublished, back.Line.SameText));
            Note("raw pages", (old.Pages?.Pages.Count ?? 0) != (back.Pages?.Pages.Count ?? 0));
        }
    }

    private void ComparePlain(ArchiveFolder before, SelectedArticle old, ArchiveFolder after, SelectedArticle back)
    {
        var (was, now) = (Post(before, old), Post(after, back));
        SameBytes += old.Current.Line.Sha256 == back.Current.Line.Sha256 ? 1 : 0;
        Note("time", was.RawTime != now.RawTime);
        Note("title", was.Title != now.Title);
        Note("link", was.Link != now.Link);
        Note("body", !was.Body.Span.SequenceEqual(now.Body.Span));
        Note("outlet", old.Outlet != back.Outlet);
    }

    private static PostFile Post(ArchiveFolder folder, SelectedArticle article) => PostFile.Parse(File.ReadAllBytes(folder.Resolve(article.Current.Path)));

    private static Selection Everything(ArchiveFolder folder) => Selection.Of(folder, new SelectionQuery(), static _ => new HashSet<ArticleId>(), CancellationToken.None);

    private void Note(string what, bool differs = true)
    {
        if (differs)
        {
            _differences[what] = _differences.GetValueOrDefault(what) + 1;
        }
    }
}
