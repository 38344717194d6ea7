using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>
/// A block that stands in many articles of an outlet is no part of any. Headings stay (some outlets use the same ones in every
/// article), and so do short lines of speech and what stands in tables and quotations.
/// </summary>
internal static class RecurringBlock
{
    private const int Shortest = 9;
    private const int ShortSpeech = 80;

    public static void Drop(Node article, IReadOnlySet<ulong>? recurring, ExtractionLog log)
    {
        if (recurring is not { Count: > 0 })
            return;
        var dropped = Blocks.Of(article).FindAll(b => IsOne(b, recurring));
        if (dropped.Sum(static b => b.Weight.Chars) >= article.Weight.Chars)
            return;
        foreach (var block in dropped)
        {
            log.Dropped("recurring", block);
            TextMeasure.Cut(block);
        }
    }

    private static bool IsOne(Node block, IReadOnlySet<ulong> recurring)
    {
        if (block.Weight.Chars < Shortest || Names.Headings.Contains(block.Tag) || block.Tag is "td" or "th" or "pre" or "blockquote")
            return false;
        var text = BlockText.Of(block).Trim();
        return BlockPrint.Of(text) is { } print && recurring.Contains(print)
            && !(block.Weight.Chars < ShortSpeech && IsSpeech(text)) && !block.Ancestors().Any(static a => a.Tag is "blockquote" or "table");
    }

    private static bool IsSpeech(string text) =>
        text.Length > 0 && (text[0] is '"' or '“' or '„' or '«' or '「' or '『' or '‘' || text[^1] is '"' or '”' or '“' or '»' or '」' or '』' or '’');
}
