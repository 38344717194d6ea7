using Annals.Language.Analysis;
using Annals.Language.Entities;

namespace Annals.Pages.Articles;

/// <summary>What an article says, and where what it names has pages of its own.</summary>
/// <param name="Analysis">Of the title and the plain text as it is kept.</param>
public sealed record ArticleFindings(ArticleAnalysis Analysis)
{
    /// <summary>The page's key of a name; null when it has no page.</summary>
    public Func<Entity, string?> KeyOf { get; init; } = static _ => null;

    /// <summary>True on a page that is the same with the marks and without them: they are all in it, and a box shows or hides them.</summary>
    public bool IsSwitchedInPage { get; init; }

    /// <summary>True for a day that has a page.</summary>
    public Func<DateOnly, bool> HasDay { get; init; } = static _ => false;
}
