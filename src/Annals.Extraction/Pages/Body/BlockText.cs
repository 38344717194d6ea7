using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages.Body;

/// <summary>A tree as plain text: a line for each block, words never glued together and never torn apart.</summary>
internal static class BlockText
{
    public static string Of(Node root, Predicate<Node>? leaveOut = null)
    {
        var text = new LineBuilder(root.Weight.Chars + 64);
        var preformatted = 0;
        var node = root;
        var down = true;
        while (true)
        {
            if (down)
            {
                if (node.IsText)
                {
                    Append(text, node.Text, preformatted > 0);
                }
                else if (!IsReading(node) && (leaveOut is null || !leaveOut(node)))
                {
                    if (Names.Block.Contains(node.Tag))
                        text.Break();
                    if (node.Tag is "pre")
                        preformatted++;
                    if (node.First is not null)
                    {
                        node = node.First;
                        continue;
                    }

                    Leave(text, node, ref preformatted);
                }
            }
            else
            {
                Leave(text, node, ref preformatted);
            }

            if (node == root)
                return text.ToString();
            down = node.Next is not null;
            node = node.Next ?? node.Parent!;
        }
    }

    /// <summary>The text on one line, cut to a length that fits in a report.</summary>
    public static string Snippet(Node node)
    {
        var text = (node.IsText ? node.Text : Of(node)).ReplaceLineEndings(" ").Trim();
        if (text.Length == 0)
            return node.ToString();
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[79]) ? 79 : 80), "…");
    }

    /// <summary>How a Chinese or Japanese word is read, in small type above it: said a second time, not text.</summary>
    private static bool IsReading(Node node) => node.Tag is "rt" or "rp";

    private static void Leave(LineBuilder text, Node node, ref int preformatted)
    {
        if (Names.Block.Contains(node.Tag))
            text.Break();
        if (node.Tag is "pre")
            preformatted--;
    }

    private static void Append(LineBuilder text, string chars, bool preformatted)
    {
        if (!preformatted)
        {
            text.AppendDecoded(chars);
            return;
        }

        foreach (var line in chars.AsSpan().EnumerateLines())
        {
            text.AppendDecoded(line);
            text.Break();
        }
    }
}
