using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Extraction.Text;

namespace Annals.Capture.Filtering;

/// <summary>What filters say of articles that are kept already, or about to be imported. Writes nothing.</summary>
public static class FilterPreview
{
    private const int MostExamples = 3;

    /// <summary>What these filters would have done with every article in the archive, as it stands now.</summary>
    public static FilterPreviewReport Of(ArchiveFolder folder, Catalog catalog, FilterSet filters, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        var articles = catalog.Where(static _ => true);
        var found = new Verdict[articles.Count];
        var done = 0;
        Parallel.For(0, articles.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var subject = Subject(folder, articles[i]);
            found[i] = subject is null ? default : new Verdict(filters.Decide(subject).Rule, filters.TaggedBy(subject), IsRead: true);
            progress?.Report((Interlocked.Increment(ref done), articles.Count));
        });

        var rules = filters.Rules.ToDictionary(rule => rule, rule => new List<ArticleState>());
        for (var i = 0; i < found.Length; i++)
        {
            foreach (var rule in found[i].Rules)
            {
                rules[rule].Add(articles[i]);
            }
        }

        return new FilterPreviewReport
        {
            Articles = articles.Count,
            Skipped = found.Count(verdict => verdict.Decided is { Action: FilterAction.Skip }),
            Unreadable = found.Count(verdict => !verdict.IsRead),
            Rules = [.. filters.Rules.Select(rule => Line(rule, rules[rule]))],
            Problems = [.. filters.Problems.Select(problem => problem.ToString())],
        };
    }

    /// <summary>What these filters would have done with the articles kept last, the newest first; those whose file cannot be read are left out.</summary>
    public static IReadOnlyList<FilterTrial> OfNewest(ArchiveFolder folder, Catalog catalog, FilterSet filters, int most)
        => [.. catalog.Where(static _ => true).Reverse().Take(most).AsParallel().AsOrdered().Select(article => Trial(folder, article, filters)).OfType<FilterTrial>()];

    private static FilterTrial? Trial(ArchiveFolder folder, ArticleState article, FilterSet filters)
        => Subject(folder, article) is { } subject
            ? new FilterTrial(article.Id.Value, article.Outlet, article.Title, filters.Decide(subject).SkippedBy, filters.TagsOf(subject))
            : null;

    /// <summary>Judges posts on their way in by their own words: an import asks nobody else.</summary>
    public static Func<ImportedPost, ImportJudgement> Judge(FilterSet filters) => post =>
    {
        var subject = Subject(post.Post, post.Url, post.Post.Outlet ?? post.Outlet, feed: null);
        return new ImportJudgement(filters.Decide(subject).SkippedBy?.Reason, filters.TagsOf(subject));
    };

    private static FilterPreviewLine Line(FilterRule rule, List<ArticleState> articles) => new()
    {
        Line = rule.Line,
        Rule = rule.Text,
        IsOff = rule.IsOff,
        Articles = articles.Count,
        Examples = [.. articles.TakeLast(MostExamples).Select(article => new FilterExample(article.Id.Value, article.Outlet, article.Title))],
    };

    private static FilterSubject? Subject(ArchiveFolder folder, ArticleState article)
    {
        try
        {
            return Subject(PostFile.Parse(File.ReadAllBytes(folder.Resolve(article.Path))), article.Url, article.Outlet, article.Feed, article.Title);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FilterSubject Subject(PostFile post, string url, string outlet, string? feed, string? title = null)
        => new(() => HtmlText.ToPlainText(post.BodyText))
        {
            Outlet = outlet,
            Title = title ?? post.Title,
            Url = url,
            Feed = feed ?? post.FrontMatter?.Scalar("feed"),
            DeclaredLanguage = post.FrontMatter?.Scalar("lang"),
        };

    private readonly record struct Verdict(FilterRule? Decided, IReadOnlyList<FilterRule>? Tagging, bool IsRead)
    {
        public IEnumerable<FilterRule> Rules => Decided is null ? Tagging ?? [] : (Tagging ?? []).Prepend(Decided);
    }
}
