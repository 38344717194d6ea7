namespace Annals.Archive.Transparency;

/// <summary>The file <c>checkpoint</c> in the archive's folder: the newest signed state of the journal.</summary>
public static class CheckpointFile
{
    private const int MostBytes = 1 << 16;

    /// <returns>Null when there is none, or when it is no signed checkpoint.</returns>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static SignedNote? TryRead(ArchiveFolder folder)
    {
        try
        {
            return File.Exists(folder.CheckpointFile) ? Read(folder.CheckpointFile) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">It is no signed checkpoint.</exception>
    public static SignedNote Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new FormatException("it is too large for a checkpoint");
        }

        var note = SignedNote.Parse(File.ReadAllText(path));
        Checkpoint.Parse(note.Text);
        return note;
    }
}
