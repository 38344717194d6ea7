using System.Buffers;
using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>The attributes of a start tag, quoted, unquoted, without a value or never closed.</summary>
internal sealed class XmlAttributeReader(XmlInput input, XmlNameTable names, XmlReferences references, XmlAttributes attributes)
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(
        [(byte)'<', (byte)'&', (byte)'\r', (byte)'\n', (byte)'\t', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    // Each is searched for to the end of the document at most once in vain, or unclosed values would cost the square of its length.
    private bool noMoreDoubleQuotes;
    private bool noMoreSingleQuotes;

    /// <summary>Reads up to and including the bracket that closes the tag; true when the tag closes its element, null when the document ends first.</summary>
    public bool? Read(int tagOffset)
    {
        attributes.Begin(input.Data);
        var spaced = true;
        while (input.Position < input.End)
        {
            var b = input.Data[input.Position];
            if (XmlInput.IsSpace(b))
            {
                spaced = true;
                input.Position++;
            }
            else if (b == '>')
            {
                input.Position++;
                return false;
            }
            else if (b == '/' && input.Position + 1 < input.End && input.Data[input.Position + 1] == '>')
            {
                input.Position += 2;
                return true;
            }
            else if (b == '<')
            {
                input.Diagnostics.Add(tagOffset, "a tag that is not closed");
                return false;
            }
            else
            {
                if (!spaced)
                    input.Report("no white space between attributes");
                spaced = false;
                ReadAttribute();
            }
        }
        return null;
    }

    private void ReadAttribute()
    {
        var start = input.Position;
        var nameEnd = input.ScanName(start);
        if (nameEnd == start)
        {
            input.Report("a stray character inside a tag");
            input.Position++;
            return;
        }
        var name = names.Get(input.Name(start, nameEnd));
        input.Position = nameEnd;
        input.SkipSpace();
        if (input.Position >= input.End || input.Data[input.Position] != '=')
        {
            input.Diagnostics.Add(start, $"the attribute {name.Full} has no value");
            Add(name, 0, 0, "");
            return;
        }
        input.Position++;
        input.SkipSpace();
        if (input.Position >= input.End)
            return;
        if (input.Data[input.Position] is (byte)'"' or (byte)'\'')
            ReadQuotedValue(name, input.Data[input.Position]);
        else
            ReadUnquotedValue(name);
    }

    private void ReadUnquotedValue(XmlName name)
    {
        input.Report($"the attribute {name.Full} is not quoted");
        var start = input.Position;
        while (input.Position < input.End && !XmlInput.IsSpace(input.Data[input.Position]) && input.Data[input.Position] is not ((byte)'>' or (byte)'<'))
            input.Position++;
        // <link href=http://host/> : the slash belongs to the tag.
        if (input.Position < input.End && input.Data[input.Position] == '>' && input.Position > start && input.Data[input.Position - 1] == '/')
            input.Position--;
        Value(name, start, input.Position);
    }

    private void ReadQuotedValue(XmlName name, byte quote)
    {
        var start = input.Position + 1;
        var close = NextQuote(start, quote);
        if (close < 0)
        {
            input.Report($"the value of {name.Full} is not closed");
            var stop = input.Data.AsSpan(start, input.End - start).IndexOfAny((byte)'>', (byte)'<');
            var valueEnd = stop < 0 ? input.End : start + stop;
            input.Position = valueEnd;
            Value(name, start, valueEnd);
            return;
        }
        if (input.Data.AsSpan(start, close - start).Contains((byte)'<') && close + 1 < input.End && input.Data[close + 1] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>' or (byte)'?'))
        {
            // The quote found opens another attribute's value: this one was never closed.
            input.Report($"the value of {name.Full} is not closed");
            var valueEnd = start + input.Data.AsSpan(start, close - start).IndexOfAny((byte)'>', (byte)'<');
            input.Position = valueEnd;
            Value(name, start, valueEnd);
            return;
        }
        input.Position = close + 1;
        Value(name, start, close);
    }

    private int NextQuote(int start, byte quote)
    {
        ref var exhausted = ref quote == '"' ? ref noMoreDoubleQuotes : ref noMoreSingleQuotes;
        if (exhausted)
            return -1;
        var found = input.Data.AsSpan(start, input.End - start).IndexOf(quote);
        exhausted = found < 0;
        return found < 0 ? -1 : start + found;
    }

    private void Value(XmlName name, int start, int valueEnd)
    {
        var value = input.Data.AsSpan(start, valueEnd - start);
        Add(name, start, value.Length, value.ContainsAny(Stops) ? DecodeValue(start, valueEnd) : null);
    }

    private string DecodeValue(int start, int valueEnd)
    {
        var resume = input.Position;
        input.Position = start;
        var value = new Utf8Buffer();
        while (input.Position < valueEnd)
        {
            var rest = input.Data.AsSpan(input.Position, valueEnd - input.Position);
            var run = rest.IndexOfAny(Stops);
            if (run < 0)
                run = rest.Length;
            value.Append(rest[..run]);
            input.Position += run;
            if (input.Position >= valueEnd)
                break;
            switch (input.Data[input.Position])
            {
                case (byte)'&':
                    references.Read(value, escape: false);
                    break;
                case (byte)'<':
                    input.Report("a \"<\" inside an attribute");
                    value.Append((byte)'<');
                    input.Position++;
                    break;
                case (byte)'\r' or (byte)'\n' or (byte)'\t':
                    value.Append((byte)' ');
                    input.Position++;
                    break;
                default:
                    input.DropControl();
                    break;
            }
        }
        input.Position = resume;
        return Encoding.UTF8.GetString(value.Span);
    }

    private void Add(XmlName name, int start, int length, string? decoded)
    {
        if (attributes.Count >= XmlAttributes.Limit)
        {
            input.Diagnostics.Note(input.Position, "more attributes than are read", FeedDamage.Limit);
            return;
        }
        if (attributes.Contains(name))
        {
            input.Report($"the attribute {name.Full} stands twice");
            return;
        }
        attributes.Add(name, start, length, decoded);
    }
}
