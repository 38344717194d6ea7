namespace Annals.Publish.Output;

/// <summary>
/// Files of a folder that Annals writes for others. Only what differs is written, so that what watches the folder sees
/// what changed; what an earlier run left and nothing is meant to be any more is removed at the end.
/// </summary>
public sealed class OutputTree(OutputFolder folder)
{
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);

    /// <param name="path">Below the folder, with '/'.</param>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Meant(path);
        if (!folder.IsNew && File.Exists(full) && new FileInfo(full).Length == bytes.Length && File.ReadAllBytes(full).AsSpan().SequenceEqual(bytes))
        {
            return;
        }

        WriteNew(full, bytes);
    }

    /// <summary>A file that is written bit by bit; its old version stays until <paramref name="write"/> is through.</summary>
    public void Write(string path, Action<Stream> write)
    {
        var full = Meant(path);
        var temporary = full + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        try
        {
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16))
            {
                write(output);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Removes the files that were not written this time, and the folders that are empty then. Hidden ones of the first level, such as <c>.git</c>, are not looked into.</summary>
    public void RemoveOthers()
    {
        if (folder.IsNew)
        {
            return;
        }

        foreach (var entry in new DirectoryInfo(folder.Root).EnumerateFileSystemInfos().Where(entry => entry.Name[0] != '.' && entry.Name is not ("CNAME" or "lost+found")))
        {
            RemoveIn(entry);
        }
    }

    private void RemoveIn(FileSystemInfo entry)
    {
        if (entry is FileInfo)
        {
            RemoveUnlessMeant(entry.FullName);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(entry.FullName, "*", SearchOption.AllDirectories))
        {
            RemoveUnlessMeant(file);
        }

        foreach (var directory in Directory.EnumerateDirectories(entry.FullName, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length).Append(entry.FullName))
        {
            if (!Directory.EnumerateFileSystemEntries(directory).Any())
            {
                Directory.Delete(directory);
            }
        }
    }

    private void RemoveUnlessMeant(string file)
    {
        if (!_meant.Contains(file))
        {
            File.Delete(file);
        }
    }

    private string Meant(string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder.Root, path));
        _meant.Add(full);
        return full;
    }

    private static void WriteNew(string full, ReadOnlySpan<byte> bytes)
    {
        try
        {
            File.WriteAllBytes(full, bytes);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }
    }
}
