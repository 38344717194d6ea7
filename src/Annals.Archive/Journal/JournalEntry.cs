using System.Text.Json.Serialization;

namespace Annals.Archive.Journal;

/// <summary>
/// One line of the journal: something that happened to the archive, for ever. The hash of a line is the RFC 9162
/// (section 2.1.1) leaf hash, SHA-256(0x00 || line without its line feed), and every line names the hash of the one before.
/// </summary>
/// <remarks>A kind that this version does not know is read as a bare <see cref="JournalEntry"/>, so that the chain can still be checked.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ArchiveCreated), "archive")]
[JsonDerivedType(typeof(KeyMade), "key")]
[JsonDerivedType(typeof(RevisionKept), "revision")]
[JsonDerivedType(typeof(ArticleSeen), "seen")]
[JsonDerivedType(typeof(BlobKept), "blob")]
[JsonDerivedType(typeof(BlobDropped), "dropped")]
[JsonDerivedType(typeof(PagesKept), "page")]
[JsonDerivedType(typeof(FeedPolled), "poll")]
[JsonDerivedType(typeof(EntriesSkipped), "skipped")]
[JsonDerivedType(typeof(FeedFailed), "failure")]
[JsonDerivedType(typeof(FeedMoved), "moved")]
[JsonDerivedType(typeof(FeedRetired), "retired")]
[JsonDerivedType(typeof(FeedWatched), "watch")]
[JsonDerivedType(typeof(ArticleGone), "gone")]
[JsonDerivedType(typeof(LinesElsewhere), "elsewhere")]
public record JournalEntry
{
    /// <summary>0 for the first line of an archive.</summary>
    [JsonPropertyName("seq"), JsonPropertyOrder(-3)]
    public long Sequence { get; init; }

    /// <summary>The hash of the line before, in hexadecimal; 64 zeros for the first.</summary>
    [JsonPropertyName("prev"), JsonPropertyOrder(-2)]
    public string Previous { get; init; } = "";

