using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Feeds;
using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>Which article an entry is about.</summary>
/// <param name="Url">The address to keep it under.</param>
/// <param name="Known">The article as it is kept; null for a new one.</param>
internal sealed record Identity(ArticleId Id, string Url, ArticleState? Known)
{
    /// <summary>
    /// The canonical URL decides. A guid, which outlets use again for other articles, only helps where the URL does not:
    /// for an entry without one, for entries that share one, and for an article that moved and says the same under its new address.
    /// </summary>
    /// <param name="index">The entry's place in the document.</param>
    /// <param name="addresses">The feed's address, then those it had before it moved.</param>
    public static Identity Of(Entry entry, int index, FeedDocument document, Catalog catalog, IReadOnlyList<string> addresses, Func<EntryText> text)
    {
        if (document.Links[index] is not { } canonical)
        {
            return Unlinked(entry, document, catalog, addresses, text);
        }

        var link = entry.Link!;
        var id = ArticleId.For(CanonicalUrl.From(link));
        var known = catalog.Find(id);
        if (document.IsOnly(canonical))
        {
            if (known is not null)
            {
                return new Identity(id, link, known);
            }

            return Existing(Variant(entry, link, text), catalog) ?? Moved(entry, document, catalog, addresses, text) ?? new Identity(id, link, null);
        }

        // Several entries under one address: whoever had it keeps it, the others are told apart by guid or title.
        var isOwner = known is not null && (entry.Id is { } guid ? Knows(catalog, addresses, guid, id) : IsSame(known.Title, text().Title));
        return isOwner ? new Identity(id, link, known) : New(Variant(entry, link, text), catalog);
    }

    private static Identity Unlinked(Entry entry, FeedDocument document, Catalog catalog, IReadOnlyList<string> addresses, Func<EntryText> text)
    {
        var own = Variant(entry, entry.Link ?? document.Address, text);
        if (Existing(own, catalog) is { } existing)
        {
            return existing;
        }

        // The feed has moved since, and its address was part of the article's.
        foreach (var address in addresses.Skip(1))
        {
            if (entry.Link is null && Existing(Variant(entry, address, text), catalog) is { } before)
            {
                return before;
            }
        }

        return New(own, catalog);
    }

    private static Identity? Moved(Entry entry, FeedDocument document, Catalog catalog, IReadOnlyList<string> addresses, Func<EntryText> text)
    {
        if (string.IsNullOrEmpty(entry.Id) || !document.HasGuidOnce(entry.Id))
        {
            return null;
        }

        var articles = addresses.SelectMany(address => catalog.FindByGuid(address, entry.Id)).Distinct().ToList();
        if (articles is not [var id] || catalog.Find(id) is not { } known || document.HasLink(CanonicalUrl.From(known.Url).Value))
        {
            return null;
        }

        var isSame = IsSame(known.Title, text().Title) || known.Fingerprint == text().Fingerprint || addresses.Any(address => known.Feeds.GetValueOrDefault(address) == text().Fingerprint);
        return isSame ? new Identity(id, known.Url, known) : null;
    }

    private static bool Knows(Catalog catalog, IReadOnlyList<string> addresses, string guid, ArticleId id)
        => addresses.Any(address => catalog.FindByGuid(address, guid).Contains(id));

    private static bool IsSame(string a, string b) => BareText.Of(a) == BareText.Of(b);

    private static Identity? Existing(string url, Catalog catalog)
        => catalog.Find(ArticleId.For(CanonicalUrl.From(url))) is { } known ? new Identity(known.Id, known.Url, known) : null;

    private static Identity New(string url, Catalog catalog)
        => Existing(url, catalog) ?? new Identity(ArticleId.For(CanonicalUrl.From(url)), url, null);

    // A fragment leads a reader to the same page and makes the address the entry's own.
    private static string Variant(Entry entry, string link, Func<EntryText> text)
    {
        var own = !string.IsNullOrEmpty(entry.Id)
            ? entry.Id
            : $"{text().Title}\n{entry.RawPublished ?? entry.RawUpdated}\n{(text().Title.Length == 0 ? text().Plain : "")}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)))[..16];
        var fragment = link.IndexOf('#', StringComparison.Ordinal);
        return $"{(fragment < 0 ? link : link[..fragment])}#entry-{hash}";
    }
}
