using System.Buffers;

namespace Annals.Feeds.Writing;

/// <summary>
/// Writes a feed so that every reader takes it: UTF-8, valid, and the same bytes for the same feed. Reading it gives the feed back, as
/// far as the form can carry it. Entries are written one by one and never held.
/// </summary>
/// <remarks>
/// <para>What no form carries: white space around a value, fractions of a second, lone surrogates (U+FFFD stands for them), diagnostics,
/// geographic shapes and unknown extensions (<c>fh:archive</c> of RFC 5005 is known). Of a feed's further links RSS carries those by which
/// its past is paged through (RFC 5005, section 3 and 4), JSON Feed <c>next</c> alone. XML cannot say most control characters: they are left out.</para>
/// <para>RSS cannot say whether a title is HTML, and its description always is: plain text is escaped for it. It has no address for a
/// person, no label for a category, no contributors by mail, and one full text an entry. Atom ids are IRIs: another id becomes
/// <c>urn:guid:</c> and the id, percent-encoded. JSON Feed has no mail addresses, rights, schemes of categories, media or podcast tags,
/// and its summary is plain: an HTML summary becomes the content when there is no other, and is left out when there is.</para>
/// <para>What a form demands and the feed does not have is filled: an Atom date that nobody knows is 1970-01-01, which reads as
/// unknown; an id is the entry's address, or else made of its text.</para>
/// </remarks>
public static class FeedWriter
{
    /// <summary>Writes the feed with its own entries.</summary>
    /// <param name="feed">Addresses absolute; HTML as it is to be published: it is neither sanitised nor resolved here.</param>
    /// <param name="form">The form to write.</param>
    /// <param name="target">Where to; flushed now and then, and left open.</param>
    public static void Write(Feed feed, FeedForm form, Stream target)
    {
        ArgumentNullException.ThrowIfNull(feed);
        Write(feed, feed.Entries, form, target);
    }

    /// <summary>Writes the feed with entries that come one by one, instead of its own.</summary>
    public static void Write(Feed feed, IEnumerable<Entry> entries, FeedForm form, Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var buffer = new StreamBuffer(target);
        Write(feed, entries, form, buffer);
        buffer.Flush();
    }

    /// <inheritdoc cref="Write(Feed, IEnumerable{Entry}, FeedForm, Stream)"/>
    public static void Write(Feed feed, IEnumerable<Entry> entries, FeedForm form, IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(target);
        switch (form)
        {
            case FeedForm.Rss:
                new RssWriter(new XmlOutput(target)).Write(feed, entries);
                break;
            case FeedForm.Atom:
                new AtomWriter(new XmlOutput(target)).Write(feed, entries);
                break;
            default:
                JsonFeedWriter.Write(feed, entries, target);
                break;
        }
    }

    /// <summary>The media type a server sends with the form.</summary>
    public static string ContentType(FeedForm form) => form switch
    {
        FeedForm.Rss => "application/rss+xml; charset=utf-8",
        FeedForm.Atom => "application/atom+xml; charset=utf-8",
        _ => "application/feed+json",
    };
}
