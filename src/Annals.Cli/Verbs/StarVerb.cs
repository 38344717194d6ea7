using System.CommandLine;

namespace Annals.Cli.Verbs;

/// <summary>A star on an article, as the reader in the browser shows it.</summary>
internal static class StarVerb
{
    private static readonly Argument<string> Article = new("ARTICLE") { Description = "The article's id, or its original address" };

    private static readonly Option<bool> Remove = new("--remove") { Description = "Take the star away" };

    public static Command Create() => new Command("star", "Give an article a star") { Article, Remove, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var asked = context.Arguments.GetValue(Article)!;
        var (id, _, _) = ArticleName.Parse(asked);
        using var index = context.OpenIndex(cancellation);
        var article = index.Find(id, asked, context.ArchivePath);
        var reader = context.OpenReader();
        var isChanged = context.Arguments.GetValue(Remove) ? reader.Unstar(id) : reader.Star(id, article.Title, article.Url);
        context.Terminal.Note($"{(reader.IsStarred(id) ? "★" : "☆")} {article.Title}{(isChanged ? "" : " (as before)")}");
        return ExitCode.Done;
    }
}
