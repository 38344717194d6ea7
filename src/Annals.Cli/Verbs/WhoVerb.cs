using System.CommandLine;
using System.Globalization;
using Annals.Archive;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

/// <summary>One entity as the whole archive knows it, and what its reader decides about names.</summary>
internal static class WhoVerb
{
    private const int MostStatements = 10;
    private const int MostArticles = 10;
    private const int MostForms = 12;
    private const int MostRoles = 15;
    private const int MostTogether = 12;

    private static readonly Argument<string[]> Name = new("NAME") { Description = "A name in either script, or a key such as person:普京; two for --merge, a name and one of its forms for --split", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> Merge = new("--merge") { Description = "The second name is the first one's: written into the archive's authority.txt" };

    private static readonly Option<bool> Split = new("--split") { Description = "The form is not the name's but somebody else's: written into the archive's authority.txt" };

    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "At most so many statements and articles", DefaultValueFactory = _ => MostStatements };

    public static Command Create() => new Command("who", "Who somebody is in the archive: forms, roles over time, statements, articles") { Name, Merge, Split, Limit, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var names = context.Arguments.GetValue(Name)!;
        using var store = context.OpenKnowledge(cancellation);
        if (context.Arguments.GetValue(Merge) || context.Arguments.GetValue(Split))
        {
            return Decide(context, store, names, cancellation);
        }

        var name = string.Join(' ', names);
        var entity = EntityName.Find(store, name);
        var limit = Math.Clamp(context.Arguments.GetValue(Limit), 0, 10_000);
        var (profile, statements, articles) = (store.Entity(entity.Key)!, store.Statements(entity.Key, limit), store.Articles(entity.Key, limit));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(KnowledgeJson.Text(json =>
            {
                KnowledgeJson.Profile(json, profile);
                KnowledgeJson.Statements(json, "said", statements);
                KnowledgeJson.Articles(json, "newest", articles);
            }));
            return ExitCode.Done;
        }

        context.Terminal.Text(Lines(profile, statements, articles));
        return ExitCode.Done;
    }

    private static int Decide(VerbContext context, KnowledgeStore store, string[] names, CancellationToken cancellation)
    {
        var isMerge = context.Arguments.GetValue(Merge);
        if (names.Length != 2 || (isMerge && context.Arguments.GetValue(Split)))
        {
            throw new UsageException(isMerge ? "who --merge: give two names, the one that stays first" : "who --split: give a name and the form that is not its own");
        }

        var folder = context.OpenArchive();
        var entity = EntityName.Find(store, names[0]);
        var decisions = new NameDecisions(folder, DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime));
        if (isMerge)
        {
            var other = store.EntitiesNamed(names[1]).FirstOrDefault(one => one.Key != entity.Key && one.Type == entity.Type);
            decisions.Merge(entity, other?.Name ?? names[1], other?.Type ?? entity.Type);
        }
        else
        {
            decisions.Split(entity, names[1]);
        }

        context.Terminal.Note($"Written into {OwnNames.PathIn(folder)}");
        var result = ArchiveAnalysis.CatchUp(context.Terminal, store, cancellation);
        context.Terminal.Note($"{result.Articles} articles were read again");
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(EntityProfile profile, IReadOnlyList<Statement> statements, IReadOnlyList<ArticleRef> articles)
    {
        var entity = profile.Entity;
        yield return $"{entity.Name}{(entity.Latin is { } latin ? $" ({latin})" : "")}: {EntityKey.WordOf(entity.Type)}, {entity.Articles} articles, {entity.Mentions} mentions, {profile.Statements} statements  [{entity.Key}]";
        yield return "";
        yield return "called    " + string.Join(", ", profile.Forms.Take(MostForms).Select(static form => $"{form.Text} ({form.Count})"));
        if (profile.Latin.Count > 0)
        {
            yield return "in Latin  " + string.Join(", ", profile.Latin.Take(MostForms).Select(static name => $"{name.Text} ({name.Articles}{(name.Conflict is { } other ? $", the name of {other.Name}" : name.IsDoubtful ? ", doubtful" : "")})"));
        }

        yield return "outlets   " + string.Join(", ", profile.Outlets.Take(MostForms).Select(static outlet => $"{outlet.Outlet} ({outlet.Count})"));
        if (profile.Months.Count > 0)
        {
            yield return $"by month  {Month(profile.Months[0].Month)} {SparkText.OfEach([.. profile.Months.Select(static month => month.Articles)])} {Month(profile.Months[^1].Month)}";
        }

        if (profile.Joined.Count > 0)
        {
            yield return "joined    " + string.Join(", ", profile.Joined.Select(static one => $"{one.Name} ({one.Articles})"));
        }

        if (profile.Ambiguous.Count > 0)
        {
            yield return "see also  " + string.Join(", ", profile.Ambiguous.Select(static one => $"{one.Name} [{one.Key}] ({one.Articles})"));
        }

        if (profile.Together.Count > 0)
        {
            yield return "with      " + string.Join(", ", profile.Together.Take(MostTogether).Select(static other => $"{other.Entity.Name} ({other.Articles})"));
        }

        foreach (var line in Section("roles over time", profile.Roles.OrderByDescending(static role => role.Count).Take(MostRoles).OrderBy(static role => role.First).Select(static role => $"{Day(role.First)} – {Day(role.Last)}  {role.Text} ({role.Count})  {role.Examples[0].Article.Outlet} {role.Examples[0].Article.Id}"))
            .Concat(Section("statements", statements.Select(static said => $"{Day(said.Article.Published)}  {said.Article.Outlet}{(said.Via.Count > 0 ? " via " + string.Join(", ", said.Via) : "")}  {said.Text.ReplaceLineEndings(" ")}{(said.IsCut ? " …" : "")}  {said.Article.Id}")))
            .Concat(Section("articles", articles.Take(MostArticles).Select(static article => $"{article.Id}  {Day(article.Published)}  {article.Outlet}  {article.Title}"))))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            if (!any)
            {
                yield return "";
                yield return title;
            }

            any = true;
            yield return "  " + line;
        }
    }

    private static string Day(DateTimeOffset time) => UtcTime.ToIso(time)[..10];

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
