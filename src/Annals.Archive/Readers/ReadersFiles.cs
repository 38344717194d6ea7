namespace Annals.Archive.Readers;

/// <summary>
/// The files of all readers: private, and the owner's. A copy of the archive gets them; what is published never does, which is why
/// they are not among <see cref="Copying.OwnersFiles"/>.
/// </summary>
internal static class ReadersFiles
{
    private const string Folder = "readers";
    private const string Ending = ".jsonl";

    /// <summary>Relative to the archive, with '/'.</summary>
    public static IEnumerable<string> In(ArchiveFolder folder)
        => Directory.Exists(folder.ReadersFolder)
            ? Directory.EnumerateFiles(folder.ReadersFolder, "*" + Ending, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/')).Where(Contains).Order(StringComparer.Ordinal)
            : [];

    /// <summary>True for a name that <see cref="In"/> may give, and for no other: it is safe to write to.</summary>
    public static bool Contains(string name)
        => name.Split('/') is [Folder, var reader, var file]
            && ReaderName.TryParse(reader, out _)
            && file.EndsWith(Ending, StringComparison.Ordinal)
            && file[..^Ending.Length] is [_, _, _, _, '-', _, _] month && month.All(static c => char.IsAsciiDigit(c) || c == '-');
}
