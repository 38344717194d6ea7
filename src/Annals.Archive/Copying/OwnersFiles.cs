namespace Annals.Archive.Copying;

/// <summary>What the owner of an archive wrote into it for Annals to follow: subscriptions, filters, names, what belongs together, rules of outlets. No line of the journal is about them.</summary>
public static class OwnersFiles
{
    private const string Rules = "rules";
    private const string RulesEnding = ".rules";

    private static readonly string[] Names = ["subscriptions.opml", "filters.txt", "variants.txt", "authority.txt", "stories.txt"];

    /// <summary>Those that there are, relative to the archive, with '/'.</summary>
    public static IEnumerable<string> In(ArchiveFolder folder)
    {
        var rules = Path.Combine(folder.Root, Rules);
        var ofOutlets = Directory.Exists(rules) ? Directory.EnumerateFiles(rules, "*" + RulesEnding).Select(file => $"{Rules}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return Names.Where(name => File.Exists(Path.Combine(folder.Root, name))).Concat(ofOutlets);
    }

    /// <summary>True for a name that <see cref="In"/> may give, and for no other: it is safe to write to.</summary>
    public static bool Contains(string name)
        => Names.Contains(name)
            || (name.Split('/') is [Rules, var file] && file.EndsWith(RulesEnding, StringComparison.Ordinal) && !file.StartsWith('.') && !file.Contains('\\', StringComparison.Ordinal) && !file.Contains('\0', StringComparison.Ordinal));
}