    /// <summary>When the line was written (UTC).</summary>
    [JsonPropertyOrder(-1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>The first line of every archive.</summary>
public sealed record ArchiveCreated : JournalEntry
{
    public int Format { get; init; }
}

/// <summary>From here on checkpoints are signed with this key.</summary>
public sealed record KeyMade : JournalEntry
{
    /// <summary>The public key, as <see cref="Transparency.NoteKey"/> writes it.</summary>
    public required string Key { get; init; }
}

/// <summary>A revision of an article was kept as a post file.</summary>
public sealed record RevisionKept : JournalEntry
{
    public required string Article { get; init; }

    /// <summary>1 for the first revision of an article.</summary>
    [JsonPropertyName("rev")]
    public required int Revision { get; init; }

    public required string Url { get; init; }

    /// <summary>The article's post file, relative to the archive, with '/'.</summary>
    public required string Path { get; init; }

    /// <summary>Where this revision's predecessor was put aside; null for the first revision.</summary>
    public string? Before { get; init; }

    /// <summary>SHA-256 of the post file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the post file.</summary>
    public required long Size { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>What the owner's rules called it when it was kept; null when nothing.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public string? Author { get; init; }

    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? Published { get; init; }

    public PublishedFrom PublishedFrom { get; init; }

    /// <summary>When this content was seen (UTC). For an import the time its source gives, else null.</summary>
    public DateTimeOffset? Captured { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? Lang { get; init; }

    public string? Feed { get; init; }

    public string? Guid { get; init; }

    /// <summary><c>feed</c>, <c>page</c> or <c>import</c>.</summary>
    public required string Via { get; init; }

    /// <summary>For an import: the file's path as it was below the folder that was imported.</summary>
    public string? Source { get; init; }

    /// <summary>See <see cref="Draft.Fingerprint"/>; null for an import.</summary>
    public string? Content { get; init; }

    /// <summary>See <see cref="Draft.EntryFingerprint"/>; null when it equals <see cref="Content"/>.</summary>
    public string? Entry { get; init; }

    /// <summary>The date as the feed wrote it, when it could not be used.</summary>
    public string? RawPublished { get; init; }

    /// <summary>The number of the <c>page</c> line from whose pages the text was extracted anew, with better rules; null when the outlet changed something.</summary>
    public long? Reextracted { get; init; }

    /// <summary>The form this line was taken back from, such as <c>jsonl</c>: what it says was another archive's to see. Null when this one saw it, or imported a bare file.</summary>
    public string? TakenFrom { get; init; }

    /// <summary>True when the text is its predecessor's and only the title is new; null otherwise.</summary>
    public bool? SameText { get; init; }
}

/// <summary>A known article was offered again in a way worth remembering: by another feed, or with feed text that changed nothing kept.</summary>
public sealed record ArticleSeen : JournalEntry
{
    public required string Article { get; init; }

    public required string Feed { get; init; }

    public string? Guid { get; init; }

    /// <summary>The fingerprint of what that feed said.</summary>
    public string? Entry { get; init; }
}

/// <summary>
/// The pages that an article's text was taken from were kept as they came. Stands right before the line of the revision,
/// or after it when the revision was kept without its pages at first.
/// </summary>
public sealed record PagesKept : JournalEntry
{
    public required string Article { get; init; }

    /// <summary>The number of the revision whose text was taken from these pages.</summary>
    [JsonPropertyName("rev")]
    public required int Revision { get; init; }

    /// <summary>When they were fetched (UTC).</summary>
    public required DateTimeOffset Captured { get; init; }

    /// <summary>In the order in which the article goes on over them.</summary>
    public required IReadOnlyList<KeptPage> Pages { get; init; }

    /// <summary>The beginning of what the feed said in the same entry, as plain text: it was evidence for where the article stands. Null without a feed.</summary>
    public string? FeedText { get; init; }
}

/// <summary>One page as it is kept.</summary>
public sealed record KeptPage
{
    /// <summary>The address that answered.</summary>
    public required string Url { get; init; }

    /// <summary>The Content-Type header as it came; null when there was none.</summary>
    public string? Type { get; init; }

    /// <summary>Of the file as it is stored.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the file as it is stored.</summary>
    public required long Size { get; init; }

    /// <summary>Ends in <c>.html.gz</c> (gzip, RFC 1952) or, where that would be longer, <c>.html</c>.</summary>
    public required string Path { get; init; }
}

/// <summary>An image was kept under its hash.</summary>
public sealed record BlobKept : JournalEntry
{
    public required string Sha256 { get; init; }

    public required long Size { get; init; }

    /// <summary>The media type found in the bytes themselves.</summary>
    public required string Type { get; init; }

    /// <summary>Where it was fetched.</summary>
    public required string Url { get; init; }

    public required string Path { get; init; }
}

/// <summary>A file under <c>blobs/</c> was removed on purpose: from here on it must not be there. A later line may keep it anew.</summary>
public sealed record BlobDropped : JournalEntry
{
    /// <summary>Of the file as it was stored.</summary>
    public required string Sha256 { get; init; }

    public required long Size { get; init; }

    public required string Path { get; init; }

    /// <summary><c>unused</c>: no article shows the picture. <c>room</c>: to keep within a budget. <c>age</c>: a page older than was wished. Others may come.</summary>
    public required string Reason { get; init; }
}

/// <summary>A poll that brought something: what the feed offered and what became of it. The sums reconcile: offered = new + revised + unchanged + skipped.</summary>
public sealed record FeedPolled : JournalEntry
{
    public required string Feed { get; init; }

    public required int Offered { get; init; }

    public required int New { get; init; }

    public required int Revised { get; init; }

    public required int Unchanged { get; init; }

    public IReadOnlyList<SkippedEntry> Skipped { get; init; } = [];

    /// <summary>The time of the newest dated entry offered (UTC).</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>The time of the oldest dated entry offered (UTC).</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Set when everything offered is newer than everything seen before, so that entries between the two may have been missed.</summary>
    public AssumedGap? Gap { get; init; }

    /// <summary>Entries kept with the feed's own text because their page could not be had, and why; null when there were none.</summary>
    public IReadOnlyList<SkippedEntry>? WithoutPage { get; init; }

    /// <summary>What was wrong with the document, shortest first; empty for a sound one.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];
}

/// <summary>Pages or files that the owner's rules did not let in, outside of any poll. The same one for the same reason is not written again.</summary>
public sealed record EntriesSkipped : JournalEntry
{
    /// <summary><c>page</c> or <c>import</c>.</summary>
    public required string Via { get; init; }

    public required IReadOnlyList<SkippedEntry> Skipped { get; init; }
}

/// <param name="Entry">The entry's address, guid or title: the first that it has.</param>
/// <param name="Reason">Why it was not kept, in plain words.</param>
public sealed record SkippedEntry(string Entry, string Reason);

/// <param name="After">The newest entry known before (UTC).</param>
/// <param name="Before">The oldest entry of this poll (UTC).</param>
public sealed record AssumedGap(DateTimeOffset After, DateTimeOffset Before);

/// <summary>A feed stopped answering as it should, or does so in a new way. The same failure repeated is not written again.</summary>
public sealed record FeedFailed : JournalEntry
{
    public required string Feed { get; init; }

    public required string Error { get; init; }
}

/// <summary>The outlet moved the feed for good (301 or 308); the subscription follows.</summary>
public sealed record FeedMoved : JournalEntry
{
    public required string Feed { get; init; }

    public required string To { get; init; }
}

/// <summary>The outlet says the feed is gone for good (410); it is not asked again.</summary>
public sealed record FeedRetired : JournalEntry
{
    public required string Feed { get; init; }
}

/// <summary>A feed's articles ceased to be what they were, or are so again. Written once each time.</summary>
public sealed record FeedWatched : JournalEntry
{
    public required string Feed { get; init; }

    /// <summary>In which way: <c>short</c>, <c>noPictures</c>, <c>noDate</c>, <c>noTitle</c>, <c>oneParagraph</c>, <c>repeated</c>, <c>noPage</c>, <c>nothingDropped</c>.</summary>
    public required string What { get; init; }

    /// <summary><c>feed</c> for the feed's own text, <c>page</c> for what the articles' pages give.</summary>
    public required string Via { get; init; }

    /// <summary>When the first article of that kind was captured (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many there were in a row.</summary>
    public required int Articles { get; init; }

    /// <summary>The id of the last of them.</summary>
    public required string Example { get; init; }

    /// <summary>True when articles are as usual again; null otherwise.</summary>
    public bool? Over { get; init; }
}

/// <summary>
/// A known article is no longer at its source, seen so twice with hours between, or is there again. Written once each time;
/// nothing of the article changes.
/// </summary>
public sealed record ArticleGone : JournalEntry
{
    public required string Article { get; init; }

    /// <summary>The address that was asked.</summary>
    public required string Url { get; init; }

    /// <summary>What the source says instead: <c>404</c>, <c>410</c>, <c>error page</c> (not found, but sent as a success) or <c>front page</c> (a redirect there); <c>200</c> when it is there again.</summary>
    public required string Status { get; init; }

    /// <summary>When it was first seen to be so (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>True when it is there again; null otherwise.</summary>
    public bool? Over { get; init; }
}

/// <summary>
/// In an excerpt, and only there, stands for lines that are not in it: their number and the nodes of the Merkle tree that stand for
/// them, so that the lines that are in it can still be held against the signed root. It bears the number and the predecessor of
/// the first of them.
/// </summary>
public sealed record LinesElsewhere : JournalEntry
{
    public required long Lines { get; init; }

    /// <summary>In hexadecimal, from the left: the largest complete subtrees over all but the last of the lines, then the hash of the last line itself, which the next line names.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }
}
