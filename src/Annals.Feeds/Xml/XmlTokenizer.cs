using Annals.Feeds.Encodings;

namespace Annals.Feeds.Xml;

/// <summary>
/// One tokenizer for all input, well-formed or not: a forward pass that checks what XML 1.0 demands, reports what is wrong and goes on
/// with the likeliest reading. Text does not become tokens; it is appended to <see cref="Capture"/> while one is set.
/// Depth, names, attributes and entities are bounded; there is no recursion.
/// </summary>
/// <remarks>
/// Here are the tags. Each other construct has its reader over the same <see cref="XmlInput"/>: <see cref="XmlTextReader"/>,
/// <see cref="XmlReferences"/>, <see cref="XmlAttributeReader"/>, <see cref="XmlDeclarationReader"/> and <see cref="XmlCDataReader"/>.
/// </remarks>
internal sealed class XmlTokenizer
{
    private readonly XmlInput input;
    private readonly IReadOnlyList<int> badOffsets;
    private readonly XmlNameTable names = new();
    private readonly DocumentType doctype = new();
    private readonly OpenElements elements = new();
    private readonly XmlNamespaces namespaces;
    private readonly XmlTextReader text;
    private readonly XmlAttributeReader attributes;
    private readonly XmlDeclarationReader declarations;

    private int pendingEnds;
    private bool popOnNextRead;
    private bool finished;
    private int nextBad;

    public XmlTokenizer(Utf8Text document, DiagnosticSink diagnostics)
    {
        input = new XmlInput(document, diagnostics);
        badOffsets = document.BadOffsets;
        namespaces = new XmlNamespaces(diagnostics);
        var references = new XmlReferences(input, doctype);
        text = new XmlTextReader(input, elements, references);
        attributes = new XmlAttributeReader(input, names, references, Attributes);
        declarations = new XmlDeclarationReader(input, elements, new XmlCDataReader(input, elements, text), doctype);
    }

    /// <summary>True after <see cref="Read"/> for a start tag, false for an end tag.</summary>
    public bool IsStart { get; private set; }

    public XmlAttributes Attributes { get; } = new();

    /// <summary>How many elements are open, the current one included.</summary>
    public int Depth => elements.Depth;

    /// <summary>The element whose tag was just read; at an end tag it is still open.</summary>
    public ref XmlElement Current => ref elements.Current;

    /// <summary>An open element, 0 for the root.</summary>
    public ref XmlElement At(int depth) => ref elements[depth];

    /// <inheritdoc cref="XmlTextReader.Capture"/>
    public Utf8Buffer? Capture
    {
        get => text.Capture;
        set => text.Capture = value;
    }

