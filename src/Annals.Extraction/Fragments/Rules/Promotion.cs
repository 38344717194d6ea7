using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>Boxes that are advertisements, share bars or promotions by name, and hold hardly any text.</summary>
internal static class Promotion
{
    private const int LittleText = 120;

    public static bool Drops(Node node, FragmentState state)
    {
        if (node.Tag is not ("div" or "section" or "aside" or "ul" or "nav" or "form" or "footer") || node.Weight.Chars * 3 > state.Total)
            return false;
        if (!node.Suggests(Hint.Advertisement | Hint.Share | Hint.Newsletter | Hint.Comments | Hint.Navigation | Hint.Side | Hint.Tools) || node.Suggests(Hint.Embed | Hint.Caption))
            return false;
        return node.Weight.OwnChars < LittleText && (node.Weight.Chars > 0 || !HoldsPicture(node) || node.Suggests(Hint.Advertisement));
    }

    private static bool HoldsPicture(Node node) => node.Descendants().Any(static n => n.Tag is "img" or "video" or "audio" or "iframe");
}
