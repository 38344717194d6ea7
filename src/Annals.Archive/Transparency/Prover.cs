using Annals.Archive.Journal;

namespace Annals.Archive.Transparency;

/// <summary>Makes proofs from the journal, for people who have neither the archive nor Annals.</summary>
public sealed class Prover
{
    private readonly ArchiveFolder _folder;
    private readonly List<Digest> _leaves = [];
    private readonly Dictionary<(string Article, int Revision), JournalPosition> _revisions = [];
    private readonly Dictionary<string, int> _newest = [];
    private readonly List<NoteKey> _keys = [];

    private Prover(ArchiveFolder folder)
    {
        folder.MustBeWhole();
        _folder = folder;
        foreach (var line in JournalReader.Read(folder))
        {
            _leaves.Add(Digest.FromHex(line.Hash));
            if (line.Entry is RevisionKept revision)
            {
                _revisions[(revision.Article, revision.Revision)] = line.Next;
                _newest[revision.Article] = revision.Revision;
            }
            else if (line.Entry is KeyMade made && NoteKey.TryParse(made.Key) is { } key)
            {
                _keys.Add(key);
            }
        }
    }

    /// <summary>Every key that ever signed for the archive, the oldest first.</summary>
    public IReadOnlyList<NoteKey> Keys => _keys;

    /// <summary>Lines of the journal.</summary>
    public int Size => _leaves.Count;

    /// <summary>Reads the journal once.</summary>
    /// <exception cref="ArchiveException">The folder is an excerpt.</exception>
    public static Prover Open(ArchiveFolder folder) => new(folder);

    /// <summary>The number of an article's newest revision; 0 when there is no such article.</summary>
    public int LastRevision(ArticleId article) => _newest.GetValueOrDefault(article.Value);

    /// <summary>Proves that a revision is kept.</summary>
    /// <exception cref="ArchiveException">There is no such revision, or no checkpoint that covers it yet.</exception>
    public TlogProof Revision(ArticleId article, int revision)
    {
        if (!_revisions.TryGetValue((article.Value, revision), out var next))
        {
            throw new ArchiveException($"the journal knows no revision {revision} of article {article}");
        }

        var (note, checkpoint) = Signed();
        var index = (int)next.Sequence - 1;
        if (index >= checkpoint.Size)
        {
            throw new ArchiveException($"revision {revision} of article {article} is not signed yet: while 'annals up' runs that takes a minute, and 'annals key sign' does it at once");
        }

        return new TlogProof
        {
            Line = JournalReader.BytesOf(_folder, next),
            Index = index,
            Path = MerkleProof.Inclusion(index, Lines(checkpoint.Size)),
            Note = note,
        };
    }

    /// <summary>Proves that the journal as it is signed now begins with everything that an older checkpoint of it signed.</summary>
    /// <exception cref="ArchiveException">It does not: lines were rewritten or cut off; or the old checkpoint is not of this archive.</exception>
    public ConsistencyProof Consistent(SignedNote older)
    {
        var before = Checkpoint.Parse(older.Text);
        if (!_keys.Exists(older.IsSignedBy))
        {
            throw new ArchiveException($"the old checkpoint is of {before.Origin} and not signed with a key of this archive ({string.Join(", ", _keys.Select(key => key.Name))})");
        }

        if (before.Size > _leaves.Count)
        {
            throw new ArchiveException($"the old checkpoint signed {before.Size} lines, the journal has only {_leaves.Count}: lines were cut off");
        }

        if (MerkleTree.RootOf(Lines(before.Size)) != before.Root)
        {
            throw new ArchiveException($"the journal's first {before.Size} lines are not those that the old checkpoint signed: it was rewritten");
        }

        var (note, now) = Signed();
        if (now.Size < before.Size)
        {
            throw new ArchiveException($"the archive's own checkpoint is older than the one given ({now.Size} lines, not {before.Size}): it was put back; 'annals key sign' signs anew");
        }

        IReadOnlyList<Digest> path = before.Size == 0 ? [] : MerkleProof.Consistency((int)before.Size, Lines(now.Size));
        return new ConsistencyProof(before, now, path, note);
    }

    private (SignedNote Note, Checkpoint Checkpoint) Signed()
    {
        var note = CheckpointFile.TryRead(_folder)
            ?? throw new ArchiveException($"{_folder.Root} has no signed checkpoint: 'annals key sign' makes one, 'annals verify' says what is wrong");
        var checkpoint = Checkpoint.Parse(note.Text);
        return checkpoint.Size <= _leaves.Count && MerkleTree.RootOf(Lines(checkpoint.Size)) == checkpoint.Root
            ? (note, checkpoint)
            : throw new ArchiveException("the signed checkpoint does not fit the journal: 'annals verify' says what is wrong");
    }

    private ReadOnlySpan<Digest> Lines(long size) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_leaves)[..(int)size];
}

/// <summary>That nothing before an older checkpoint was rewritten, for somebody who has only the two checkpoints (RFC 9162, section 2.1.4).</summary>
/// <param name="Before">The older state.</param>
/// <param name="Now">The state signed now.</param>
/// <param name="Path">The hashes from which both roots follow.</param>
/// <param name="Note">The signed checkpoint of <paramref name="Now"/>.</param>
public sealed record ConsistencyProof(Checkpoint Before, Checkpoint Now, IReadOnlyList<Digest> Path, SignedNote Note);
