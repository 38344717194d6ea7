using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Reading;

namespace Annals.Archive.Writing;

/// <summary>
/// One batch being put together: which files to stage and which lines to write. Looks at the archive as it will be
/// once the batch is in, so that two revisions of one article may come in one batch.
/// </summary>
/// <param name="now">Dates what bears no date itself (UTC).</param>
internal sealed class ArchiveChange(ArchiveFolder folder, Catalog catalog, DateTimeOffset now)
{
    private readonly Dictionary<ArticleId, Pending> _pending = [];
    private readonly HashSet<string> _paths = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = [];

    public List<JournalEntry> Entries { get; } = [];

    public IReadOnlyCollection<(ContentHash Hash, ReadOnlyMemory<byte> Bytes)> Files
        => [.. _files.Select(file => (ContentHash.Parse(file.Key), file.Value))];

    public Kept Add(Draft draft)
    {
        var id = draft.Article ?? ArticleId.For(CanonicalUrl.From(draft.Url));
        var known = Find(id);
        if (known is { } same && same.Fingerprint == draft.Fingerprint)
        {
            RememberFeed(id, draft);
            if (draft.Pages.Count > 0 && catalog.PagesOf(id) is null)
            {
                AddPages(id, same.Revision, draft);
            }

            return new Kept(KeptAs.Unchanged, id, same.Revision, same.Path);
        }

        var bytes = NativePost.Write(draft, id);
        var published = draft.PublishedAt;
        var entry = Revision(id, known, bytes, ContentHash.Of(bytes), published ?? draft.CapturedAt, draft.Title) with
        {
            Url = draft.Url,
            Outlet = draft.Outlet,
            Tags = draft.Tags.Count > 0 ? draft.Tags : null,
            Author = draft.Author,
            Published = published,
            PublishedFrom = published is null ? PublishedFrom.Capture : draft.PublishedFrom,
            Captured = draft.CapturedAt,
            Updated = draft.UpdatedAt,
            Lang = draft.Language,
            Feed = draft.Feed,
            Guid = draft.Guid,
            Via = draft.Via,
            Content = draft.Fingerprint,
            Entry = draft.EntryFingerprint == draft.Fingerprint ? null : draft.EntryFingerprint,
            RawPublished = draft.RawPublished,
            Reextracted = draft.Reextracted,
            SameText = draft.IsSameText ? true : null,
        };

        // Before the revision: a journal that was cut off between the two then has a page too many, not one too few.
        if (draft.Pages.Count > 0)
        {
            AddPages(id, entry.Revision, draft);
        }

        return Add(id, known, entry, draft.Fingerprint);
    }

    public Kept Add(ImportedPost post)
    {
        var id = post.Article ?? ArticleId.For(CanonicalUrl.From(post.Url));
        var known = Find(id);
        if (catalog.Knows(post.Hash) || _files.ContainsKey(post.Hash.Hex))
        {
            if (known is { } same && post.Pages.Count > 0 && catalog.PagesOf(id) is null && catalog.Find(id)?.Sha256 == post.Hash.Hex)
            {
                AddPages(id, same.Revision, post);
            }

            return new Kept(KeptAs.Unchanged, id, known?.Revision ?? 1, known?.Path ?? "");
        }

        var entry = post.Recorded is { } recorded ? Recorded(id, known, post, recorded) : Imported(id, known, post);
        if (post.Pages.Count > 0)
        {
            AddPages(id, entry.Revision, post);
        }

        var kept = Add(id, known, entry, entry.Content);
        if (post.Gone is { } gone)
        {
            Entries.Add(gone with { Article = id.Value });
        }

        return kept;
    }

    private RevisionKept Recorded(ArticleId id, Pending? known, ImportedPost post, RevisionKept recorded)
    {
        var date = recorded.Published ?? post.Post.Date ?? recorded.Captured;
        var own = Revision(id, known, post.Bytes, post.Hash, date ?? now, recorded.Title);
        return recorded with
        {
            Article = own.Article,
            Revision = own.Revision,
            Tags = post.Tags.Count > 0 ? post.Tags : recorded.Tags,
            Path = own.Path,
            Before = own.Before,
            Sha256 = own.Sha256,
            Size = own.Size,
        };
    }

    private RevisionKept Imported(ArticleId id, Pending? known, ImportedPost post)
    {
        var published = post.Post.PublishedAt;
        var date = published ?? post.Post.Date ?? post.CapturedAt;
        return Revision(id, known, post.Bytes, post.Hash, date ?? now, Title(post)) with
        {
            Url = post.Url,
            Outlet = post.Post.Outlet ?? post.Outlet,
            Tags = post.Tags.Count > 0 ? post.Tags : null,
            Author = post.Post.Author,
            Published = published,
            PublishedFrom = published is null ? PublishedFrom.Capture : PublishedFrom.Feed,
            // A post without a feed date was dated by its first capture.
            Captured = post.CapturedAt ?? (published is null ? post.Post.Date : null),
            Via = "import",
            Source = post.Source,
        };
    }

