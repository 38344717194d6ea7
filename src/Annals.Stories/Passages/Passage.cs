namespace Annals.Stories.Passages;

/// <summary>Some words of an article: what a conclusion stands on. Offsets are UTF-16 units into the analysed text (title and body).</summary>
/// <param name="Article">See <see cref="Grouping.Report.Id"/>.</param>
/// <param name="Start">Where the words begin.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Text">The words.</param>
/// <param name="Sentence">The sentence they stand in, the words included.</param>
/// <param name="SentenceStart">Where that sentence begins.</param>
public sealed record Passage(string Article, string Outlet, int Start, int End, string Text, string Sentence, int SentenceStart);
