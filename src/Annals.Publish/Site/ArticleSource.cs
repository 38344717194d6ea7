using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Index;
using Annals.Index.Articles;

namespace Annals.Publish.Site;

/// <summary>Articles by row: all of them read in one walk when a site is made whole, a few when a little changed.</summary>
internal sealed class ArticleSource(ArchiveFolder folder, ArchiveIndex index)
{
    private const int Batch = 1024;

    private readonly List<ArticleDetail?> _articles = [null];

    public ArticleDetail this[int row] => _articles[row] ?? throw new InvalidOperationException($"article {row} was not asked for");

    /// <summary>Reads every article; gives each to the caller.</summary>
    public void LoadAll(Action<int, ArticleDetail> each)
    {
        for (var row = 0; index.Behind(row, Batch) is { Count: > 0 } batch; row = batch[^1].Row)
        {
            foreach (var (at, article) in batch)
            {
                Set(at, article);
                each(at, article);
            }
        }
    }

    /// <summary>Reads those that are not there yet.</summary>
    public void Load(IEnumerable<int> rows)
    {
        var missing = rows.Where(row => row > 0 && (row >= _articles.Count || _articles[row] is null)).Distinct().ToList();
        foreach (var (row, article) in missing.Count == 0 ? [] : index.Rows(missing))
        {
            Set(row, article);
        }
    }

    private void Set(int row, ArticleDetail article)
    {
        while (_articles.Count <= row)
        {
            _articles.Add(null);
        }

        _articles[row] = article;
    }

    /// <summary>A post file; null when it cannot be read: the page then has no text, and verify is there to say why.</summary>
    public PostFile? Post(string path)
    {
        try
        {
            return PostFile.Parse(File.ReadAllBytes(folder.Resolve(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }
}
