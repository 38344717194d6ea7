using Annals.Language.Analysis;
using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>A number that can be followed: of a quantity that others count too.</summary>
/// <param name="Quantity">See <see cref="Language.Claims.Claim.Topic"/>.</param>
/// <param name="Place">The key of the place named last before it; null when the article names none.</param>
internal sealed record FigureFact(string Quantity, string? Place, int Start, int End, string Value, string Unit)
{
    public static IReadOnlyList<FigureFact> Of(ArticleAnalysis analysis)
    {
        var counted = analysis.Claims.Where(static claim => claim.Topic is not null).DistinctBy(static claim => claim.Start).ToList();
        if (counted.Count == 0)
        {
            return [];
        }

        var places = analysis.Entities.Where(static entity => entity.Type == EntityType.Place)
            .SelectMany(static entity => entity.Mentions.Select(mention => (mention.Start, entity.Name))).OrderBy(static mention => mention.Start).ToList();
        return [.. counted.Select(claim => new FigureFact(claim.Topic!, PlaceBefore(claim.Start), claim.Start, claim.End, claim.Value, claim.Unit ?? ""))];

        string? PlaceBefore(int start) => places.LastOrDefault(mention => mention.Start < start).Name is { } place ? EntityKey.Of(EntityType.Place, place) : null;
    }
}
