using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Times;

namespace Annals.Language.Analysis;

/// <summary>What an article says: who, where, when, who says so. Every span is an offset into <see cref="Text"/>.</summary>
public sealed record ArticleAnalysis(
    string Text,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<TimeExpression> Times,
    IReadOnlyList<ReportedEvent> Events,
    IReadOnlyList<Attribution> Attributions,
    IReadOnlyList<Claim> Claims)
{
    /// <summary>Of the rules and models behind it: what was analysed by another version is analysed again.</summary>
    public const int Version = 7;
}
