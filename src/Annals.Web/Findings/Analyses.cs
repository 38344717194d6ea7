using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;

namespace Annals.Web.Findings;

/// <summary>What articles say: as it was found for the whole archive, else read when a page asks for it. Safe for many threads: each request borrows an analyst.</summary>
internal sealed class Analyses(ReaderOptions options)
{
    private readonly ConcurrentBag<Analyst> _idle = [];

    /// <summary>Of one revision; null when its file cannot be read.</summary>
    public ArticleAnalysis? Of(ArticleDetail article, RevisionSummary revision)
        => (revision.Number == article.Revision ? Known(article.Id) : null) ?? ReadingOf(revision) switch
        {
            { } reading => Read(reading),
            null => null,
        };

    /// <summary>Of an article as it stands; null when there is none, or its file cannot be read.</summary>
    public ArticleAnalysis? Of(ArticleId article)
        => Known(article) ?? (options.Index.Find(article) is { } found && options.Index.Revisions(article).FirstOrDefault(known => known.Number == found.Revision) is { } revision && ReadingOf(revision) is { } reading ? Read(reading) : null);

    /// <summary>The text of a revision as analysis reads it; null when its file cannot be read.</summary>
    public PostReading? ReadingOf(RevisionSummary revision)
    {
        try
        {
            return PostReading.Of(File.ReadAllBytes(options.Folder.Resolve(revision.Path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    private ArticleAnalysis? Known(ArticleId article)
    {
        try
        {
            return options.Knowledge?.Store?.Analysis(article);
        }
        catch (ArchiveException)
        {
            // It can be found out anew; what ails the store is said where only the store can answer.
            return null;
        }
    }

    private ArticleAnalysis Read(PostReading reading)
    {
        var analyst = _idle.TryTake(out var idle) ? idle : new Analyst();
        try
        {
            return reading.Analysed(analyst);
        }
        finally
        {
            _idle.Add(analyst);
        }
    }
}
