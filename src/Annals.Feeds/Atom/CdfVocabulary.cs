using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Atom;

/// <summary>Channel Definition Format (W3C NOTE-CDFsubmit, 1997): what RSS and Atom call otherwise.</summary>
internal static class CdfVocabulary
{
    public static void AddTo(Vocabulary v)
    {
        v.Add(Ns.Core, "channel", new ElementRule { Start = ReadAttributes });
        v.Construct(Ns.Core, "abstract", "text", (r, value) =>
        {
            if (r.Entry is { } entry)
                entry.AddDescription(value);
            else
                r.Feed.Description ??= value;
        });
    }

    /// <summary>HREF and LASTMOD, on CHANNEL and ITEM.</summary>
    public static void ReadAttributes(FeedReader r)
    {
        r.Feed.Language ??= r.Language;
        if (r.ResolveLink(r.Attributes["href"]) is { } href)
            r.Context.TextLink ??= href;
        if (r.Attributes["lastmod"] is { } modified)
            r.Context.Updated.Set(modified);
    }
}
