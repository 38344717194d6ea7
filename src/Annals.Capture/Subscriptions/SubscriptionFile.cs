using System.Xml;
using System.Xml.Linq;
using Annals.Archive;

namespace Annals.Capture.Subscriptions;

/// <summary>
/// The owner's list of feeds: <c>subscriptions.opml</c> (OPML 2.0), which other readers can import and the owner may edit.
/// Folders, order and attributes that mean nothing to us stay as they are. Safe to use from many threads.
/// </summary>
public sealed class SubscriptionFile
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private XDocument _document;
    private DateTime _readAt;

    private SubscriptionFile(string path)
    {
        _path = path;
        _document = Read();
    }

    /// <summary>All subscriptions, the retired ones included, in the order of the file; each address once.</summary>
    public IReadOnlyList<Subscription> All
    {
        get
        {
            lock (_gate)
            {
                return [.. Outlines().Select(Read).DistinctBy(subscription => subscription.FeedUrl)];
            }
        }
    }

    /// <summary>A missing file is an empty list.</summary>
    /// <exception cref="ArchiveException">The file cannot be read or is no OPML.</exception>
    public static SubscriptionFile Open(ArchiveFolder folder) => new(folder.SubscriptionsFile);

    /// <summary>Reads the file again when somebody has changed it.</summary>
    /// <returns>True when it had changed.</returns>
    /// <exception cref="ArchiveException">The file cannot be read or is no OPML; the list stays as it was.</exception>
    public bool Refresh()
    {
        lock (_gate)
        {
            if (LastWrite() == _readAt)
            {
                return false;
            }

            _document = Read();
            return true;
        }
    }

    /// <returns>How many were not subscribed to before.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public int Add(IEnumerable<Subscription> subscriptions)
    {
        return Change(() =>
        {
            var known = Outlines().Select(outline => (string)outline.Attribute("xmlUrl")!).ToHashSet();
            var added = 0;
            foreach (var subscription in subscriptions.Where(subscription => known.Add(subscription.FeedUrl)))
            {
                FolderFor(subscription.Folder).Add(Write(subscription));
                added++;
            }

            return added;
        });
    }

    /// <returns>False when there is no such subscription.</returns>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public bool Remove(string feedUrl) => Change(() => ForEach(feedUrl, outline => outline.Remove())) > 0;

    /// <summary>The feed has a new address. If that is subscribed to already, the old one goes.</summary>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public void Move(string from, string to)
        => Change(() => Find(to).Any() ? ForEach(from, outline => outline.Remove()) : ForEach(from, outline => outline.SetAttributeValue("xmlUrl", to)));

    /// <summary>The feed is gone for good: kept in the list, marked as a comment (OPML 2.0, <c>isComment</c>), not asked again.</summary>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public void Retire(string feedUrl) => Change(() => ForEach(feedUrl, outline => outline.SetAttributeValue("isComment", "true")));

    /// <summary>Fills in what the feed says of itself and the owner did not.</summary>
    /// <exception cref="ArchiveException">The disk refused; the list is as before.</exception>
    public void Describe(string feedUrl, string? title, string? site)
        => Change(() => ForEach(feedUrl, outline =>
        {
            SetIfMissing(outline, "text", title);
            SetIfMissing(outline, "title", title);
            SetIfMissing(outline, "htmlUrl", site);
        }));

    private int ForEach(string feedUrl, Action<XElement> action)
    {
        var outlines = Find(feedUrl).ToList();
        outlines.ForEach(action);
        return outlines.Count;
    }

    private IEnumerable<XElement> Find(string feedUrl) => Outlines().Where(outline => (string?)outline.Attribute("xmlUrl") == feedUrl);

    private IEnumerable<XElement> Outlines()
        => _document.Descendants("outline").Where(outline => !string.IsNullOrWhiteSpace((string?)outline.Attribute("xmlUrl")));

    private int Change(Func<int> change)
    {
        lock (_gate)
        {
            Refresh();
            var before = new XDocument(_document);
            var changed = change();
            if (changed == 0)
            {
                return 0;
            }

            try
            {
                Save();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _document = before;
                throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
            }

            return changed;
        }
    }

    private void Save()
    {
        var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(false) }))
        {
            _document.Save(writer);
        }

        bytes.WriteByte((byte)'\n');
        AtomicFile.Write(_path, bytes.ToArray());
        _readAt = LastWrite();
    }

    private XDocument Read()
    {
        _readAt = LastWrite();
        if (_readAt == default)
        {
            return Empty();
        }

        try
        {
            using var reader = XmlReader.Create(_path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var document = XDocument.Load(reader);
            return document.Root?.Name == "opml" && document.Root.Element("body") is not null
                ? document
                : throw new ArchiveException($"{_path} is no OPML: it needs <opml> with a <body>; mend it or move it away");
        }
        catch (XmlException exception)
        {
            throw new ArchiveException($"{_path} is not well-formed XML ({exception.Message}): mend it or move it away", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {_path}: {exception.Message}", exception);
        }
    }

    private DateTime LastWrite() => File.Exists(_path) ? File.GetLastWriteTimeUtc(_path) : default;

    private static XDocument Empty()
        => new(new XElement("opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", "Annals")), new XElement("body")));

    private XElement FolderFor(string? folder)
    {
        var place = _document.Root!.Element("body")!;
        foreach (var name in (folder ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var next = place.Elements("outline").FirstOrDefault(outline => outline.Attribute("xmlUrl") is null && (string?)outline.Attribute("text") == name);
            if (next is null)
            {
                next = new XElement("outline", new XAttribute("text", name));
                place.Add(next);
            }

            place = next;
        }

        return place;
    }

    private static XElement Write(Subscription subscription)
    {
        var outline = new XElement("outline", new XAttribute("type", "rss"), new XAttribute("text", subscription.Title ?? subscription.FeedUrl));
        SetIfMissing(outline, "title", subscription.Title);
        outline.SetAttributeValue("xmlUrl", subscription.FeedUrl);
        SetIfMissing(outline, "htmlUrl", subscription.Site);
        outline.SetAttributeValue("isComment", subscription.IsRetired ? "true" : null);
        return outline;
    }

    private static Subscription Read(XElement outline)
    {
        var url = ((string)outline.Attribute("xmlUrl")!).Trim();
        var title = (string?)outline.Attribute("text") ?? (string?)outline.Attribute("title");
        var folder = string.Join('/', outline.Ancestors("outline").Reverse().Select(ancestor => (string?)ancestor.Attribute("text")).Where(text => !string.IsNullOrEmpty(text)));
        return new Subscription
        {
            FeedUrl = url,
            Title = string.IsNullOrWhiteSpace(title) || title == url ? null : title.Trim(),
            Site = (string?)outline.Attribute("htmlUrl"),
            Folder = folder.Length == 0 ? null : folder,
            IsRetired = (string?)outline.Attribute("isComment") == "true",
        };
    }

    private static void SetIfMissing(XElement outline, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && (string.IsNullOrWhiteSpace((string?)outline.Attribute(name)) || (string?)outline.Attribute(name) == (string?)outline.Attribute("xmlUrl")))
        {
            outline.SetAttributeValue(name, new string([.. value.Where(XmlConvert.IsXmlChar)]));
        }
    }
}
