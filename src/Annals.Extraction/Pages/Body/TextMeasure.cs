using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// How much text stands below each node. A Chinese or Japanese character weighs three letters: that is what it takes to say the same.
/// </summary>
internal static class TextMeasure
{
    private const int IdeographWeight = 3;

    public static void Measure(Node root)
    {
        var node = root;
        var down = true;
        while (true)
        {
            if (down)
            {
                node.Weight = node.IsText ? WeightOf(node.Text) : default;
                if (node.First is not null)
                {
                    node = node.First;
                    continue;
                }
            }

            if (node == root)
                return;
            var parent = node.Parent!;
            parent.Weight = parent.Weight.Plus(node.Weight, asLink: node.Tag is "a");
            down = node.Next is not null;
            node = node.Next ?? parent;
        }
    }

    /// <summary>Takes a node out of the tree and its weight out of its ancestors.</summary>
    public static void Cut(Node node)
    {
        var inLink = node.Tag is "a";
        foreach (var ancestor in node.Ancestors())
        {
            ancestor.Weight = ancestor.Weight.Minus(node.Weight, inLink);
            inLink |= ancestor.Tag is "a";
        }

        node.Remove();
    }

    public static TextWeight WeightOf(string text)
    {
        var chars = 0;
        var commas = 0;
        foreach (var c in text)
        {
            if (c <= ' ' || c == '\u00a0')
                continue;
            if (c is ',' or '\uff0c' or '\u3001' or '\u3002' or '\u060c')
                commas++;
            chars += IsIdeograph(c) ? IdeographWeight : 1;
        }

        return new(chars, 0, commas);
    }

    public static bool IsIdeograph(char c) =>
        c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af') or (>= '\uf900' and <= '\ufaff');
}

/// <param name="Chars">Characters other than white space.</param>
/// <param name="LinkChars">Those of them inside links.</param>
/// <param name="Commas">Commas of all scripts: sentences have them, menus do not.</param>
internal readonly record struct TextWeight(int Chars, int LinkChars, int Commas)
{
    public double LinkDensity => Chars == 0 ? 0 : (double)LinkChars / Chars;

    public int OwnChars => Chars - LinkChars;

    public TextWeight Plus(TextWeight other, bool asLink) =>
        new(Chars + other.Chars, LinkChars + (asLink ? other.Chars : other.LinkChars), Commas + other.Commas);

    public TextWeight Minus(TextWeight other, bool asLink) =>
        new(Chars - other.Chars, LinkChars - (asLink ? other.Chars : other.LinkChars), Commas - other.Commas);
}
