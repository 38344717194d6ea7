using Annals.Index.Knowledge;
using Annals.Pages.Layout;

namespace Annals.Pages.Entities;

/// <summary>All that the archive says of a person, an organisation or a place.</summary>
/// <param name="Statements">Newest first; as many as there is room for.</param>
/// <param name="Articles">That name it, newest first; as many as there is room for.</param>
public sealed record EntityPage(EntityProfile Profile, IReadOnlyList<Statement> Statements, IReadOnlyList<Headline> Articles)
{
    /// <summary>True for a place at which articles count something that is followed.</summary>
    public bool HasFigures { get; init; }

    /// <summary>Other keys that the owner joined with it or took apart from it.</summary>
    public string? Note { get; init; }
}
