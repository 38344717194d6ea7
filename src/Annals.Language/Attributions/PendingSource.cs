namespace Annals.Language.Attributions;

/// <summary>A source that has been named and whose words may still turn out to be somebody else's.</summary>
internal sealed record PendingSource(Speaker Speaker, int CueStart, int ContentStart, string Verb, Speaker? Relay = null);
