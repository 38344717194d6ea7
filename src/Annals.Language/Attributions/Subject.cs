namespace Annals.Language.Attributions;

/// <summary>Whom a word of speech belongs to.</summary>
/// <param name="Start">Where the words for it begin.</param>
/// <param name="Second">The other of two who speak as one: 习近平和普京, 双方.</param>
/// <param name="Relay">Who cites it without being named again: 报道引述消息人士.</param>
internal sealed record Subject(Speaker Speaker, int Start, Speaker? Second = null, Speaker? Relay = null);
