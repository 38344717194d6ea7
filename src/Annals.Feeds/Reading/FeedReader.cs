using System.Text;
using Annals.Feeds.Encodings;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>
/// Turns the tags of one document into a feed, in a single pass and without a tree: a rule of the <see cref="Vocabulary"/> says what
/// an element means, the builders collect, and at most one element at a time collects text.
/// </summary>
internal sealed class FeedReader
{
    private readonly XmlTokenizer xml;
    private readonly DiagnosticSink diagnostics;
    private readonly Utf8Text document;
    private readonly string? documentBase;
    private readonly Utf8Buffer buffer = new();
    private readonly MarkupWriter markup;

    private int captureDepth;
    private ElementRule? captureRule;
    private ConstructReader? construct;
    private ExtensionBuilder? extension;
    private int entryDepth;
    private bool sawElement;
    private string rootName = "";
    private bool stop;
    private bool isCut;

    public FeedReader(Utf8Text document, string? documentBase)
    {
        this.document = document;
        this.documentBase = documentBase;
        diagnostics = new DiagnosticSink(document.Bytes);
        xml = new XmlTokenizer(document, diagnostics);
        markup = new MarkupWriter(buffer);
    }

    public FeedBuilder Feed { get; } = new();

    public EntryBuilder? Entry { get; private set; }

    public SourceBuilder? Source { get; set; }

    public ImageBuilder? Image { get; set; }

    public ExtensionBuilder? TextInput { get; set; }

    public PersonBuilder? Person { get; set; }

    /// <summary>A link whose address is its text, until that is read.</summary>
    public FeedLink? PendingLink { get; set; }

    /// <summary>A category whose name is its text, until that is read.</summary>
    public Category? PendingCategory { get; set; }

    public Extension? PendingExtension { get; set; }

    /// <summary>What a common element (title, link, author) belongs to.</summary>
    public ContextBuilder Context => (ContextBuilder?)Source ?? (ContextBuilder?)Entry ?? Feed;

    public XmlAttributes Attributes => xml.Attributes;

    /// <summary>The local name of the element at hand, in lower case.</summary>
    public string LocalName => xml.Current.Name.LocalLower;

    public Ns Namespace => xml.Current.Ns;

    /// <summary>xml:base in force at the element at hand.</summary>
    public string? Base => xml.Current.Base;

    /// <summary>xml:lang in force at the element at hand.</summary>
    public string? Language => xml.Current.Language;

    public bool IsAtom => Feed.Format is FeedFormat.Atom03 or FeedFormat.Atom10;

    public string? Resolve(string? address) => Addresses.Resolve(address, Base);

    public string? ResolveLink(string? address) => Addresses.ResolveLink(address, Base);

    public TextValue Plain(string text) => new(text, "text", Language, Base);

    public Feed Read()
    {
        if (document.BreaksItsLabel)
            diagnostics.Add(-1, "the bytes do not fit the encoding the document names", FeedDamage.Encoding);
        else if (document.LabelWasWrong)
            diagnostics.Note(-1, $"the document is in {document.Encoding}, not in the encoding it names", FeedDamage.Encoding);
        while (!stop && xml.Read())
        {
            if (Feed.Entries.Count >= FeedBuilder.MaxEntries)
            {
                diagnostics.Note(xml.TokenOffset, "more entries than are read", FeedDamage.Limit);
                isCut = true;
                break;
            }
            if (xml.IsStart)
                OnStart();
            else
                OnEnd();
        }
        return Finish();
    }

    private Feed Finish()
    {
        if (Feed.Format == FeedFormat.Unknown)
            diagnostics.Note(0, NotAFeedMessage(), FeedDamage.NotAFeed);
        var feed = Feed.Build();
        return feed with
        {
            Entries = Feed.Format == FeedFormat.Unknown ? [] : feed.Entries,
            Diagnostics = diagnostics.All,
            DiagnosticCount = diagnostics.Count,
            IsBozo = diagnostics.IsMalformed || Feed.Format == FeedFormat.Unknown && !sawElement || stop,
            IsTruncated = (xml.IsTruncated || isCut) && Feed.Format != FeedFormat.Unknown,
            Encoding = document.Encoding,
        };
    }

