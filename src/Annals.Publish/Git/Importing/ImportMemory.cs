using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Publish.Git.Importing;

/// <summary>
/// Up to which commit a branch was imported, in <c>.annals/git/imported</c>. It counts only for the archive that it was written for:
/// of a journal that was put back to an earlier state it knows nothing. Without it everything is read again and found to be known.
/// </summary>
internal sealed class ImportMemory(ArchiveFolder folder)
{
    private string File => Path.Combine(folder.LocalFolder, "git", "imported");

    public string? TipOf(string key)
        => Lines().FirstOrDefault(line => line[0] == key) is [_, var tip, var position] && JournalReader.Holds(folder, JournalPosition.Parse(position)) ? tip : null;

    public void Remember(string key, string tip, JournalPosition end)
    {
        var lines = Lines().Where(line => line[0] != key).Append([key, tip, end.ToString()]);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        AtomicFile.Write(File, System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => string.Join('\t', line) + "\n"))));
    }

    private IReadOnlyList<string[]> Lines()
    {
        try
        {
            return System.IO.File.Exists(File) ? [.. System.IO.File.ReadLines(File).Select(line => line.Split('\t')).Where(line => line.Length == 3)] : [];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
