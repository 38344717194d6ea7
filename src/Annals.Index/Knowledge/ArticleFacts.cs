using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>What of one article's analysis is put where the whole archive can be asked for it. Pure.</summary>
/// <param name="Entities">Each key once, in the order of their first mentions.</param>
/// <param name="Sources">Media by which the outlet has something, each once.</param>
internal sealed record ArticleFacts(IReadOnlyList<EntityFacts> Entities, IReadOnlyList<SourceFact> Sources, IReadOnlyList<QuoteFact> Quotes, IReadOnlyList<FigureFact> Figures)
{
    public static ArticleFacts Of(ArticleAnalysis analysis, string outlet)
    {
        var entities = new List<EntityFacts>();
        var byKey = new Dictionary<string, EntityFacts>(StringComparer.Ordinal);
        var byName = new Dictionary<string, EntityFacts>(StringComparer.Ordinal);
        foreach (var entity in analysis.Entities)
        {
            var key = EntityKey.Of(entity);
            if (!byKey.TryGetValue(key, out var facts))
            {
                byKey[key] = facts = new EntityFacts(key, entity);
                entities.Add(facts);
            }

            facts.Add(entity);
            byName.TryAdd(entity.Name, facts);
        }

        var sources = new Dictionary<string, SourceFact>(StringComparer.Ordinal);
        var quotes = new List<QuoteFact>();
        var quotedTo = 0;
        foreach (var attribution in analysis.Attributions)
        {
            var speaker = attribution.Speaker is { } name ? byName.GetValueOrDefault(name) : null;
            if (speaker is not null)
            {
                speaker.Statements++;
            }

            AddSources(attribution, speaker, analysis.Text, outlet, byName, sources);
            foreach (var piece in QuotedPiece.In(analysis.Text, attribution).Where(piece => piece.Start >= quotedTo))
            {
                quotes.Add(new QuoteFact(piece.Start, piece.End, analysis.Text[piece.Start..piece.End], piece.Plain, speaker?.Key));
                quotedTo = piece.End;
            }
        }

        return new ArticleFacts(entities, [.. sources.Values], quotes, FigureFact.Of(analysis));
    }

    private static void AddSources(Attribution attribution, EntityFacts? speaker, string text, string outlet, Dictionary<string, EntityFacts> byName, Dictionary<string, SourceFact> sources)
    {
        var place = 0;
        foreach (var name in attribution.Via)
        {
            if (byName.GetValueOrDefault(name) is { Entity.Type: EntityType.Organisation } medium)
            {
                Add(medium, place++);
            }
        }

        if (speaker is not null && Media.Is(speaker.Entity))
        {
            Add(speaker, place);
        }

        void Add(EntityFacts medium, int at)
        {
            if (!IsOutlet(medium.Entity, outlet) && (!sources.TryGetValue(medium.Key, out var known) || known.Place > at))
            {
                // 据…报道 stands in front of the words that tell the speaker.
                var first = Math.Min(attribution.CueStart, attribution.Start);
                sources[medium.Key] = new SourceFact(medium.Key, at, text.AsSpan(0, first).LastIndexOfAny("。！？\n") + 1, Math.Max(attribution.CueEnd, attribution.End));
            }
        }
    }

    // What an outlet says of itself is no source of it.
    private static bool IsOutlet(Entity entity, string outlet)
    {
        var self = ChineseFold.Fold(outlet);
        var name = ChineseFold.Fold(entity.Name);
        return self.Length > 0 && (self.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(self, StringComparison.Ordinal)
            || (entity.Latin is { } latin && ChineseFold.Fold(latin) is var folded && (folded == self || self.StartsWith(folded + " ", StringComparison.Ordinal) || self.StartsWith(folded, StringComparison.Ordinal))));
    }
}

/// <summary>One entity in one article.</summary>
internal sealed class EntityFacts(string key, Entity entity)
{
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);

    public string Key => key;

    /// <summary>The first of the article's entities with this key.</summary>
    public Entity Entity => entity;

    public IReadOnlyDictionary<string, int> Forms => _forms;

    public List<Role> Roles { get; } = [];

    public List<Gloss> Glosses { get; } = [];

    /// <summary>Attributions of which it is the speaker.</summary>
    public int Statements { get; set; }

    public void Add(Entity one)
    {
        foreach (var mention in one.Mentions)
        {
            _forms[mention.Text] = _forms.GetValueOrDefault(mention.Text) + 1;
        }

        Roles.AddRange(one.Roles);
        Glosses.AddRange(one.Glosses);
    }
}

/// <summary>That the outlet has something from a medium.</summary>
/// <param name="Place">0 for the outlet's own source, 1 for that one's, and so on.</param>
/// <param name="Start">Of the words that say so, with what is said.</param>
/// <param name="End">Exclusive.</param>
internal sealed record SourceFact(string Key, int Place, int Start, int End);

/// <summary>One piece of quoted speech.</summary>
/// <param name="Speaker">A key; null when nobody is named.</param>
internal sealed record QuoteFact(int Start, int End, string Text, string Plain, string? Speaker);
