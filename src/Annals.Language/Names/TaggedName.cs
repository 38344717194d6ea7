namespace Annals.Language.Names;

/// <summary>A name the tagger found.</summary>
/// <param name="Start">UTF-16 offset.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct TaggedName(int Start, int End, NameKind Kind);
