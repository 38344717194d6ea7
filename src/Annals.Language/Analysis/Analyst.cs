using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Language.Analysis;

/// <summary>Reads articles. Pure, and the same text gives the same result; one analyst serves one thread.</summary>
public sealed class Analyst
{
    // Beyond this a text is a book: it is read to here.
    private const int LongestText = 1_000_000;

    private readonly EntityFinder _entities;

    public Analyst()
        : this(Authority.BuiltIn)
    {
    }

    public Analyst(Authority authority) => _entities = new EntityFinder(authority, new NameTagger());

    /// <param name="text">Plain text, a line a block, the title first.</param>
    /// <param name="published">The day of publication where the outlet is.</param>
    /// <param name="outlet">Who publishes it; null when unknown.</param>
    public ArticleAnalysis Read(string text, DateOnly published, string? outlet = null)
    {
        var read = text.Length > LongestText ? text[..LongestText] : text;
        var folded = ChineseFold.Fold(read);
        var times = Datelike.Without(read, TimeFinder.Find(read, folded, published));
        var entities = _entities.Find(read, folded, times);
        var attributions = AttributionFinder.Find(read, folded, entities, times, outlet);
        var events = EventFinder.Find(read, folded, TimeFinder.Counted(published), entities, times, attributions);
        return new ArticleAnalysis(text, entities, times, events, attributions, ClaimFinder.Find(read, folded, entities, times, events));
    }
}
