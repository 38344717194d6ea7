using System.Text;

namespace Annals.Feeds.Opml;

/// <summary>Writes OPML 2.0 that every reader imports: UTF-8, two spaces a level, one outline a line.</summary>
public static class OpmlWriter
{
    /// <summary>The whole file. Reading it gives the same outlines, characters that XML does not allow excepted.</summary>
    public static byte[] Write(OpmlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var w = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
        WriteAttributes(w, document.Namespaces);
        w.Append(">\n  <head>\n");
        foreach (var (name, value) in document.Head)
        {
            if (!IsName(name))
                continue;
            w.Append("    <").Append(name).Append('>');
            Escape(w, value);
            w.Append("</").Append(name).Append(">\n");
        }
        w.Append("  </head>\n  <body>\n");
        WriteOutlines(w, document.Outlines);
        w.Append("  </body>\n</opml>\n");
        return Encoding.UTF8.GetBytes(w.ToString());
    }

    private static void WriteOutlines(StringBuilder w, IReadOnlyList<Outline> outlines)
    {
        // A folder comes back once more, as null, to be closed.
        var pending = new Stack<(Outline? Outline, int Level)>();
        foreach (var outline in outlines.Reverse())
            pending.Push((outline, 2));
        while (pending.TryPop(out var next))
        {
            w.Append(' ', next.Level * 2);
            if (next.Outline is not { } outline)
            {
                w.Append("</outline>\n");
                continue;
            }
            w.Append("<outline");
            WriteAttributes(w, outline);
            w.Append(outline.Children.Count == 0 ? "/>\n" : ">\n");
            if (outline.Children.Count == 0)
                continue;
            pending.Push((null, next.Level));
            foreach (var child in outline.Children.Reverse())
                pending.Push((child, next.Level + 1));
        }
    }

    private static void WriteAttributes(StringBuilder w, Outline outline)
    {
        // OPML 2.0 demands a text attribute.
        if (outline["text"] is null)
        {
            w.Append(" text=\"");
            Escape(w, outline.Text);
            w.Append('"');
        }
        WriteAttributes(w, outline.Attributes);
    }

    private static void WriteAttributes(StringBuilder w, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            if (!IsName(name) || !written.Add(name))
                continue;
            w.Append(' ').Append(name).Append("=\"");
            Escape(w, value);
            w.Append('"');
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length == 0 || !char.IsLetter(name[0]) && name[0] != '_')
            return false;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':'))
                return false;
        }
        return true;
    }

    private static void Escape(StringBuilder w, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    w.Append("&amp;");
                    break;
                case '<':
                    w.Append("&lt;");
                    break;
                case '>':
                    w.Append("&gt;");
                    break;
                case '"':
                    w.Append("&quot;");
                    break;
                case '\n' or '\r' or '\t':
                    w.Append("&#").Append(rune.Value).Append(';');
                    break;
                case < 0x20 or 0xFFFE or 0xFFFF:
                    break;
                default:
                    w.Append(rune.ToString());
                    break;
            }
        }
    }
}
