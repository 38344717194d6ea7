using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>Words for bodies that name none: 网络安全公司, 医疗团队. What is wholly made of such words, the last of them one for a body or for people, is no name.</summary>
internal static class CommonBodies
{
    private const int Longest = 7;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Kinds = NameLists.BuiltIn["bodykind"].ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Bodies = NameLists.BuiltIn["body"].ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the last of the words is one for a body, and no word but such are there.</summary>
    public static bool Is(ReadOnlySpan<char> folded) => IsMade(folded, mustEnd: true);

    /// <summary>Whether no word but such are there: 英资, 社交网站.</summary>
    public static bool IsMade(ReadOnlySpan<char> folded) => IsMade(folded, mustEnd: false);

    private static bool IsMade(ReadOnlySpan<char> folded, bool mustEnd)
    {
        if (folded.Length is < 2 or > Longest)
        {
            return false;
        }

        // Which beginnings are made of such words.
        Span<bool> isMade = stackalloc bool[Longest + 1];
        isMade[0] = true;
        for (var end = 1; end <= folded.Length; end++)
        {
            for (var length = 1; length <= Math.Min(6, end) && !isMade[end]; length++)
            {
                var word = folded.Slice(end - length, length);
                isMade[end] = isMade[end - length] && (Bodies.Contains(word) || ((!mustEnd || end < folded.Length) && Kinds.Contains(word)));
            }
        }

        return isMade[folded.Length];
    }
}
