using System.Text.Json;
using Annals.Language.Entities;

namespace Annals.Bench.Understanding;

/// <summary>An annotated article beside our entities of it: which of ours is which of the annotation.</summary>
internal sealed class GoldNames
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public GoldNames(GoldArticle article, JsonElement root, IReadOnlyList<Entity> entities)
    {
        (Article, Root) = (article, root);
        foreach (var entity in root.GetProperty("entities").EnumerateArray())
        {
            foreach (var mention in entity.GetProperty("mentions").EnumerateArray())
            {
                var start = At(mention);
                var end = start + mention.GetProperty("surface").GetString()!.Length;
                if (entities.FirstOrDefault(one => one.Mentions.Any(other => other.Start < end && other.End > start)) is { } ours)
                {
                    _ids.TryAdd(ours.Name, entity.GetProperty("id").GetString()!);
                }
            }
        }
    }

    public GoldArticle Article { get; }

    public JsonElement Root { get; }

    /// <summary>The annotation's id of one of our names; the name itself where it has none.</summary>
    public string Id(string name) => _ids.GetValueOrDefault(name, name);

    public int At(JsonElement span) => Article.Starts[span.GetProperty("block").GetString()!] + span.GetProperty("start").GetInt32();

    public (int Start, int End) Span(JsonElement span) => (At(span), Article.Starts[span.GetProperty("block").GetString()!] + span.GetProperty("end").GetInt32());
}
