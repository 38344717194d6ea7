using Annals.Archive.Journal;
using Annals.Archive.Transparency;

namespace Annals.Archive.Verifying;

/// <summary>Holds the journal against the checkpoint that was signed of it: lines cut off its end leave a sound chain, but not the signed root.</summary>
internal sealed class CheckpointCheck
{
    private const string Path = "checkpoint";

    // The line that makes the archive and the one that names its key: before the first checkpoint there are no others.
    private const int LinesBeforeFirst = 2;

    private readonly List<NoteKey> _keys = [];
    private readonly MerkleTree _tree = new();
    private readonly SignedNote? _note;
    private readonly Checkpoint? _checkpoint;
    private readonly string? _problem;
    private bool? _isRootRight;
    private DateTimeOffset? _last;

    public CheckpointCheck(ArchiveFolder folder)
    {
        try
        {
            if (File.Exists(folder.CheckpointFile))
            {
                _note = CheckpointFile.Read(folder.CheckpointFile);
                _checkpoint = Checkpoint.Parse(_note.Text);
            }
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            _problem = exception.Message;
        }

        Compare();
    }

    /// <summary>The root over all lines.</summary>
    public Digest Root => _tree.Root;

    public void Follow(JournalLine line)
    {
        if (line.Entry is LinesElsewhere elsewhere)
        {
            foreach (var (node, level) in elsewhere.Nodes.Zip(MerkleTree.LevelsOver(_tree.Size, _tree.Size + elsewhere.Lines - 1).Append(0).ToList()))
            {
                _tree.Add(Digest.FromHex(node), level);
            }
        }
        else
        {
            _tree.Add(Digest.FromHex(line.Hash));
        }

        _last = line.Entry?.At ?? _last;
        if (line.Entry is KeyMade made && NoteKey.TryParse(made.Key) is { } key)
        {
            _keys.Add(key);
        }

        Compare();
    }

    public Finding? Finish()
    {
        if (_problem is not null)
        {
            return Found(FindingKind.Altered, _problem);
        }

        if (_note is null || _checkpoint is null)
        {
            return _keys.Count == 0 || _tree.Size <= LinesBeforeFirst ? null : Found(FindingKind.Missing, "the signed state of the journal is gone; restore it from a copy, or let the next run sign anew");
        }

        if (!_keys.Exists(_note.IsSignedBy))
        {
            return Found(FindingKind.Altered, $"no key of this archive signed it, but {_note.Signatures[0].Name} did or somebody in that name");
        }

        if (_checkpoint.Size > _tree.Size)
        {
            return new Finding(FindingKind.Journal, "journal", _last, null, $"{_checkpoint.Size - _tree.Size} lines are cut off: {_checkpoint.Size} were signed, {_tree.Size} are here; restore the journal from a copy");
        }

        return _isRootRight == true ? null : new Finding(FindingKind.Journal, "journal", _last, null, $"its first {_checkpoint.Size} lines are not those that were signed: the journal was rewritten");
    }

    private void Compare()
    {
        if (_checkpoint?.Size == _tree.Size)
        {
            _isRootRight = _checkpoint.Root == _tree.Root;
        }
    }

    private Finding Found(FindingKind kind, string message) => new(kind, Path, _last, null, message);
}
