using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Language.Entities;

/// <summary>Who and what an article names. One finder serves one thread.</summary>
public sealed class EntityFinder(Authority authority, NameTagger tagger)
{
    public EntityFinder()
        : this(Authority.BuiltIn, new NameTagger())
    {
    }

    /// <param name="folded">The text folded by <see cref="ChineseFold"/>.</param>
    /// <param name="times">The text's times, which are no names: 周四 is nobody.</param>
    /// <returns>In the order of their first mentions.</returns>
    public IReadOnlyList<Entity> Find(string text, string folded, IReadOnlyList<TimeExpression> times)
        => EntityJoiner.Join(text, folded, NameSpans.Find(text, folded, times, authority, tagger), authority);
}