    /// <inheritdoc cref="XmlTextReader.EscapeCapture"/>
    public bool EscapeCapture
    {
        get => text.EscapeCapture;
        set => text.EscapeCapture = value;
    }

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
        while (input.Position < input.End)
        {
            if (input.Data[input.Position] != '<')
                text.Read();
            else if (ReadMarkup())
                return true;
        }
        return Finish();
    }

    /// <inheritdoc cref="XmlNamespaces.TreatAsCore"/>
    public void TreatAsCore(string uri) => namespaces.TreatAsCore(uri);

    private bool Finish()
    {
        ReportBadBytes();
        if (finished)
            return false;
        finished = true;
        elements.ForgetOverflow();
        if (Depth == 0)
            return false;
        IsTruncated = true;
        input.Diagnostics.Add(input.End, $"the document ends inside <{Current.Name.Full}>", FeedDamage.Truncation);
        pendingEnds = Depth;
        TokenOffset = input.End;
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
        namespaces.ForgetSince(Current.BindingMark);
        elements.Pop();
    }

    private void ReportBadBytes()
    {
        while (nextBad < badOffsets.Count && badOffsets[nextBad] < input.Position)
            input.Diagnostics.Add(badOffsets[nextBad++], "bytes that do not fit the encoding were replaced", FeedDamage.Encoding);
    }

    // At '<': true when it produced a token.
    private bool ReadMarkup()
    {
        ReportBadBytes();
        TokenOffset = input.Position;
        var next = input.Position + 1 < input.End ? input.Data[input.Position + 1] : (byte)0;
        switch (next)
        {
            case (byte)'/':
                return ReadEndTag();
            case (byte)'!':
                declarations.ReadDeclaration();
                return false;
            case (byte)'?':
                declarations.ReadInstruction();
                return false;
        }
        if (XmlInput.IsNameStart(next))
            return ReadStartTag();
        LiteralLessThan();
        return false;
    }

    private void LiteralLessThan()
    {
        if (input.Position + 1 < input.End)
        {
            input.Report("a \"<\" that begins no tag");
            text.Append("<"u8);
        }
        input.Position++;
    }

    private bool ReadEndTag()
    {
        var start = input.Position + 2;
        var nameEnd = input.ScanName(start);
        var length = nameEnd - start;
        if (length == 0 || !XmlInput.IsNameStart(input.Data[start]))
        {
            if (start < input.End)
                input.Report("an end tag without a name");
            input.SkipBehind((byte)'>');
            return false;
        }
        var after = nameEnd;
        while (after < input.End && XmlInput.IsSpace(input.Data[after]))
            after++;
        if (after < input.End && input.Data[after] == '>')
        {
            input.Position = after + 1;
        }
        else
        {
            input.Report("an end tag that is not closed");
            var stop = input.Data.AsSpan(after, input.End - after).IndexOfAny((byte)'>', (byte)'<');
            input.Position = stop < 0 ? input.End : input.Data[after + stop] == '>' ? after + stop + 1 : after + stop;
        }
        return CloseElement(names.Get(input.Name(start, nameEnd)));
    }

    private bool CloseElement(XmlName name)
    {
        if (elements.ClosesOverflow(name))
            return false;
        if (Depth > 0 && ReferenceEquals(Current.Name, name))
        {
            pendingEnds = 1;
            return EmitEnd();
        }
        var found = elements.FindClosedBy(name);
        if (found < 0)
        {
            input.Diagnostics.Add(TokenOffset, $"</{name.Full}> closes nothing");
            return false;
        }
        input.Diagnostics.Add(TokenOffset, $"</{name.Full}> found where </{Current.Name.Full}> was expected");
        pendingEnds = Depth - found;
        return EmitEnd();
    }

    private bool ReadStartTag()
    {
        var start = input.Position + 1;
        var nameEnd = input.ScanName(start);
        if (nameEnd < input.End && input.Data[nameEnd] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>'))
        {
            LiteralLessThan();
            return false;
        }
        if (nameEnd == input.End)
        {
            input.Position = input.End;
            return false;
        }
        if (nameEnd - start > XmlInput.MaxNameLength)
            input.Report("a name that is too long was cut", FeedDamage.Limit);
        var name = names.Get(input.Name(start, nameEnd));
        input.Position = nameEnd;
        var mark = namespaces.Count;
        var selfClosing = attributes.Read(TokenOffset);
        if (selfClosing is null)
            return false;
        namespaces.Bind(Attributes, TokenOffset);
        return Open(name, mark, selfClosing.Value);
    }

    private bool Open(XmlName name, int mark, bool selfClosing)
    {
        if (Depth == 0 && elements.RootSeen)
            input.Diagnostics.Add(TokenOffset, $"<{name.Full}> after the root element");
        elements.RootSeen = true;
        if (elements.IsFull)
        {
            if (elements.Overflow(selfClosing))
                input.Diagnostics.Note(TokenOffset, "elements nested too deeply were ignored", FeedDamage.Limit);
            namespaces.ForgetSince(mark);
            return false;
        }
        ref var element = ref elements.Push(name, mark);
        (element.Ns, element.NamespaceUri) = namespaces.Resolve(name.Prefix, isAttribute: false, TokenOffset);
        IsStart = true;
        if (selfClosing)
            pendingEnds = 1;
        return true;
    }
}