    public BlobKept AddBlob(ReadOnlyMemory<byte> bytes, string type, string url)
    {
        var (hash, path) = Blob(bytes, BlobEnding.For(type));
        var blob = new BlobKept { Sha256 = hash.Hex, Size = bytes.Length, Type = type, Url = url, Path = path };
        Entries.Add(blob);
        return blob;
    }

    private void AddPages(ArticleId id, int revision, Draft draft) => Entries.Add(new PagesKept
    {
        Article = id.Value,
        Revision = revision,
        Captured = draft.CapturedAt,
        Pages = [.. draft.Pages.Select(Page)],
        FeedText = draft.FeedText,
    });

    private void AddPages(ArticleId id, int revision, ImportedPost post) => Entries.Add(new PagesKept
    {
        Article = id.Value,
        Revision = revision,
        Captured = post.PagesCapturedAt ?? post.Recorded?.Captured ?? post.CapturedAt ?? now,
        Pages = [.. post.Pages.Select(Page)],
        FeedText = post.FeedText,
    });

    private KeptPage Page(RawPage page)
    {
        var (hash, path) = Blob(page.Stored, page.IsPacked ? ".html.gz" : ".html");
        return new KeptPage { Url = page.Url, Type = page.Type, Sha256 = hash.Hex, Size = page.Stored.Length, Path = path };
    }

    // The same bytes are stored once; again only when their file is gone.
    private (ContentHash Hash, string Path) Blob(ReadOnlyMemory<byte> bytes, string ending)
    {
        var hash = ContentHash.Of(bytes.Span);
        var path = $"blobs/{hash.Hex[..2]}/{hash.Hex}{ending}";
        if (!catalog.Knows(hash) || !File.Exists(folder.Resolve(path)))
        {
            _files[hash.Hex] = bytes;
        }

        return (hash, path);
    }

    private Kept Add(ArticleId id, Pending? known, RevisionKept entry, string? fingerprint)
    {
        Entries.Add(entry);
        _pending[id] = new Pending(entry.Path, entry.Revision, fingerprint);
        return new Kept(known is null ? KeptAs.New : KeptAs.Revised, id, entry.Revision, entry.Path);
    }

    private RevisionKept Revision(ArticleId id, Pending? known, ReadOnlyMemory<byte> bytes, ContentHash hash, DateTimeOffset date, string title)
    {
        _files[hash.Hex] = bytes;
        return new RevisionKept
        {
            Article = id.Value,
            Revision = (known?.Revision ?? 0) + 1,
            Url = "",
            Path = known?.Path ?? FreePath(id, date, title),
            Before = known is { } before ? $"revisions/{Month(before.Path)}/{id}.{before.Revision}.md" : null,
            Sha256 = hash.Hex,
            Size = bytes.Length,
            Title = title,
            Outlet = "",
            Via = "",
        };
    }

    private Pending? Find(ArticleId id)
    {
        if (_pending.TryGetValue(id, out var pending))
        {
            return pending;
        }

        return catalog.Find(id) is { } state ? new Pending(state.Path, state.Revision, state.Fingerprint) : null;
    }

    private void RememberFeed(ArticleId id, Draft draft)
    {
        if (draft.Feed is null)
        {
            return;
        }

        var state = catalog.Find(id);
        var said = draft.EntryFingerprint ?? draft.Fingerprint;
        if (state is null || !state.Feeds.TryGetValue(draft.Feed, out var before) || before != said)
        {
            Entries.Add(new ArticleSeen { Article = id.Value, Feed = draft.Feed, Guid = draft.Guid, Entry = said });
        }
    }

    // The name without a suffix belongs to whoever came first; a file that is not ours is not overwritten either.
    private string FreePath(ArticleId id, DateTimeOffset date, string title)
    {
        var path = PostName.For(date, title, PostName.NeedsSuffix(title) ? id.Value : "");
        if (IsTaken(path))
        {
            path = PostName.For(date, title, id.Value);
        }

        _paths.Add(PostName.CollisionKey(path));
        return path;
    }

    // Post files lie in folders by month, and all revisions of an article in one of the same name.
    private static string Month(string path) => path.Split('/')[1];

    private bool IsTaken(string path)
    {
        var key = PostName.CollisionKey(path);
        return _paths.Contains(key) || catalog.IsTaken(key) || File.Exists(folder.Resolve(path));
    }

    private static string Title(ImportedPost post)
    {
        var title = string.Join(' ', post.Post.Title.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return title.Length > 0 ? title : Path.GetFileNameWithoutExtension(post.Source);
    }

    private readonly record struct Pending(string Path, int Revision, string? Fingerprint);
}
