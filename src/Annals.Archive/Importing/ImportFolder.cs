namespace Annals.Archive.Importing;

/// <summary>Finds the files of an import: posts in folders of any depth, git checkouts and <c>archived/</c> trees included.</summary>
internal static class ImportFolder
{
    private static readonly string[] Endings = [".md", ".markdown", ".txt"];

    /// <summary>All candidates below a folder in the order of their paths, or the one file that was named.</summary>
    /// <exception cref="ArchiveException">There is no such path, or a folder cannot be read.</exception>
    public static IReadOnlyList<FoundFile> Find(string path)
    {
        if (File.Exists(path))
        {
            return [new FoundFile(Path.GetFullPath(path), Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new ArchiveException($"nothing to import at {path}: there is no such file or folder");
        }

        try
        {
            var root = Path.GetFullPath(path);
            var files = new List<FoundFile>();
            Collect(root, root, files);
            files.Sort((left, right) => string.CompareOrdinal(left.Source, right.Source));
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    public static bool IsCandidate(string path)
        => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            && path.Split('/')[..^1].All(static folder => IsSearched(folder));

    private static void Collect(string root, string start, List<FoundFile> files)
    {
        var folders = new Stack<string>([start]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo && IsSearched(entry))
                {
                    folders.Push(entry.FullName);
                }
                else if (entry is FileInfo && Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                {
                    files.Add(new FoundFile(entry.FullName, Path.GetRelativePath(root, entry.FullName).Replace('\\', '/')));
                }
            }
        }
    }

    // A link could lead round in circles or out of the folder; .git and the like hold no posts.
    private static bool IsSearched(FileSystemInfo folder)
        => IsSearched(folder.Name) && folder.LinkTarget is null;

    private static bool IsSearched(string name) => !name.StartsWith('.') && name != "node_modules";
}
