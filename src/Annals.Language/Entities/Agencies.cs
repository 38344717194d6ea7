using System.Buffers;

namespace Annals.Language.Entities;

/// <summary>News agencies nobody knows yet: 通联社引述, 据海讯社报道. Two characters and 社, before a word of news, where a clause begins or behind a light word.</summary>
internal static class Agencies
{
    private const int Length = 3;

    private static readonly SearchValues<char> Mark = SearchValues.Create("社");

    private static readonly string[] Behind = ["引述", "引用", "援引", "报道", "消息", "电", "记者", "获悉", "披露", "发布", "说", "称", "指出", "的报道", "的消息", "快讯"];

    // What is a society or a company and not an agency: 旅行社说, 出版社称.
    private static readonly string[] Others = ["旅行社", "出版社", "通讯社", "合作社", "俱乐部", "杂志社", "报社"];

    public static void Add(string folded, List<NameSpan> spans, AddedNames more)
    {
        for (var at = Next(folded, 0); at >= 0; at = Next(folded, at + 1))
        {
            var start = at + 1 - Length;
            if (start >= 0 && IsFree(folded, start) && Array.Exists(Behind, word => string.CompareOrdinal(folded, at + 1, word, 0, word.Length) == 0)
                && !Array.Exists(Others, other => string.CompareOrdinal(folded, start, other, 0, Length) == 0)
                && NameSpan.In(spans, start, at + 1) is null)
            {
                more.Add(new NameSpan(start, at + 1, EntityType.Organisation, []));
            }
        }
    }

    private static int Next(string folded, int from) => folded.AsSpan(from).IndexOfAny(Mark) is >= 0 and var found ? from + found : -1;

    private static bool IsFree(string folded, int start)
        => IsCharacter(folded[start]) && IsCharacter(folded[start + 1]) && (start == 0 || !char.IsLetterOrDigit(folded[start - 1]) || "据由的与和向对从及但".Contains(folded[start - 1]));

    private static bool IsCharacter(char character) => character is >= '\u4e00' and <= '\u9fff';
}
