using System.Text;

namespace Annals.Archive;

/// <summary>
/// What of an archive is nobody else's business, as <c>.gitignore</c> says it, so that who puts the folder under git themselves
/// does not publish it.
/// </summary>
public static class PrivateFiles
{
    private static readonly (string Line, string Reason)[] Ignored =
    [
        ("/.annals/", "# The index and other derived files."),
        ("/annals.key", "# The key that signs this archive's checkpoints."),
        ("/hooks.txt", "# Who is told of news, with the secrets that sign it."),
        ("/readers/", "# Accounts, and what their readers have read and noted."),
    ];

    /// <summary>Adds the lines that are missing; what stands there stays.</summary>
    /// <exception cref="IOException">It is as it was.</exception>
    public static void IgnoreInGit(ArchiveFolder folder)
    {
        var path = Path.Combine(folder.Root, ".gitignore");
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var lines = before.Split('\n');
        var missing = Ignored.Where(entry => !lines.Contains(entry.Line)).SelectMany(static entry => (string[])[entry.Reason, entry.Line]).ToList();
        if (missing.Count > 0)
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes((before.Length == 0 || before.EndsWith('\n') ? before : before + "\n") + string.Join('\n', missing) + "\n"));
        }
    }
}
