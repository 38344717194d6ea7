using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Stories.Passages;

namespace Annals.Pages.Events;

/// <summary>The sentence a conclusion stands on, which leads to its place in the article.</summary>
internal static class PassageView
{
    private const int Longest = 90;

    public static Html Sentence(Passage passage, PageContext page)
        => Html.Of($"<a class=\"passage\" href=\"{page.Links.Passage(passage.Article, passage.Start, passage.End)}\"{HeadlineViews.Lang(null, passage.Sentence)}>{Shortened(passage)}</a>");

    /// <summary>The sentence, cut around the words where it is long.</summary>
    internal static string Shortened(Passage passage)
    {
        var sentence = passage.Sentence;
        if (sentence.Length <= Longest)
        {
            return sentence;
        }

        var from = Math.Clamp(passage.Start - passage.SentenceStart - (Longest / 3), 0, sentence.Length - Longest);
        var to = from + Longest;
        from -= from > 0 && char.IsLowSurrogate(sentence[from]) ? 1 : 0;
        to += to < sentence.Length && char.IsLowSurrogate(sentence[to]) ? 1 : 0;
        return $"{(from > 0 ? "…" : "")}{sentence[from..to]}{(to < sentence.Length ? "…" : "")}";
    }
}
