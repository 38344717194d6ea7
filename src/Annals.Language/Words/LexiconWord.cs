namespace Annals.Language.Words;

/// <summary>What the lexicon knows of a word.</summary>
/// <param name="Class">Of the words that stand in the same company; 0 where this is only the beginning of words.</param>
/// <param name="Cost">The less the more common.</param>
/// <param name="IsOrdinary">No part of names.</param>
internal readonly record struct LexiconWord(ushort Class, byte Cost, bool IsOrdinary);
