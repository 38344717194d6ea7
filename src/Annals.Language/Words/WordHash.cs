namespace Annals.Language.Words;

/// <summary>A 32-bit hash of a word, grown character by character, so that all words from one place cost one pass.</summary>
internal static class WordHash
{
    public const uint Empty = 2166136261;

    public static uint Extend(uint hash, char character) => (hash ^ character) * 0x9E3779B1 ^ (hash >> 15);

    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var character in word)
        {
            hash = Extend(hash, character);
        }

        return hash;
    }
}
