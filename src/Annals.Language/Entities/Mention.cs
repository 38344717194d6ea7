namespace Annals.Language.Entities;

/// <summary>One place in a text where something is called by a name.</summary>
/// <param name="Start">UTF-16 offset into the text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Text">The name as it stands there.</param>
public sealed record Mention(int Start, int End, string Text);