    private string NotAFeedMessage() =>
        stop ? "this is an HTML page, not a feed" : sawElement ? $"<{rootName}> is not the root of a feed" : document.Bytes.IsEmpty ? "the document is empty" : "this is no feed: there is no markup in it";

    // ---- start tags

    private void OnStart()
    {
        ref var element = ref xml.Current;
        Inherit(ref element);
        if (Feed.Format == FeedFormat.Unknown)
            Recognise(ref element);
        var rule = Vocabulary.Find(element.Ns, element.Name.LocalLower);
        if (rule is { BeginsEntry: false } && (Image is not null || TextInput is not null) && !IsPartOfPicture(element.Name.LocalLower))
            rule = null;
        if (captureDepth > 0 && !LeavesCapture(rule))
        {
            ChildOfCapture();
            return;
        }
        if (rule is { BeginsEntry: true })
            BeginEntry();
        rule ??= UnknownElement();
        if (rule is null)
            return;
        element.Rule = rule;
        rule.Start?.Invoke(this);
        if (rule.Content != ElementContent.Children)
            BeginCapture(rule);
    }

    private void Inherit(ref XmlElement element)
    {
        if (xml.Depth > 1)
        {
            ref var parent = ref xml.At(xml.Depth - 2);
            element.Language = parent.Language;
            element.Base = parent.Base;
        }
        else
        {
            element.Base = documentBase;
        }
        if (xml.Attributes.Count == 0)
            return;
        // CDF calls it BASE.
        if ((xml.Attributes[Ns.Xml, "base"] ?? (element.Name.LocalLower is "channel" ? xml.Attributes["base"] : null)) is { } address)
            element.Base = Addresses.ResolveBase(address, element.Base);
        if (xml.Attributes[Ns.Xml, "lang"] is { } language)
            element.Language = Languages.Clean(language);
    }

    private void Recognise(ref XmlElement element)
    {
        if (!sawElement)
            rootName = element.Name.Full;
        sawElement = true;
        var local = element.Name.LocalLower;
        if (xml.Depth == 1 && (local == "html" || xml.DoctypeName.Equals("html", StringComparison.OrdinalIgnoreCase) && local is "head" or "body"))
        {
            stop = true;
            return;
        }
        FormatRecognition.Apply(this, ref element, xml);
    }

    // A field inside a field was not closed; an entry inside anything was not either.
    private bool LeavesCapture(ElementRule? rule)
    {
        if (rule is null || captureRule is null)
            return false;
        var leaves = rule.BeginsEntry && construct is not { HoldsForeignXml: true }
            || captureRule.IsShort && xml.Current.Ns != Ns.Xhtml
            || rule.EndsOpenField && !captureRule.IsExtension && (captureRule.Content == ElementContent.Text || construct is { IsInline: false })
            || captureRule.Start is not null && captureRule.Content == ElementContent.Text && !captureRule.IsExtension && !rule.IsExtension;
        if (leaves)
            EndCapture();
        return leaves;
    }

    // An id or a date inside a picture or an input box is not the entry's.
    private static bool IsPartOfPicture(string name) => name is "title" or "link" or "url" or "description" or "width" or "height" or "name";

    private ElementRule? UnknownElement()
    {
        var parent = xml.Depth > 1 ? xml.At(xml.Depth - 2).Rule as ElementRule : null;
        // Wrappers nobody knows are looked through; only children of what is understood are kept as data.
        return parent is null || Image is not null || Source is not null ? null : ExtensionBuilder.Rule;
    }

    // ---- text

    private void BeginCapture(ElementRule rule)
    {
        captureDepth = xml.Depth;
        captureRule = rule;
        buffer.Clear();
        buffer.Limit = rule.IsLine ? TextLimits.Line : TextLimits.Text;
        xml.Capture = buffer;
        xml.EscapeCapture = false;
        construct = null;
        if (rule.Content == ElementContent.Construct)
        {
            construct = new ConstructReader(this, rule, buffer, markup);
            xml.EscapeCapture = construct.IsInline;
        }
    }

