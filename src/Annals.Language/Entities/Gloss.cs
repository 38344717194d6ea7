namespace Annals.Language.Entities;

/// <summary>A name in Latin letters that the article sets in brackets behind a Chinese one.</summary>
/// <param name="IsDoubtful">The letters are known as the name of somebody else: 托卡耶夫（Nursultan Nazarbayev）. Nothing is learned from it.</param>
public sealed record Gloss(string Text, int Start, int End, bool IsDoubtful);
