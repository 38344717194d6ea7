using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Language.Analysis;

namespace Annals.Web.Findings;

/// <summary>What articles say, read when a page asks for it. Safe for many threads: each request borrows an analyst.</summary>
internal sealed class Analyses(ReaderOptions options)
{
    private readonly ConcurrentBag<Analyst> _idle = [];

    /// <summary>Of one revision; null when its file cannot be read.</summary>
    public ArticleAnalysis? Of(ArticleDetail article, RevisionSummary revision)
    {
        try
        {
            return Read(PostFile.Parse(File.ReadAllBytes(options.Folder.Resolve(revision.Path))), article, revision);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    private ArticleAnalysis Read(PostFile post, ArticleDetail article, RevisionSummary revision)
    {
        var (title, body) = (revision.Title.Trim(), HtmlText.ToPlainText(post.BodyText));
        var text = title.Length == 0 || body.StartsWith(title, StringComparison.Ordinal) ? body : title + "\n" + body;
        var analyst = _idle.TryTake(out var idle) ? idle : new Analyst();
        try
        {
            return analyst.Read(text, DateOnly.FromDateTime(article.Published.UtcDateTime), article.Outlet);
        }
        finally
        {
            _idle.Add(analyst);
        }
    }
}
