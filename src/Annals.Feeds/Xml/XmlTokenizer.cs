using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using Annals.Feeds.Encodings;

namespace Annals.Feeds.Xml;

/// <summary>
/// One tokenizer for all input, well-formed or not: a forward pass that checks what XML 1.0 demands, reports what is wrong and goes on
/// with the likeliest reading. Text does not become tokens; it is appended to <see cref="Capture"/> while one is set.
/// Depth, names, attributes and entities are bounded; there is no recursion.
/// </summary>
internal sealed class XmlTokenizer
{
    private const int MaxDepth = 1000;
    private const int MaxNameLength = 512;
    private const int MaxBindings = 500;
    private const int EndTagSearch = 64;

    /// <summary>The elements that hold a feed together are among the first to be open.</summary>
    private const int OuterElements = 16;

    private static readonly SearchValues<byte> TextStops = SearchValues.Create(
        [(byte)'<', (byte)'&', (byte)']', (byte)'\r', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private static readonly SearchValues<byte> CDataStops = SearchValues.Create(
        [(byte)'\r', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private static readonly SearchValues<byte> ValueStops = SearchValues.Create(
        [(byte)'<', (byte)'&', (byte)'\r', (byte)'\n', (byte)'\t', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n/>=<\"'&;"u8);

    private readonly byte[] data;
    private readonly int end;
    private readonly IReadOnlyList<int> badOffsets;
    private readonly DiagnosticSink diagnostics;
    private readonly XmlNameTable names = new();
    private readonly Utf8Buffer valueBuffer = new();
    private readonly List<(string Prefix, string Uri, Ns Ns)> bindings = [];
    private readonly DocumentType doctype = new();

    private XmlElement[] open = new XmlElement[16];
    private int position;
    private int pendingEnds;
    private bool popOnNextRead;
    private int overflow;
    private bool rootSeen;
    private bool finished;
    private int nextBad;
    private int cdataEnd = -1;
    // Each is searched for to the end of the document at most once in vain, or unclosed sections would cost the square of its length.
    private bool noMoreDoubleQuotes;
    private bool noMoreSingleQuotes;
    private bool noMoreCommentEnds;
    private bool noMoreInstructionEnds;
    private string? coreUri;

    public XmlTokenizer(Utf8Text document, DiagnosticSink diagnostics)
    {
        if (MemoryMarshal.TryGetArray(document.Bytes, out var segment) && segment is { Offset: 0, Array: not null })
            (data, end) = (segment.Array, segment.Count);
        else
            (data, end) = (document.Bytes.ToArray(), document.Bytes.Length);
        badOffsets = document.BadOffsets;
        this.diagnostics = diagnostics;
    }

    /// <summary>True after <see cref="Read"/> for a start tag, false for an end tag.</summary>
    public bool IsStart { get; private set; }

    public XmlAttributes Attributes { get; } = new();

    /// <summary>How many elements are open, the current one included.</summary>
    public int Depth { get; private set; }

    /// <summary>The element whose tag was just read; at an end tag it is still open.</summary>
    public ref XmlElement Current => ref open[Depth - 1];

    /// <summary>An open element, 0 for the root.</summary>
    public ref XmlElement At(int depth) => ref open[depth];

    /// <summary>Where text goes; null while nobody wants it.</summary>
    public Utf8Buffer? Capture { get; set; }

    /// <summary>Text is captured as markup: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped.</summary>
    public bool EscapeCapture { get; set; }

    /// <summary>Offset in the document of the tag just read.</summary>
    public int TokenOffset { get; private set; }

    /// <summary>The document ended with elements open; the end tags that follow are invented.</summary>
    public bool IsTruncated { get; private set; }

    public string DoctypeName => doctype.Name;

    /// <summary>Moves to the next start or end tag.</summary>
    public bool Read()
    {
        if (popOnNextRead)
            Pop();
        if (pendingEnds > 0)
            return EmitEnd();
        while (position < end)
        {
            if (data[position] != '<')
                ReadText();
            else if (ReadMarkup())
                return true;
        }
        return Finish();
    }

    /// <summary>From now on this namespace is the feed's own (the root element is in it, whatever it is).</summary>
    public void TreatAsCore(string uri)
    {
        coreUri = uri;
        for (var i = 0; i < bindings.Count; i++)
        {
            if (bindings[i].Uri == uri)
                bindings[i] = bindings[i] with { Ns = Ns.Core };
        }
    }

    private bool Finish()
    {
        ReportBadBytes();
        if (finished)
            return false;
        finished = true;
        overflow = 0;
        if (Depth == 0)
            return false;
        IsTruncated = true;
        diagnostics.Add(end, $"the document ends inside <{open[Depth - 1].Name.Full}>", FeedDamage.Truncation);
        pendingEnds = Depth;
        TokenOffset = end;
        return EmitEnd();
    }

    private bool EmitEnd()
    {
        pendingEnds--;
        popOnNextRead = true;
        IsStart = false;
        return true;
    }

    private void Pop()
    {
        popOnNextRead = false;
        ref var element = ref open[Depth - 1];
        if (bindings.Count > element.BindingMark)
            bindings.RemoveRange(element.BindingMark, bindings.Count - element.BindingMark);
        element = default;
        Depth--;
    }

    private void ReportBadBytes()
    {
        while (nextBad < badOffsets.Count && badOffsets[nextBad] < position)
            diagnostics.Add(badOffsets[nextBad++], "bytes that do not fit the encoding were replaced", FeedDamage.Encoding);
    }

    // ---- text

    private void ReadText()
    {
        while (position < end)
        {
            var rest = data.AsSpan(position, end - position);
            var run = rest.IndexOfAny(TextStops);
            if (run < 0)
                run = rest.Length;
            if (run > 0)
            {
                Text(rest[..run]);
                position += run;
                if (position == end)
                    return;
            }
            switch (data[position])
            {
                case (byte)'<':
                    return;
                case (byte)'&':
                    if (Depth == 0)
                        OutsideRoot();
                    if (!ReadCommonReference(rest[run..]))
                        ReadReference(Capture, EscapeCapture);
                    break;
                case (byte)']':
                    ReadBracket();
                    break;
                case (byte)'\r':
                    Text("\n"u8);
                    position += position + 1 < end && data[position + 1] == '\n' ? 2 : 1;
                    break;
                default:
                    DropControl();
                    break;
            }
        }
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        if (Depth == 0)
        {
            if (text.ContainsAnyExcept(" \t\r\n"u8))
                OutsideRoot();
            return;
        }
        if (Capture is null)
            return;
        if (EscapeCapture)
            AppendEscaped(Capture, text);
        else
            Capture.Append(text);
    }

    private static void AppendEscaped(Utf8Buffer target, ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var n = text.IndexOfAny("<>&"u8);
            if (n < 0)
                break;
            target.Append(text[..n]);
            target.Append(text[n] switch { (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&amp;"u8 });
            text = text[(n + 1)..];
        }
        target.Append(text);
    }

    private void OutsideRoot() => diagnostics.Add(position, "text outside the root element");

    private void DropControl()
    {
        diagnostics.Add(position, $"control character {data[position]:X2} dropped", FeedDamage.Character);
        position++;
    }

    private void ReadBracket()
    {
        if (data.AsSpan(position, end - position).StartsWith("]]>"u8))
        {
            diagnostics.Add(position, "\"]]>\" outside a CDATA section dropped", FeedDamage.Cdata);
            position += 3;
            return;
        }
        Text("]"u8);
        position++;
    }

    // ---- references

    // Escaped HTML consists of these three.
    private bool ReadCommonReference(ReadOnlySpan<byte> rest)
    {
        if (EscapeCapture || rest.Length < 5 || Depth == 0)
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
        position += length;
        return true;
    }

    // At an ampersand: appends what it stands for and moves on.
    private void ReadReference(Utf8Buffer? target, bool escape)
    {
        var rest = data.AsSpan(position, Math.Min(end - position, 66));
        if (rest.Length > 1 && rest[1] == '#')
        {
            ReadNumericReference(rest, target, escape);
            return;
        }
        var semicolon = rest.IndexOf((byte)';');
        if (semicolon < 2 || !IsEntityName(rest[1..semicolon]))
        {
            BareAmpersand(target, escape);
            return;
        }
        var name = rest[1..semicolon];
        if (Predefined(name) is { Length: > 0 } predefined)
        {
            AppendCharacters(target, predefined, escape);
        }
        else if (!ReadDeclaredEntity(Encoding.UTF8.GetString(name), target, escape))
        {
            diagnostics.Add(position, $"the entity &{Encoding.UTF8.GetString(name)}; is not declared", FeedDamage.Entity);
            AppendCharacters(target, rest[..(semicolon + 1)], escape);
        }
        position += semicolon + 1;
    }

    private static ReadOnlySpan<byte> Predefined(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'l', (byte)'t'] => "<"u8,
        [(byte)'g', (byte)'t'] => ">"u8,
        [(byte)'a', (byte)'m', (byte)'p'] => "&"u8,
        [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => "\""u8,
        [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => "'"u8,
        _ => default,
    };

    private bool ReadDeclaredEntity(string name, Utf8Buffer? target, bool escape)
    {
        if (doctype.TryExpand(name, escape ? null : target, out var overBudget))
        {
            if (escape && doctype.TryExpand(name, valueBuffer, out _))
            {
                if (target is not null)
                    AppendEscaped(target, valueBuffer.Span);
                valueBuffer.Clear();
            }
            if (overBudget)
                diagnostics.Add(position, $"the entity &{name}; expands to too much and was cut", FeedDamage.Limit);
            return true;
        }
        if (HtmlEntities.Find(name) is not { } text)
            return false;
        if (!doctype.HasExternalSubset)
            diagnostics.Add(position, $"the entity &{name}; is HTML's, and not declared", FeedDamage.Entity);
        AppendCharacters(target, text, escape);
        return true;
    }

    private void BareAmpersand(Utf8Buffer? target, bool escape)
    {
        diagnostics.Add(position, "an ampersand that is not escaped", FeedDamage.Entity);
        AppendCharacters(target, "&"u8, escape);
        position++;
    }

    private void ReadNumericReference(ReadOnlySpan<byte> rest, Utf8Buffer? target, bool escape)
    {
        var hex = rest.Length > 2 && rest[2] is (byte)'x' or (byte)'X';
        var digits = rest[(hex ? 3 : 2)..];
        var length = 0;
        while (length < digits.Length && (hex ? char.IsAsciiHexDigit((char)digits[length]) : char.IsAsciiDigit((char)digits[length])))
            length++;
        if (length == 0)
        {
            BareAmpersand(target, escape);
            return;
        }
        var closed = length < digits.Length && digits[length] == ';';
        if (!closed)
            diagnostics.Add(position, "a character reference without its semicolon", FeedDamage.Entity);
        if (hex && rest[2] == 'X')
            diagnostics.Add(position, "a character reference with a capital X", FeedDamage.Entity);
        if (!Utf8Parser.TryParse(digits[..length], out int code, out var parsed, hex ? 'x' : 'd') || parsed != length)
            code = int.MaxValue;
        AppendCodePoint(code, target, escape);
        position += (hex ? 3 : 2) + length + (closed ? 1 : 0);
    }

    private void AppendCodePoint(int code, Utf8Buffer? target, bool escape)
    {
        if (code is >= 0 and < 0x20 and not (9 or 10 or 13) or 0xFFFE or 0xFFFF)
        {
            diagnostics.Add(position, $"the character reference {code} is not allowed; dropped", FeedDamage.Character);
            return;
        }
        if (!Rune.IsValid(code))
        {
            diagnostics.Add(position, "a character reference to no character; replaced", FeedDamage.Character);
            code = 0xFFFD;
        }
        Span<byte> utf8 = stackalloc byte[4];
        var n = new Rune(HtmlEntities.Reinterpret(code)).EncodeToUtf8(utf8);
        AppendCharacters(target, utf8[..n], escape);
    }

    private static void AppendCharacters(Utf8Buffer? target, ReadOnlySpan<byte> text, bool escape)
    {
        if (target is null)
            return;
        if (escape)
            AppendEscaped(target, text);
        else
            target.Append(text);
    }

    private static void AppendCharacters(Utf8Buffer? target, string text, bool escape)
    {
        if (target is null)
            return;
        if (escape)
            AppendEscaped(target, Encoding.UTF8.GetBytes(text));
        else
            target.Append(text);
    }

    private static bool IsEntityName(ReadOnlySpan<byte> name) => IsNameStart(name[0]) && !name.ContainsAny(NameStops);

    private static bool IsNameStart(byte b) => b >= 0x80 || b == '_' || b == ':' || char.IsAsciiLetter((char)b);

    // ---- markup

    // At '<': true when it produced a token.
    private bool ReadMarkup()
    {
        ReportBadBytes();
        TokenOffset = position;
        var next = position + 1 < end ? data[position + 1] : (byte)0;
        switch (next)
        {
            case (byte)'/':
                return ReadEndTag();
            case (byte)'!':
                ReadDeclaration();
                return false;
            case (byte)'?':
                ReadProcessingInstruction();
                return false;
        }
        if (IsNameStart(next))
            return ReadStartTag();
        LiteralLessThan();
        return false;
    }

    private void LiteralLessThan()
    {
        if (position + 1 < end)
        {
            diagnostics.Add(position, "a \"<\" that begins no tag");
            Text("<"u8);
        }
        position++;
    }

    private void ReadProcessingInstruction()
    {
        var rest = data.AsSpan(position, end - position);
        if (position > 0 && rest.Length > 5 && rest[2..5].SequenceEqual("xml"u8) && rest[5] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            diagnostics.Add(position, "an XML declaration that is not at the very start");
        var close = noMoreInstructionEnds ? -1 : rest.IndexOf("?>"u8);
        noMoreInstructionEnds = close < 0;
        if (close >= 0)
        {
            position += close + 2;
            return;
        }
        diagnostics.Add(position, "a processing instruction that is not closed");
        close = rest.IndexOf((byte)'>');
        position = close < 0 ? end : position + close + 1;
    }

    private void ReadDeclaration()
    {
        var rest = data.AsSpan(position, end - position);
        if (rest.StartsWith("<![CDATA["u8))
            ReadCData();
        else if (rest.StartsWith("<!--"u8))
            ReadComment(rest);
        else if (rest.Length >= 9 && Ascii.EqualsIgnoreCase(rest[..9], "<!DOCTYPE"u8))
            ReadDoctype();
        else
            SkipUnknownDeclaration(rest);
    }

    private void ReadDoctype()
    {
        if (rootSeen || !data.AsSpan(position, 9).SequenceEqual("<!DOCTYPE"u8))
            diagnostics.Note(position, "a misplaced document type declaration", FeedDamage.Markup);
        position = doctype.Read(data.AsSpan(0, end), position + 9);
    }

    private void SkipUnknownDeclaration(ReadOnlySpan<byte> rest)
    {
        diagnostics.Add(position, "a declaration nobody knows");
        var close = rest.IndexOf((byte)'>');
        position = close < 0 ? end : position + close + 1;
    }

    private void ReadComment(ReadOnlySpan<byte> rest)
    {
        var dashes = rest[4..].IndexOf("--"u8);
        if (dashes >= 0 && 4 + dashes + 2 < rest.Length && rest[4 + dashes + 2] == '>')
        {
            position += 4 + dashes + 3;
            return;
        }
        diagnostics.Add(position, "a comment that is not well-formed");
        var close = dashes < 0 || noMoreCommentEnds ? -1 : rest[(4 + dashes)..].IndexOf("-->"u8);
        noMoreCommentEnds = close < 0;
        if (close >= 0)
        {
            position += 4 + dashes + close + 3;
            return;
        }
        // A comment without an end is one only up to the next tag.
        var next = rest[4..].IndexOf((byte)'>');
        position = next < 0 ? end : position + 4 + next + 1;
    }

    // ---- CDATA

    private void ReadCData()
    {
        var start = position + 9;
        if (Depth == 0)
            OutsideRoot();
        var close = NextCDataEnd(start);
        var limit = close < 0 ? end : close;
        if (Depth > 0 && FindEndTag(start, limit, open[Depth - 1].Name) is >= 0 and var tag && (close < 0 || ContainsCDataStart(tag, limit)))
        {
            // The closing tags are no content, and the "]]>" found belongs to a later section.
            diagnostics.Add(position, "a CDATA section that is not closed", FeedDamage.Cdata);
            CDataText(start, tag);
            position = tag;
            return;
        }
        CDataText(start, limit);
        position = close < 0 ? end : close + 3;
    }

    private int NextCDataEnd(int start)
    {
        if (cdataEnd == int.MaxValue)
            return -1;
        if (cdataEnd >= start)
            return cdataEnd;
        var found = data.AsSpan(start, end - start).IndexOf("]]>"u8);
        cdataEnd = found < 0 ? int.MaxValue : start + found;
        return found < 0 ? -1 : cdataEnd;
    }

    private int FindEndTag(int start, int limit, XmlName name)
    {
        while (start < limit)
        {
            var found = data.AsSpan(start, limit - start).IndexOf("</"u8);
            if (found < 0)
                return -1;
            start += found;
            var after = start + 2 + name.Utf8.Length;
            if (after < limit && data.AsSpan(start + 2, name.Utf8.Length).SequenceEqual(name.Utf8) && data[after] is (byte)'>' or (byte)' ' or (byte)'\n' or (byte)'\r')
                return start;
            start += 2;
        }
        return -1;
    }

    private bool ContainsCDataStart(int start, int limit) => data.AsSpan(start, limit - start).IndexOf("<![CDATA["u8) >= 0;

    private void CDataText(int start, int limit)
    {
        while (start < limit)
        {
            var rest = data.AsSpan(start, limit - start);
            var run = rest.IndexOfAny(CDataStops);
            if (run < 0)
                run = rest.Length;
            if (run > 0)
                Text(rest[..run]);
            start += run;
            if (start >= limit)
                return;
            position = start;
            if (data[start] == '\r')
            {
                Text("\n"u8);
                start += start + 1 < limit && data[start + 1] == '\n' ? 2 : 1;
            }
            else
            {
                DropControl();
                start = position;
            }
        }
    }

    // ---- end tags

    private bool ReadEndTag()
    {
        var start = position + 2;
        var nameEnd = ScanName(start);
        var length = nameEnd - start;
        if (length == 0 || !IsNameStart(data[start]))
        {
            if (start < end)
                diagnostics.Add(position, "an end tag without a name");
            var close = data.AsSpan(position, end - position).IndexOf((byte)'>');
            position = close < 0 ? end : position + close + 1;
            return false;
        }
        var after = nameEnd;
        while (after < end && IsSpace(data[after]))
            after++;
        if (after < end && data[after] == '>')
        {
            position = after + 1;
        }
        else
        {
            diagnostics.Add(position, "an end tag that is not closed");
            var stop = data.AsSpan(after, end - after).IndexOfAny((byte)'>', (byte)'<');
            position = stop < 0 ? end : data[after + stop] == '>' ? after + stop + 1 : after + stop;
        }
        return CloseElement(names.Get(data.AsSpan(start, Math.Min(length, MaxNameLength))));
    }

    private bool CloseElement(XmlName name)
    {
        if (overflow > 0)
        {
            // Deeper than anything is remembered: only the outer elements, which hold the feed together, are recognised.
            if (FindOpen(name, 0, Math.Min(Depth, OuterElements)) < 0)
            {
                overflow--;
                return false;
            }
            overflow = 0;
        }
        if (Depth > 0 && ReferenceEquals(open[Depth - 1].Name, name))
        {
            pendingEnds = 1;
            return EmitEnd();
        }
        var found = FindOpen(name, Math.Max(0, Depth - EndTagSearch), Depth);
        if (found < 0)
            found = FindOpen(name, 0, Math.Min(Depth, OuterElements));
        if (found < 0)
        {
            diagnostics.Add(TokenOffset, $"</{name.Full}> closes nothing");
            return false;
        }
        diagnostics.Add(TokenOffset, $"</{name.Full}> found where </{open[Depth - 1].Name.Full}> was expected");
        pendingEnds = Depth - found;
        return EmitEnd();
    }

    // The innermost open element of that name, also in another case.
    private int FindOpen(XmlName name, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (open[i].Name.Full == name.Full)
                return i;
        }
        for (var i = to - 1; i >= Math.Max(from, to - 8); i--)
        {
            if (open[i].Name.Full.Equals(name.Full, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    // ---- start tags

    private bool ReadStartTag()
    {
        var start = position + 1;
        var nameEnd = ScanName(start);
        if (nameEnd < end && data[nameEnd] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>'))
        {
            LiteralLessThan();
            return false;
        }
        if (nameEnd == end)
        {
            position = end;
            return false;
        }
        if (nameEnd - start > MaxNameLength)
            diagnostics.Add(position, "a name that is too long was cut", FeedDamage.Limit);
        var name = names.Get(data.AsSpan(start, Math.Min(nameEnd - start, MaxNameLength)));
        position = nameEnd;
        var mark = bindings.Count;
        var selfClosing = ReadAttributes();
        if (selfClosing is null)
            return false;
        return Open(name, mark, selfClosing.Value);
    }

    private bool Open(XmlName name, int mark, bool selfClosing)
    {
        if (Depth == 0 && rootSeen)
            diagnostics.Add(TokenOffset, $"<{name.Full}> after the root element");
        rootSeen = true;
        if (Depth >= MaxDepth)
        {
            if (overflow == 0)
                diagnostics.Note(TokenOffset, "elements nested too deeply were ignored", FeedDamage.Limit);
            if (!selfClosing)
                overflow++;
            bindings.RemoveRange(mark, bindings.Count - mark);
            return false;
        }
        if (Depth == open.Length)
            Array.Resize(ref open, open.Length * 2);
        ref var element = ref open[Depth++];
        element.Name = name;
        element.BindingMark = mark;
        (element.Ns, element.NamespaceUri) = Resolve(name.Prefix, isAttribute: false);
        IsStart = true;
        if (selfClosing)
            pendingEnds = 1;
        return true;
    }

    // Reads up to and including '>'. Null when the document ends first.
    private bool? ReadAttributes()
    {
        Attributes.Begin(data);
        var spaced = true;
        while (position < end)
        {
            var b = data[position];
            if (IsSpace(b))
            {
                spaced = true;
                position++;
            }
            else if (b == '>')
            {
                position++;
                BindNamespaces();
                return false;
            }
            else if (b == '/' && position + 1 < end && data[position + 1] == '>')
            {
                position += 2;
                BindNamespaces();
                return true;
            }
            else if (b == '<')
            {
                diagnostics.Add(TokenOffset, "a tag that is not closed");
                BindNamespaces();
                return false;
            }
            else
            {
                if (!spaced)
                    diagnostics.Add(position, "no white space between attributes");
                spaced = false;
                ReadAttribute();
            }
        }
        return null;
    }

    private void ReadAttribute()
    {
        var start = position;
        var nameEnd = ScanName(start);
        if (nameEnd == start)
        {
            diagnostics.Add(position, "a stray character inside a tag");
            position++;
            return;
        }
        var name = names.Get(data.AsSpan(start, Math.Min(nameEnd - start, MaxNameLength)));
        position = nameEnd;
        SkipSpace();
        if (position >= end || data[position] != '=')
        {
            diagnostics.Add(start, $"the attribute {name.Full} has no value");
            AddAttribute(name, 0, 0, "");
            return;
        }
        position++;
        SkipSpace();
        if (position >= end)
            return;
        if (data[position] is (byte)'"' or (byte)'\'')
            ReadQuotedValue(name, data[position]);
        else
            ReadUnquotedValue(name);
    }

    private void ReadUnquotedValue(XmlName name)
    {
        diagnostics.Add(position, $"the attribute {name.Full} is not quoted");
        var start = position;
        while (position < end && !IsSpace(data[position]) && data[position] is not ((byte)'>' or (byte)'<'))
            position++;
        // <link href=http://host/> : the slash belongs to the tag.
        if (position < end && data[position] == '>' && position > start && data[position - 1] == '/')
            position--;
        Value(name, start, position);
    }

    private void ReadQuotedValue(XmlName name, byte quote)
    {
        var start = position + 1;
        var close = NextQuote(start, quote);
        if (close < 0)
        {
            diagnostics.Add(position, $"the value of {name.Full} is not closed");
            var stop = data.AsSpan(start, end - start).IndexOfAny((byte)'>', (byte)'<');
            var valueEnd = stop < 0 ? end : start + stop;
            position = valueEnd;
            Value(name, start, valueEnd);
            return;
        }
        if (data.AsSpan(start, close - start).Contains((byte)'<') && close + 1 < end && data[close + 1] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>' or (byte)'?'))
        {
            // The quote found opens another attribute's value: this one was never closed.
            diagnostics.Add(position, $"the value of {name.Full} is not closed");
            var valueEnd = start + data.AsSpan(start, close - start).IndexOfAny((byte)'>', (byte)'<');
            position = valueEnd;
            Value(name, start, valueEnd);
            return;
        }
        position = close + 1;
        Value(name, start, close);
    }

    private int NextQuote(int start, byte quote)
    {
        ref var exhausted = ref quote == '"' ? ref noMoreDoubleQuotes : ref noMoreSingleQuotes;
        if (exhausted)
            return -1;
        var found = data.AsSpan(start, end - start).IndexOf(quote);
        exhausted = found < 0;
        return found < 0 ? -1 : start + found;
    }

    private void Value(XmlName name, int start, int valueEnd)
    {
        var value = data.AsSpan(start, valueEnd - start);
        AddAttribute(name, start, value.Length, value.ContainsAny(ValueStops) ? DecodeValue(start, valueEnd) : null);
    }

    private string DecodeValue(int start, int valueEnd)
    {
        var resume = position;
        position = start;
        valueBuffer.Clear();
        var value = new Utf8Buffer();
        while (position < valueEnd)
        {
            var rest = data.AsSpan(position, valueEnd - position);
            var run = rest.IndexOfAny(ValueStops);
            if (run < 0)
                run = rest.Length;
            value.Append(rest[..run]);
            position += run;
            if (position >= valueEnd)
                break;
            switch (data[position])
            {
                case (byte)'&':
                    ReadReference(value, escape: false);
                    break;
                case (byte)'<':
                    diagnostics.Add(position, "a \"<\" inside an attribute");
                    value.Append((byte)'<');
                    position++;
                    break;
                case (byte)'\r' or (byte)'\n' or (byte)'\t':
                    value.Append((byte)' ');
                    position++;
                    break;
                default:
                    DropControl();
                    break;
            }
        }
        position = resume;
        return Encoding.UTF8.GetString(value.Span);
    }

    private void AddAttribute(XmlName name, int start, int length, string? decoded)
    {
        if (Attributes.Count >= XmlAttributes.Limit)
        {
            diagnostics.Note(position, "more attributes than are read", FeedDamage.Limit);
            return;
        }
        if (Attributes.Contains(name))
        {
            diagnostics.Add(position, $"the attribute {name.Full} stands twice");
            return;
        }
        Attributes.Add(name, start, length, decoded);
    }

    private int ScanName(int start)
    {
        var n = data.AsSpan(start, end - start).IndexOfAny(NameStops);
        return n < 0 ? end : start + n;
    }

    private void SkipSpace()
    {
        while (position < end && IsSpace(data[position]))
            position++;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    // ---- namespaces

    private void BindNamespaces()
    {
        for (var i = 0; i < Attributes.Count; i++)
        {
            if (Attributes.NameAt(i).DeclaredPrefix is not { } prefix || bindings.Count >= MaxBindings)
                continue;
            var uri = Attributes.ValueAt(i);
            var ns = uri.Length == 0 || uri == coreUri ? Ns.Core : NamespaceTable.Find(uri);
            bindings.Add((prefix, uri, ns));
        }
        for (var i = 0; i < Attributes.Count; i++)
        {
            var name = Attributes.NameAt(i);
            if (name.DeclaredPrefix is null)
                Attributes.SetNamespace(i, name.Prefix.Length == 0 ? Ns.Core : Resolve(name.Prefix, isAttribute: true).Ns);
        }
    }

    private (Ns Ns, string? Uri) Resolve(string prefix, bool isAttribute)
    {
        for (var i = bindings.Count - 1; i >= 0; i--)
        {
            if (string.Equals(bindings[i].Prefix, prefix, StringComparison.Ordinal))
                return (bindings[i].Ns, bindings[i].Uri);
        }
        if (prefix.Length == 0)
            return (Ns.Core, null);
        if (prefix == "xml")
            return (Ns.Xml, null);
        diagnostics.Add(TokenOffset, $"the prefix {prefix} is not declared");
        // A prefix everybody knows means what it always means.
        var ns = NamespaceTable.FindByPrefix(prefix);
        return (isAttribute && ns == Ns.Atom ? Ns.Core : ns, null);
    }
}
