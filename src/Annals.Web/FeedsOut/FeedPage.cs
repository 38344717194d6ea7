using System.Globalization;
using Annals.Index.Articles;

namespace Annals.Web.FeedsOut;

/// <summary>
/// Which document of a feed: the one that is subscribed to, with what was published last, or one of its archive (RFC 5005, section 4).
/// The archive is cut in the order in which articles came, a hundred a document: what is in one of them stays in it for ever, whatever
/// dates later articles bear. The newest, not yet full, has its number of articles in its address, and is another one when more have come.
/// </summary>
/// <param name="Archive">From 1, the oldest; null for the document that is subscribed to.</param>
/// <param name="Count">How many articles the archive document has.</param>
internal sealed record FeedPage(int? Archive, int Count = FeedPage.ArchiveLength)
{
    public const int Length = 50;
    public const int ArchiveLength = 100;

    public const string Parameter = "archive";

    public static FeedPage Newest { get; } = new(Archive: null);

    private bool IsFull => Count == ArchiveLength;

    /// <summary>As an address has it behind its question mark; empty for the newest.</summary>
    public string Question => Archive is not { } number ? "" : string.Create(CultureInfo.InvariantCulture, $"{Parameter}={number}{(IsFull ? "" : "." + Count.ToString(CultureInfo.InvariantCulture))}");

    /// <returns>Null for nonsense.</returns>
    public static FeedPage? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Newest;
        }

        var parts = text.Split('.');
        return parts.Length <= 2 && Number(parts[0], 1_000_000) is { } archive
            ? parts.Length == 1 ? new FeedPage(archive) : Number(parts[1], ArchiveLength - 1) is { } count ? new FeedPage(archive, count) : null
            : null;
    }

    /// <returns>Null when there are not so many.</returns>
    public IReadOnlyList<RolledArticle>? Of(FeedArticles articles)
        => Archive is not { } number ? [.. articles.Newest.Take(Length)]
            : ((number - 1) * ArchiveLength) + Count <= articles.Newest.Count
                ? [.. articles.Newest.OrderBy(static article => article.Row).Skip((number - 1) * ArchiveLength).Take(Count).Reverse()]
                : null;

    /// <summary>The document with what came before; null for the first, and for a feed that is whole as it is.</summary>
    /// <param name="total">How many articles the feed has.</param>
    public FeedPage? Before(int total)
        => Archive is { } number ? number > 1 ? new FeedPage(number - 1) : null
            : total <= Length ? null : Last(total);

    /// <summary>The full one with what came next; null when there is none yet.</summary>
    public FeedPage? After(int total)
        => Archive is { } number && (number + 1) * ArchiveLength <= total ? new FeedPage(number + 1) : null;

    /// <summary>The oldest; null for a feed that is whole as it is.</summary>
    public static FeedPage? First(int total) => total <= Length ? null : new FeedPage(1, Math.Min(total, ArchiveLength));

    private static FeedPage Last(int total) => new(((total - 1) / ArchiveLength) + 1, ((total - 1) % ArchiveLength) + 1);

    private static int? Number(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
