using System.Text;
using Annals.Feeds.Encodings;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Opml;

/// <summary>Reads OPML 1.0 and 2.0 with the same tolerance as feeds.</summary>
public static class OpmlReader
{
    /// <summary>Folders nested deeper than this are flattened into the deepest one.</summary>
    private const int MaxDepth = 100;

    /// <summary>Never throws on input.</summary>
    public static OpmlDocument Parse(ReadOnlyMemory<byte> document)
    {
        var text = TextDecoder.DecodeToUtf8(ForgottenGzip.Undo(document), null, DocumentKind.Xml);
        return new Run(text).Read();
    }

    private sealed class Run
    {
        private readonly DiagnosticSink diagnostics;
        private readonly XmlTokenizer xml;
        private readonly Utf8Buffer buffer = new();
        private readonly List<KeyValuePair<string, string>> head = [];
        private readonly Stack<(IReadOnlyList<KeyValuePair<string, string>> Attributes, List<Outline> Children)> open = new();
        private readonly List<Outline> roots = [];
        private IReadOnlyList<KeyValuePair<string, string>> namespaces = [];
        private bool isOpml;
        private int headDepth;
        private int flattened;

        public Run(Utf8Text text)
        {
            diagnostics = new DiagnosticSink(text.Bytes);
            xml = new XmlTokenizer(text, diagnostics);
        }

        public OpmlDocument Read()
        {
            while (xml.Read())
            {
                var name = xml.Current.Name.LocalLower;
                if (xml.IsStart)
                    Start(name);
                else
                    End(name);
            }
            while (open.Count > 0)
                Close();
            if (!isOpml)
                diagnostics.Note(0, "this is no OPML document", FeedDamage.NotAFeed);
            return new OpmlDocument { Head = head, Outlines = isOpml ? roots : [], Namespaces = namespaces, Diagnostics = diagnostics.All, IsOpml = isOpml };
        }

        private void Start(string name)
        {
            switch (name)
            {
                case "opml":
                    isOpml = true;
                    namespaces = [.. Attributes().Where(attribute => attribute.Key.StartsWith("xmlns:", StringComparison.Ordinal))];
                    break;
                case "head":
                    headDepth = xml.Depth;
                    break;
                case "outline" when open.Count >= MaxDepth:
                    flattened++;
                    open.Peek().Children.Add(new Outline { Attributes = Attributes() });
                    break;
                case "outline":
                    open.Push((Attributes(), []));
                    break;
                default:
                    if (headDepth > 0 && xml.Depth == headDepth + 1)
                    {
                        buffer.Clear();
                        xml.Capture = buffer;
                    }
                    break;
            }
        }

        private void End(string name)
        {
            if (name == "outline")
            {
                if (flattened > 0)
                    flattened--;
                else if (open.Count > 0)
                    Close();
            }
            else if (name == "head")
            {
                headDepth = 0;
            }
            else if (headDepth > 0 && xml.Depth == headDepth + 1)
            {
                xml.Capture = null;
                head.Add(new(xml.Current.Name.Full, Encoding.UTF8.GetString(buffer.Span).Trim()));
            }
        }

        private void Close()
        {
            var (attributes, children) = open.Pop();
            var outline = new Outline { Attributes = attributes, Children = children };
            if (open.TryPeek(out var parent))
                parent.Children.Add(outline);
            else
                roots.Add(outline);
        }

        private List<KeyValuePair<string, string>> Attributes()
        {
            var result = new List<KeyValuePair<string, string>>(xml.Attributes.Count);
            for (var i = 0; i < xml.Attributes.Count; i++)
                result.Add(new(xml.Attributes.NameAt(i).Full, xml.Attributes.ValueAt(i)));
            return result;
        }
    }
}
