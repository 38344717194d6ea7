using Annals.Index.Storage;
using Annals.Language.Analysis;
using Annals.Language.Attributions;

namespace Annals.Index.Knowledge;

/// <summary>Reads who says what, within a read transaction of the caller.</summary>
internal sealed class StatementReader(Database database, KnowledgeRoll roll, ArticleReadings readings)
{
    /// <summary>What an entity says, the newest article first and in it as it stands.</summary>
    public IReadOnlyList<Statement> By(IReadOnlyList<long> rows, IReadOnlySet<string> keys, int limit, int offset)
    {
        var counts = new Dictionary<long, int>();
        foreach (var row in rows)
        {
            var select = database.Prepare("SELECT article, count FROM said WHERE entity = ?").Bind(1, row);
            while (select.Step())
            {
                counts[select.Long(0)] = counts.GetValueOrDefault(select.Long(0)) + select.Int(1);
            }
        }

        var statements = new List<Statement>();
        foreach (var (article, count) in counts.OrderByDescending(pair => roll.Published[pair.Key]).ThenByDescending(pair => pair.Key))
        {
            if (offset >= count)
            {
                offset -= count;
                continue;
            }

            if (readings.Analysis(article) is { } analysis)
            {
                statements.AddRange(In(analysis, KnowledgeRoll.Ref(database, roll, article)).Where(statement => statement.SpeakerKey is { } key && keys.Contains(key)).Skip(offset).Take(limit - statements.Count));
            }

            offset = 0;
            if (statements.Count >= limit)
            {
                break;
            }
        }

        return statements;
    }

    /// <summary>All statements of an article.</summary>
    public static IEnumerable<Statement> In(ArticleAnalysis analysis, ArticleRef article)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entity in analysis.Entities)
        {
            keys.TryAdd(entity.Name, EntityKey.Of(entity));
        }

        return analysis.Attributions.Select(one => Of(one, analysis.Text, article, one.Speaker is { } speaker ? keys.GetValueOrDefault(speaker) : null));
    }

    private static Statement Of(Attribution one, string text, ArticleRef article, string? key)
    {
        var (said, isCut) = Excerpts.Of(text, one.Start, one.End);
        return new Statement(article, one.Speaker ?? one.SpeakerText ?? "", key, one.Role, one.Via, one.Verb, one.Kind, said, isCut, one.Start, one.End);
    }
}
