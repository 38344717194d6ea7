using Annals.Archive;
using Annals.Language.Names;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>An archive's own authority file, <c>authority.txt</c> in its folder: what its reader decided about names. It wins over the file that comes with Annals.</summary>
/// <param name="Text">As it stands; empty where there is none.</param>
public sealed record OwnNames(string Text)
{
    public const string FileName = "authority.txt";

    /// <exception cref="ArchiveException">It is there and cannot be read.</exception>
    public static OwnNames Read(ArchiveFolder folder)
    {
        var path = PathIn(folder);
        try
        {
            return new OwnNames(File.Exists(path) ? File.ReadAllText(path) : "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    public static string PathIn(ArchiveFolder folder) => Path.Combine(folder.Root, FileName);

    /// <summary>What it says of names.</summary>
    public AuthorityFile Names => AuthorityFile.Parse(Text);

    /// <summary>Names, folded, whose meaning differs between two states of the file. What holds none of them reads the same under both.</summary>
    internal static IReadOnlyList<string> Changed(string before, string after)
    {
        if (before == after)
        {
            return [];
        }

        var (old, now) = (Entries(before), Entries(after));
        return [.. old.Keys.Except(now.Keys).Concat(now.Keys.Except(old.Keys)).SelectMany(entry => old.GetValueOrDefault(entry) ?? now[entry]).Where(static name => name.Length > 1).Distinct()];
    }

    // Two lines that say the same are the same entry.
    private static Dictionary<string, IReadOnlyList<string>> Entries(string text)
    {
        var entries = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in AuthorityFile.Parse(text).Entries)
        {
            entries[$"{entry.Kind}\n{entry.Name}\n{string.Join('\n', entry.Names)}\n={string.Join('\n', entry.Latin)}"] = [.. entry.Names.Concat(entry.Latin).Select(ChineseFold.Fold)];
        }

        return entries;
    }
}
