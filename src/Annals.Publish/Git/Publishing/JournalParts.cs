using System.Globalization;

namespace Annals.Publish.Git.Publishing;

/// <summary>How the parts of a journal file are named on the main branch: <c>2026-11.jsonl</c>, <c>2026-11.jsonl.1</c>, <c>2026-11.jsonl.2</c>, …; one behind the other they are the file.</summary>
internal static class JournalParts
{
    private const string Folder = "archive/journal/";
    private const string Ending = ".jsonl";

    public static string NameOf(string file, int part) => Folder + file + (part == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{part}"));

    /// <summary>The file a part belongs to, and which part it is; null for what is none.</summary>
    public static (string File, int Part)? Of(string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal))
        {
            return null;
        }

        var name = path[Folder.Length..];
        return name.EndsWith(Ending, StringComparison.Ordinal) ? (name, 0)
            : name.LastIndexOf('.') is > 0 and var dot && name[..dot].EndsWith(Ending, StringComparison.Ordinal) && int.TryParse(name[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? (name[..dot], part)
            : null;
    }
}
