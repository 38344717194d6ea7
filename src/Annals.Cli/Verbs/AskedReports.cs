using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Index.Searching;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>
/// The articles that <c>compare</c> and <c>timeline</c> are asked about: post files and folders as they are; else an event, a storyline or
/// articles by their ids; else whatever a search finds.
/// </summary>
internal static class AskedReports
{
    // Everything is compared with everything.
    private const int MostCompared = 200;

    public static IReadOnlyList<Report> Read(VerbContext context, string[] asked, int limit, CancellationToken cancellation)
    {
        if (Array.TrueForAll(asked, one => File.Exists(one) || Directory.Exists(one)))
        {
            return ReportFiles.Read(asked, cancellation);
        }

        using var knowledge = context.OpenKnowledge(cancellation);
        using var index = context.OpenIndex(cancellation);
        var articles = ById(context, knowledge, asked, cancellation) ?? Found(context, index, string.Join(' ', asked), limit, cancellation);
        return [.. articles.Distinct().Take(MostCompared).Select(id => Report(index, knowledge, id)).OfType<Report>()];
    }

    // Null when not all of them are ids.
    private static List<ArticleId>? ById(VerbContext context, KnowledgeStore knowledge, string[] asked, CancellationToken cancellation)
    {
        if (!Array.TrueForAll(asked, one => IsGroup(one) || ArticleId.TryParse(one, out _)))
        {
            return null;
        }

        using var stories = Array.Exists(asked, IsGroup) ? StoryStore.Open(context.OpenArchive()) : null;
        stories?.CatchUp(knowledge, null, cancellation);
        return [.. asked.SelectMany(one => IsGroup(one) ? stories!.ArticlesOf(one) ?? throw new ArchiveException($"there is no event and no storyline {one} in {context.ArchivePath}") : ArticleId.TryParse(one, out var id) ? [id] : [])];
    }

    private static IEnumerable<ArticleId> Found(VerbContext context, Annals.Index.ArchiveIndex index, string query, int limit, CancellationToken cancellation)
    {
        using var subjects = new SubjectStores(context, cancellation);
        index.Subjects = subjects.ArticlesOf;
        var answer = index.Search(new SearchQuery { Text = query, Limit = Math.Clamp(limit, 1, MostCompared) });
        if (answer.Hits.Count == 0)
        {
            throw new ArchiveException($"nothing in {context.ArchivePath} is found by '{query}'");
        }

        return [.. answer.Hits.Select(hit => hit.Article.Id)];
    }

    private static Report? Report(Annals.Index.ArchiveIndex index, KnowledgeStore knowledge, ArticleId id)
        => index.Find(id) is { } article && knowledge.Analysis(id) is { } analysis ? new Report(id.Value, article.Outlet, article.Published, article.Title, analysis) : null;

    // A letter and ten digits: docs/stories.md.
    private static bool IsGroup(string text) => text is ['e' or 's', .. var digits] && digits.Length == 10 && digits.All(char.IsAsciiHexDigitLower);
}