    private void ChildOfCapture()
    {
        if (construct is not null)
        {
            construct.StartChild(ref xml.Current, xml.Attributes, xml.Depth - captureDepth);
            xml.EscapeCapture = construct.EscapesText;
        }
        else if (extension is not null && captureRule is { IsExtension: true })
        {
            extension.StartChild(this, xml.Current.Name, buffer.Length, xml.Depth - captureDepth);
        }
    }

    private void EndCapture()
    {
        var rule = captureRule!;
        ref var element = ref xml.At(captureDepth - 1);
        captureRule = null;
        captureDepth = 0;
        xml.Capture = null;
        xml.EscapeCapture = false;
        if (xml.IsTruncated && Entry is not null)
        {
            // Cut off in the middle: half a text is worse than none, which at least says so.
            Entry.IsTruncated = true;
        }
        else if (buffer.IsOverfull)
        {
            Drop(rule, element.Name);
        }
        else if (construct is not null)
        {
            if (construct.Finish(element.Language, element.Base) is { } value)
                rule.Value?.Invoke(this, value);
        }
        else if (rule.IsExtension)
        {
            extension?.Finish(this, Encoding.UTF8.GetString(buffer.Span));
        }
        else if (rule.Text is not null)
        {
            var text = Trimmed.Of(Encoding.UTF8.GetString(buffer.Span));
            if (text.Length > 0)
                rule.Text(this, text);
        }
        construct = null;
        extension = null;
    }

    // Whole or not at all: a text that nothing could show is dropped, and its entry is one that lacks its text.
    private void Drop(ElementRule rule, XmlName name)
    {
        diagnostics.Note(xml.TokenOffset, $"<{name.Full}> is longer than is read and was dropped", FeedDamage.Limit);
        if (Entry is not null && !rule.IsLine)
            Entry.IsTruncated = true;
        // Offsets into a longer text mean nothing any more.
        if (rule.IsExtension)
            extension?.Finish(this, "");
    }

    /// <summary>The untrimmed text of the element that just ended, for the few whose white space says something.</summary>
    public string RawText => Encoding.UTF8.GetString(buffer.Span);

    public void BeginExtension(ExtensionBuilder builder) => extension = builder;

    /// <summary>"thr_in-reply-to": the usual prefix of the namespace, or the document's own for one nobody knows.</summary>
    public string ExtensionName()
    {
        var prefix = NamespaceTable.UsualPrefix(xml.Current.Ns, xml.Current.NamespaceUri) ?? xml.Current.Name.Prefix.ToLowerInvariant();
        if (xml.Current.Ns is Ns.Atom or Ns.Core)
            prefix = "";
        return prefix.Length == 0 ? LocalName : prefix + "_" + LocalName;
    }

    // ---- end tags

    private void OnEnd()
    {
        if (captureDepth > 0)
        {
            if (xml.Depth > captureDepth)
            {
                if (construct is not null)
                {
                    construct.EndChild(ref xml.Current, xml.Depth - captureDepth);
                    xml.EscapeCapture = construct.EscapesText;
                }
                else
                {
                    extension?.EndChild(buffer, xml.Depth - captureDepth);
                }
                return;
            }
            EndCapture();
        }
        if (xml.Current.Rule is ElementRule rule)
        {
            rule.End?.Invoke(this);
            if (rule.BeginsEntry && xml.Depth == entryDepth)
                EndEntry();
        }
    }

    // ---- entries

    private void BeginEntry()
    {
        if (Entry is not null)
            EndEntry();
        if (Feed.Format == FeedFormat.Unknown)
            Feed.Format = FeedFormat.Rss09x;
        Source = null;
        Image = null;
        Person = null;
        TextInput = null;
        Entry = new EntryBuilder();
        entryDepth = xml.Depth;
        diagnostics.BeginEntry();
    }

    private void EndEntry()
    {
        var entry = Entry!;
        Entry = null;
        Source = null;
        Person = null;
        Image = null;
        entry.Language ??= xml.Depth > 0 ? xml.Current.Language ?? Feed.Language : Feed.Language;
        if (xml.IsTruncated)
            entry.IsTruncated = true;
        var built = entry.Build(diagnostics.EndEntry());
        // What is left of an entry the document broke off in is worth keeping only when it can be found again.
        if (!built.IsTruncated || built.Link is not null || built.Id is not null)
            Feed.Entries.Add(built);
    }
}
