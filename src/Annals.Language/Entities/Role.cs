namespace Annals.Language.Entities;

/// <summary>What someone is called beside the name, such as 哈萨克斯坦外交部发言人.</summary>
/// <param name="Start">UTF-16 offset of the words.</param>
/// <param name="End">Exclusive.</param>
public sealed record Role(string Text, int Start, int End);
