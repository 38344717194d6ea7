using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;

namespace Annals.Archive.Writing;

/// <summary>
/// The one way into an archive. Every change is staged, then written to the journal, then moved into place; opening
/// an archive finishes whatever a killed process left between the last two. Safe to call from many threads.
/// </summary>
public sealed class ArchiveWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ArchiveFolder _folder;
    private readonly TimeProvider _clock;
    private readonly WriterLock _lock;
    private readonly StagedFiles _staged;
    private readonly JournalWriter _journal;
    private Seal? _seal;

    private ArchiveWriter(ArchiveFolder folder, TimeProvider clock, WriterLock writerLock)
    {
        _folder = folder;
        _clock = clock;
        _lock = writerLock;
        _staged = new StagedFiles(folder);
        var tree = new MerkleTree();
        _journal = JournalWriter.Open(folder, Replay(tree), tree);
    }

    /// <summary>Raised after the journal grew, outside any lock: followers may look.</summary>
    public event EventHandler? Appended;

    public Catalog Catalog { get; } = new();

    public ArchiveFolder Folder => _folder;

    /// <summary>Lines of the journal.</summary>
    public long Size => _journal.End.Sequence;

    /// <summary>The position behind the newest line: who remembers it can later ask <see cref="JournalReader.Holds"/> whether the archive is still that one.</summary>
    public JournalPosition End => _journal.End;

    /// <summary>Why checkpoints are not signed, in plain words; null when they are. Everything is kept all the same.</summary>
    public string? Unsigned { get; private set; }

    /// <param name="keys">Where the key of a new archive and the passphrase of a locked one come from; null for random keys and no passphrase.</param>
    /// <exception cref="ArchiveException">Another process writes to the archive, or it cannot be written to.</exception>
    public static ArchiveWriter Open(ArchiveFolder folder, TimeProvider clock, KeySource? keys = null)
    {
        var writerLock = WriterLock.Take(folder);
        try
        {
            var writer = new ArchiveWriter(folder, clock, writerLock);
            if (writer._journal.End.Sequence == 0)
            {
                writer.Record([new ArchiveCreated { Format = ArchiveFolder.FormatVersion }]);
            }

            writer.OpenKey(keys ?? new KeySource());
            return writer;
        }
        catch (Exception exception)
        {
            writerLock.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException($"cannot open {folder.Root} for writing: {exception.Message}", exception);
            }

            throw;
        }
    }

    /// <summary>Opens a copy to finish what an interrupted run left, and writes nothing of its own: no first line, no key, no checkpoint.</summary>
    internal static ArchiveWriter OpenCopy(ArchiveFolder folder, TimeProvider clock)
    {
        var writerLock = WriterLock.Take(folder);
        try
        {
            return new ArchiveWriter(folder, clock, writerLock);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Keeps drafts: new articles, new revisions of known ones; nothing for what is known already.</summary>
    /// <exception cref="ArchiveException">The disk refused; nothing of the call is in the archive.</exception>
    public IReadOnlyList<Kept> Keep(IReadOnlyList<Draft> drafts)
    {
        IReadOnlyList<Kept> kept;
        lock (_gate)
        {
            var change = new ArchiveChange(_folder, Catalog, _clock.GetUtcNow());
            kept = [.. drafts.Select(change.Add)];
            Commit(change);
        }

        Appended?.Invoke(this, EventArgs.Empty);
        return kept;
    }

    /// <summary>Keeps post files byte for byte: the first of an address is its article, every other one a revision; known bytes change nothing.</summary>
    /// <exception cref="ArchiveException">The disk refused; nothing of the call is in the archive.</exception>
    public IReadOnlyList<Kept> Keep(IReadOnlyList<ImportedPost> posts)
    {
        IReadOnlyList<Kept> kept;
        lock (_gate)
        {
            var change = new ArchiveChange(_folder, Catalog, _clock.GetUtcNow());
            kept = [.. posts.Select(change.Add)];
            Commit(change);
        }

        Appended?.Invoke(this, EventArgs.Empty);
        return kept;
    }

    /// <summary>Keeps an image once, whatever number of addresses it has.</summary>
    /// <param name="type">The media type found in the bytes, and the ending of the file: <c>image/png</c> gives <c>.png</c>.</param>
    /// <exception cref="ArchiveException">The disk refused; nothing of the call is in the archive.</exception>
    public BlobKept KeepBlob(ReadOnlyMemory<byte> bytes, string type, string url)
    {
        BlobKept blob;
        lock (_gate)
        {
            var change = new ArchiveChange(_folder, Catalog, _clock.GetUtcNow());
            blob = change.AddBlob(bytes, type, url);
            Commit(change);
        }

        Appended?.Invoke(this, EventArgs.Empty);
        return blob;
    }

    /// <summary>Removes files under <c>blobs/</c> on purpose: the journal says so first, then they are deleted. What cannot be deleted now is when the archive is next opened.</summary>
    /// <exception cref="ArchiveException">The disk refused; nothing was removed.</exception>
    public void Drop(IReadOnlyList<BlobDropped> files)
    {
        if (files.FirstOrDefault(file => !ExpectedFiles.IsBlob(file.Path)) is { } other)
        {
            throw new ArgumentException($"{other.Path} is no blob", nameof(files));
        }

        lock (_gate)
        {
            Append([.. files]);
            DeleteQuietly(files.Select(file => file.Path));
        }

        Appended?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Writes what happened that is no content: polls, failures, moves.</summary>
    /// <exception cref="ArchiveException">The disk refused; nothing was written.</exception>
    public void Record(IReadOnlyList<JournalEntry> entries)
    {
        lock (_gate)
        {
            Append(entries);
        }

        Appended?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Makes a new key, which signs from here on; the old one stays in the journal, so that what it signed can still be checked.</summary>
    /// <exception cref="ArchiveException">The disk refused; the old key still stands.</exception>
    public NoteKey RenewKey(KeySource keys)
    {
        lock (_gate)
        {
            var key = SigningKey.FromSeed(keys.NewSeed());
            SetKey(key, keys);
            return key.Public;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            SetSeal(isLast: true);
        }

        _journal.Dispose();
        _lock.Dispose();
    }

    private void OpenKey(KeySource keys)
    {
        try
        {
            if (Catalog.Key is { } known)
            {
                var key = KeyFile.Read(_folder, keys.Passphrase);
                if (key.Public != known)
                {
                    throw new ArchiveException($"{_folder.KeyFile} is the key of {key.Public.Name}, this archive is {known.Name}: put its own key back, or make a new one with 'annals key new'");
                }

                _seal = new Seal(_folder, key);
            }
            else
            {
                // A run killed between the two leaves a key that no line names yet.
                SetKey(KeyFile.Exists(_folder) ? KeyFile.Read(_folder, keys.Passphrase) : SigningKey.FromSeed(keys.NewSeed()), keys);
            }
        }
        catch (ArchiveException exception)
        {
            Unsigned = exception.Message;
        }
    }

    private void SetKey(SigningKey key, KeySource keys)
    {
        try
        {
            KeyFile.Write(_folder, key, keys.Passphrase);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }

        Append([new KeyMade { Key = key.Public.ToString() }]);
        _seal = new Seal(_folder, key);
        Unsigned = null;
        SetSeal(isLast: true);
    }

    // A checkpoint that cannot be written is written next time: what it would sign is in the journal already.
    private void SetSeal(bool isLast)
    {
        var now = _clock.GetUtcNow();
        if (_seal is null || !isLast && !_seal.IsDue(now))
        {
            return;
        }

        try
        {
            _seal.Set(_journal.Tree, now);
            Unsigned = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unsigned = $"cannot write {_folder.CheckpointFile}: {exception.Message}";
        }
    }

    private void Commit(ArchiveChange change)
    {
        if (change.Entries.Count == 0)
        {
            return;
        }

        try
        {
            if (change.Files.Count > 0)
            {
                _staged.Write(change.Files);
            }

            Append(change.Entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            DiscardQuietly(change);
            throw exception as ArchiveException ?? Refused(exception);
        }

        try
        {
            MoveIntoPlace(change.Entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"{_folder.Root}: {exception.Message.TrimEnd('.')}; what was written is safe in the journal's staging folder, and the next run puts it in place", exception);
        }
    }

    private void Append(IReadOnlyList<JournalEntry> entries)
    {
        try
        {
            foreach (var (entry, place) in _journal.Append(entries, _clock.GetUtcNow()))
            {
                Catalog.Apply(entry, place);
            }

            SetSeal(isLast: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    private ArchiveException Refused(Exception exception)
        => new($"cannot write to {_folder.Root}: {exception.Message.TrimEnd('.')}; nothing was lost: make room or mend the permissions, then run it again", exception);

    // The disk is already refusing: what cannot be deleted now is deleted when the archive is next opened.
    private void DiscardQuietly(ArchiveChange change)
    {
        foreach (var (hash, _) in change.Files)
        {
            try
            {
                _staged.Discard(hash.Hex);
            }
            catch (IOException)
            {
                return;
            }
            catch (UnauthorizedAccessException)
            {
                return;
            }
        }
    }

    private JournalPosition Replay(MerkleTree tree)
    {
        var waiting = _staged.Hashes().ToHashSet();
        var unfinished = new List<JournalEntry>();
        var position = default(JournalPosition);
        var files = new DroppedFiles();
        foreach (var line in JournalReader.Read(_folder))
        {
            position = line.Next;
            if (line.Entry is null)
            {
                throw new ArchiveException($"{Path.Combine(_folder.JournalFolder, position.Segment!)}: the line that ends at byte {position.Offset} is damaged; run 'annals verify', restore the journal from a copy");
            }

            Catalog.Apply(line.Entry, line.Place);
            files.Apply(line.Entry);
            tree.Add(Digest.FromHex(line.Hash));
            if (waiting.Count > 0 && FilesOf(line.Entry).Any(waiting.Contains))
            {
                unfinished.Add(line.Entry);
            }
        }

        // What was kept and dropped again while it was staged is not moved into place only to be deleted.
        MoveIntoPlace([.. unfinished.Where(entry => entry is not BlobKept blob || !files.Paths.Contains(blob.Path))]);
        DeleteQuietly(files.Paths);
        foreach (var orphan in _staged.Hashes())
        {
            _staged.Discard(orphan);
        }

        return position;
    }

    // A file that resists is a note of verify until a later run deletes it.
    private void DeleteQuietly(IEnumerable<string> paths)
    {
        foreach (var file in paths.Select(_folder.Resolve).Where(File.Exists))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private static IEnumerable<string> FilesOf(JournalEntry entry) => entry switch
    {
        RevisionKept revision => [revision.Sha256],
        BlobKept blob => [blob.Sha256],
        PagesKept pages => pages.Pages.Select(page => page.Sha256),
        _ => [],
    };

    private void MoveIntoPlace(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case RevisionKept revision when _staged.Contains(revision.Sha256):
                    _staged.MoveIntoPlace(revision.Sha256, revision.Path, revision.Before);
                    break;
                case BlobKept blob when _staged.Contains(blob.Sha256):
                    _staged.MoveIntoPlace(blob.Sha256, blob.Path, before: null, overwrite: true);
                    break;
                case PagesKept pages:
                    foreach (var page in pages.Pages.Where(page => _staged.Contains(page.Sha256)))
                    {
                        _staged.MoveIntoPlace(page.Sha256, page.Path, before: null, overwrite: true);
                    }

                    break;
            }
        }
    }
}
