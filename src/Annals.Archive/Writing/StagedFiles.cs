using Microsoft.Win32.SafeHandles;

namespace Annals.Archive.Writing;

/// <summary>
/// Files written and flushed, named by their hash, waiting for the journal to name them. The journal's line is the
/// moment of truth: a staged file without one never happened, one with a line only has to be moved into place.
/// </summary>
internal sealed class StagedFiles(ArchiveFolder folder)
{
    public void Write(IReadOnlyCollection<(ContentHash Hash, ReadOnlyMemory<byte> Bytes)> files)
    {
        Directory.CreateDirectory(folder.StagingFolder);
        var handles = new List<SafeFileHandle>(files.Count);
        try
        {
            foreach (var (hash, bytes) in files)
            {
                var handle = File.OpenHandle(PathOf(hash.Hex), FileMode.Create, FileAccess.Write);
                handles.Add(handle);
                RandomAccess.Write(handle, bytes.Span, 0);
            }

            Durable.Flush(handles);
        }
        finally
        {
            handles.ForEach(handle => handle.Dispose());
        }
    }

    public bool Contains(string hash) => File.Exists(PathOf(hash));

    public IReadOnlyList<string> Hashes()
        => Directory.Exists(folder.StagingFolder) ? [.. Directory.EnumerateFiles(folder.StagingFolder).Select(path => Path.GetFileName(path)!)] : [];

    /// <summary>Moves a committed file to its place, setting the file it replaces aside first. Doing it again after an interruption ends the same.</summary>
    /// <param name="overwrite">True for a file whose name is its hash: what lies there already can only be the same, or damaged.</param>
    public void MoveIntoPlace(string hash, string path, string? before, bool overwrite = false)
    {
        var target = folder.Resolve(path);
        if (before is not null)
        {
            var aside = folder.Resolve(before);
            if (!File.Exists(aside) && File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
                File.Move(target, aside);
            }
        }

        try
        {
            File.Move(PathOf(hash), target, overwrite);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(PathOf(hash), target, overwrite);
        }
    }

    public void Discard(string hash) => File.Delete(PathOf(hash));

    private string PathOf(string hash) => Path.Combine(folder.StagingFolder, hash);
}
