namespace Annals.Stories.Grouping;

/// <summary>Terms as 32-bit hashes, so that an article's words take a few hundred bytes and compare as numbers.</summary>
internal static class TermHash
{
    private const uint Empty = 2166136261;

    public static uint Pair(char first, char second) => Mixed(((uint)first << 16) | second);

    public static uint Of(ReadOnlySpan<char> text, uint kind)
    {
        var hash = Empty ^ kind;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619;
        }

        return Mixed(hash);
    }

    public static uint Mixed(uint value)
    {
        value ^= value >> 16;
        value *= 0x7feb352d;
        value ^= value >> 15;
        value *= 0x846ca68b;
        return value ^ (value >> 16);
    }
}
