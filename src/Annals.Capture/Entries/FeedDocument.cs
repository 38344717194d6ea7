using System.Runtime.InteropServices;
using Annals.Archive;
using Annals.Feeds;

namespace Annals.Capture.Entries;

/// <summary>One feed document as identity needs it: which addresses and guids it uses, and how often.</summary>
internal sealed class FeedDocument
{
    private readonly Dictionary<string, int> _guids = [];
    private readonly Dictionary<string, string> _links = [];
    private readonly HashSet<string> _shared = [];
    private readonly string? _home;

    public FeedDocument(Feed feed, string address)
    {
        Address = address;
        _home = feed.Link is { } link ? CanonicalUrl.From(link).Value.TrimEnd('/') : null;
        Links = new string?[feed.Entries.Count];
        for (var i = 0; i < feed.Entries.Count; i++)
        {
            var entry = feed.Entries[i];
            Links[i] = Canonical(entry.Link);
            Count(_guids, entry.Id);
            Remember(Links[i], entry.Id ?? entry.Title?.Value ?? "");
        }
    }

    /// <summary>The feed's own address.</summary>
    public string Address { get; }

    /// <summary>The canonical link of each entry; null when it has none, or one that all entries of a site might have.</summary>
    public string?[] Links { get; }

    /// <summary>True when no other entry of the document has this link; the same entry once more is no other.</summary>
    public bool IsOnly(string link) => !_shared.Contains(link);

    public bool HasLink(string canonical) => _links.ContainsKey(canonical);

    public bool HasGuidOnce(string guid) => _guids.GetValueOrDefault(guid) == 1;

    private string? Canonical(string? link)
    {
        if (link is null || Fetching.WebAddress.Parse(link) is null)
        {
            return null;
        }

        var canonical = CanonicalUrl.From(link).Value;
        return canonical.TrimEnd('/') == _home ? null : canonical;
    }

    private void Remember(string? link, string own)
    {
        if (link is not null && !_links.TryAdd(link, own) && _links[link] != own)
        {
            _shared.Add(link);
        }
    }

    private static void Count(Dictionary<string, int> counts, string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        }
    }
}
