using System.Text;

namespace Annals.Publish.Output;

/// <summary>
/// A folder that Annals writes for others. It carries a marker that says which form it holds, so that a mistyped path
/// never mixes an export into somebody's own files, and a second run knows that it may replace what it finds.
/// </summary>
public sealed class OutputFolder
{
    /// <summary>The marker's name; its one line is the form.</summary>
    public const string Marker = ".annals-output";

    private OutputFolder(string root, bool isNew)
    {
        Root = root;
        IsNew = isNew;
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>True when nothing was there before.</summary>
    public bool IsNew { get; }

    /// <summary>Takes an empty folder, makes a new one, or opens one that holds the same form already.</summary>
    /// <param name="form">The form as <c>--format</c> names it, or <c>site</c>.</param>
    /// <exception cref="PublishException">The folder holds something else, or cannot be made.</exception>
    public static OutputFolder Claim(string path, string form)
    {
        var root = Path.GetFullPath(path);
        if (File.Exists(root))
        {
            throw new PublishException($"{root} is a file: name a folder for the {form}");
        }

        var marker = Path.Combine(root, Marker);
        try
        {
            // An empty one is what a full disk leaves.
            if (File.Exists(marker) && new FileInfo(marker).Length > 0)
            {
                var held = File.ReadAllText(marker).Trim();
                return held == form
                    ? new OutputFolder(root, isNew: false)
                    : throw new PublishException($"{root} holds a {held}, not a {form}: choose another folder, or delete that one first");
            }

            if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).FirstOrDefault(entry => Path.GetFileName(entry) != Marker && !IsHarmless(entry)) is { } other)
            {
                throw new PublishException($"{root} holds something else ({Path.GetFileName(other)}): choose an empty or new folder, so that nothing there is mixed up or deleted");
            }

            Directory.CreateDirectory(root);
            File.WriteAllBytes(marker, Encoding.UTF8.GetBytes(form + "\n"));
            return new OutputFolder(root, isNew: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"cannot write into {root}: {exception.Message}", exception);
        }
    }

    /// <summary>True for what may stand in a folder beside what Annals writes: it is its owner's, and stays.</summary>
    internal static bool IsHarmless(string entry) => Path.GetFileName(entry) is ".git" or "lost+found" or ".nojekyll" or "CNAME";
}
