using System.Text;

namespace Annals.Archive.Transparency;

/// <summary>Signs the journal's state into the file <c>checkpoint</c>: at most once a minute while an archive is written to, and at the end.</summary>
internal sealed class Seal(ArchiveFolder folder, SigningKey key)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long _size = -1;
    private DateTimeOffset _at;

    public NoteKey Key => key.Public;

    public bool IsDue(DateTimeOffset now) => now - _at >= Interval;

    public void Set(MerkleTree tree, DateTimeOffset now)
    {
        if (tree.Size == _size || _size < 0 && IsSet(tree))
        {
            _size = tree.Size;
            return;
        }

        var note = key.Sign(new Checkpoint(key.Public.Name, tree.Size, tree.Root));
        AtomicFile.Write(folder.CheckpointFile, Encoding.UTF8.GetBytes(note.ToString()));
        (_size, _at) = (tree.Size, now);
    }

    private bool IsSet(MerkleTree tree)
        => CheckpointFile.TryRead(folder) is { } note && note.Text == new Checkpoint(key.Public.Name, tree.Size, tree.Root).ToString() && note.IsSignedBy(key.Public);
}
