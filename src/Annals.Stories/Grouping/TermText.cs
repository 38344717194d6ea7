using System.Text;
using Annals.Language.Analysis;
using Annals.Language.Scripts;
using Annals.Language.Variants;

namespace Annals.Stories.Grouping;

/// <summary>
/// An article's text as terms are taken from it: folded, every known name in its one spelling (川普 as 特朗普, 阿塞拜疆 for 亞塞拜然), so that
/// what two outlets write differently is the same.
/// </summary>
internal static class TermText
{
    /// <param name="most">Read to about here.</param>
    /// <returns>The text, and where the title ends in it.</returns>
    public static (string Text, int Title) Of(ArticleAnalysis analysis, int titleLength, int most)
    {
        var text = analysis.Text.AsSpan(0, Math.Min(analysis.Text.Length, most));
        var replaced = new List<(int Start, int End, string Name)>();
        foreach (var entity in analysis.Entities)
        {
            if (!entity.IsKnown)
            {
                continue;
            }

            foreach (var mention in entity.Mentions)
            {
                if (mention.End <= text.Length && mention.Text != entity.Name)
                {
                    replaced.Add((mention.Start, mention.End, entity.Name));
                }
            }
        }

        replaced.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        var built = new StringBuilder(text.Length + 64);
        var (copied, title) = (0, -1);
        foreach (var (start, end, name) in replaced)
        {
            if (start < copied)
            {
                continue;
            }

            if (title < 0 && start >= titleLength)
            {
                title = built.Length + titleLength - copied;
            }

            built.Append(text[copied..start]).Append(name);
            copied = end;
        }

        title = title >= 0 ? title : built.Length + Math.Max(0, Math.Min(titleLength, text.Length) - copied);
        built.Append(text[copied..]);
        return (VariantTable.BuiltIn.Canonical(ChineseFold.Fold(built.ToString()), ref title), title);
    }
}
