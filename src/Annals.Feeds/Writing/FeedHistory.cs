namespace Annals.Feeds.Writing;

/// <summary>A feed's past in further documents (RFC 5005): the relations that lead through it, and the mark of a document that stays as it is.</summary>
internal static class FeedHistory
{
    /// <summary>As the parser names the element, which belongs to no vocabulary of its own.</summary>
    public const string Archive = "fh_archive";

    private const string Namespace = "http://purl.org/syndication/history/1.0";

    public static bool IsRelation(string relation) => relation is "first" or "last" or "next" or "previous" or "current" or "prev-archive" or "next-archive";

    /// <summary>Null for a feed that needs none.</summary>
    public static string? NamespaceOf(Feed feed) => IsArchive(feed) ? Namespace : null;

    public static void Write(XmlOutput xml, Feed feed)
    {
        if (IsArchive(feed))
            xml.Empty("fh:archive");
    }

    private static bool IsArchive(Feed feed) => feed.Extensions.Any(static extension => extension.Name == Archive);
}
