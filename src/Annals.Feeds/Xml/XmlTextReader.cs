using System.Buffers;

namespace Annals.Feeds.Xml;

/// <summary>The text between tags. It becomes no token: it goes where somebody wants it, and is only checked while nobody does.</summary>
internal sealed class XmlTextReader(XmlInput input, OpenElements elements, XmlReferences references)
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(
        [(byte)'<', (byte)'&', (byte)']', (byte)'\r', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>Where text goes; null while nobody wants it.</summary>
    public Utf8Buffer? Capture { get; set; }

    /// <summary>Text is captured as markup: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped.</summary>
    public bool EscapeCapture { get; set; }

    /// <summary>Reads up to the next tag.</summary>
    public void Read()
    {
        while (input.Position < input.End)
        {
            var rest = input.Rest;
            var run = rest.IndexOfAny(Stops);
            if (run < 0)
                run = rest.Length;
            if (run > 0)
            {
                Append(rest[..run]);
                input.Position += run;
                if (input.Position == input.End)
                    return;
            }
            switch (input.Data[input.Position])
            {
                case (byte)'<':
                    return;
                case (byte)'&':
                    if (elements.Depth == 0)
                        OutsideRoot();
                    if (!ReadCommonReference(rest[run..]))
                        references.Read(Capture, EscapeCapture);
                    break;
                case (byte)']':
                    ReadBracket();
                    break;
                case (byte)'\r':
                    Append("\n"u8);
                    input.Position += input.Position + 1 < input.End && input.Data[input.Position + 1] == '\n' ? 2 : 1;
                    break;
                default:
                    input.DropControl();
                    break;
            }
        }
    }

    /// <summary>Text between tags: wanted, unwanted, or where none may be.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        if (elements.Depth == 0)
        {
            if (text.ContainsAnyExcept(" \t\r\n"u8))
                OutsideRoot();
            return;
        }
        if (Capture is null)
            return;
        if (EscapeCapture)
            Capture.AppendEscaped(text);
        else
            Capture.Append(text);
    }

    public void OutsideRoot() => input.Report("text outside the root element");

    private void ReadBracket()
    {
        if (input.Rest.StartsWith("]]>"u8))
        {
            input.Report("\"]]>\" outside a CDATA section dropped", FeedDamage.Cdata);
            input.Position += 3;
            return;
        }
        Append("]"u8);
        input.Position++;
    }

    // Escaped HTML consists of these three.
    private bool ReadCommonReference(ReadOnlySpan<byte> rest)
    {
        if (EscapeCapture || rest.Length < 5 || elements.Depth == 0)
            return false;
        var (character, length) = (rest[1], rest[2], rest[3]) switch
        {
            ((byte)'l', (byte)'t', (byte)';') => ((byte)'<', 4),
            ((byte)'g', (byte)'t', (byte)';') => ((byte)'>', 4),
            ((byte)'a', (byte)'m', (byte)'p') when rest[4] == ';' => ((byte)'&', 5),
            _ => default,
        };
        if (length == 0)
            return false;
        Capture?.Append(character);
        input.Position += length;
        return true;
    }
}
