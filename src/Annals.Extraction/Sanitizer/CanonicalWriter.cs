using System.Buffers;
using System.Text;
using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>
/// Writes a filtered tree as HTML that needs no error correction to read, and says whether a parser would build the same tree
/// from it. There is nothing in it that two parsers can read differently: no raw text, no comment, no foreign content,
/// every attribute quoted, every reference one of four.
/// </summary>
internal static class CanonicalWriter
{
    /// <summary>
    /// Elements deeper than this lose their tags. Reading back counts a cell twice (<see cref="NestingModel"/>), and nothing that
    /// is written here may reach its limit, or the next reading would find another tree.
    /// </summary>
    private const int MaximumDepth = NestingModel.MaximumOpen / 2 - 4;

    private static readonly SearchValues<char> Special = SearchValues.Create(SpecialCharacters());

    public static string Write(Node body, out bool stable)
    {
        var html = new StringBuilder();
        var check = new ContainmentCheck();
        var depth = 0;
        var flattened = false;
        var node = body.First;
        while (node is not null)
        {
            if (node.IsText)
            {
                check.Text(node);
                Escape(html, node.Text, attribute: false);
            }
            else
            {
                check.Element(node);
                flattened |= depth >= MaximumDepth;
                if (depth < MaximumDepth)
                    Open(html, node);
                if (node.First is not null)
                {
                    node = node.First;
                    depth++;
                    continue;
                }

                if (depth < MaximumDepth)
                    Close(html, node);
            }

            while (node.Next is null && node.Parent is { } parent && parent != body)
            {
                node = parent;
                depth--;
                if (depth < MaximumDepth)
                    Close(html, node);
            }

            node = node.Next;
        }

        stable = check.IsStable && !flattened;
        return html.ToString();
    }

    private static void Open(StringBuilder html, Node node)
    {
        html.Append('<').Append(node.Tag);
        foreach (var (name, value) in node.Attributes ?? [])
        {
            html.Append(' ').Append(name).Append("=\"");
            Escape(html, value, attribute: true);
            html.Append('"');
        }

        html.Append('>');
        // A parser drops a line break right after the tag.
        if (node.Tag is "pre" && StartsWithBreak(node))
            html.Append('\n');
    }

    private static bool StartsWithBreak(Node node)
    {
        for (var text = node.First; text is { IsText: true }; text = text.Next)
        {
            foreach (var c in text.Text)
            {
                if (c is '\n' or '\r')
                    return true;
                if (!IsDropped(c))
                    return false;
            }
        }

        return false;
    }

    private static void Close(StringBuilder html, Node node)
    {
        if (!Names.Void.Contains(node.Tag))
            html.Append("</").Append(node.Tag).Append('>');
    }

    private static void Escape(StringBuilder html, string text, bool attribute)
    {
        var rest = text.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAny(Special);
            if (at < 0)
            {
                html.Append(rest);
                return;
            }

            html.Append(rest[..at]);
            var c = rest[at];
            rest = rest[(at + 1)..];
            if (char.IsHighSurrogate(c) && rest.Length > 0 && char.IsLowSurrogate(rest[0]))
            {
                html.Append(c).Append(rest[0]);
                rest = rest[1..];
                continue;
            }

            html.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' when attribute => "&quot;",
                '"' => "\"",
                '\r' => "\n",
                _ when char.IsSurrogate(c) => "\ufffd",
                _ => "",
            });
        }
    }

    /// <summary>Control characters have no business in a text; NUL and carriage return would not even survive a parser.</summary>
    private static bool IsDropped(char c) => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f');

    private static string SpecialCharacters()
    {
        var special = new StringBuilder("&<>\"\r");
        for (var c = '\0'; c < ' '; c++)
        {
            if (IsDropped(c))
                special.Append(c);
        }

        for (int c = 0xd800; c < 0xe000; c++)
            special.Append((char)c);
        return special.ToString();
    }
}
