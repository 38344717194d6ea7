using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Writing;

namespace Annals.Publish.Tests.Git;

/// <summary>Small archives and posts for these tests.</summary>
internal static class Archives
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);

    public static TimeProvider Clock { get; } = new Stopped(Now);

    public static string Post(string link, string text, string date = "2020-08-01T00:00:00.000Z", string outlet = "VOA")
        => $"---\nlayout: post\ntitle: \"{text}\"\ndate: {date}\nauthor: {outlet}\nfrom: https://example.org/{link}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n"
            + $"<!--{DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()}-->\n[{text}](https://example.org/{link})\n------\n\n<div>\n<p>{text}</p>\n</div>\n";

    public static IReadOnlyList<RevisionKept> Revisions(ArchiveFolder folder)
        => [.. JournalReader.Read(folder).Select(line => line.Entry).OfType<RevisionKept>()];

    /// <summary>What an archive holds of each address, oldest first: the texts themselves, read back from the files.</summary>
    public static Dictionary<string, string[]> Texts(ArchiveFolder folder)
    {
        var bySha = Directory.EnumerateFiles(folder.Root, "*.md", SearchOption.AllDirectories)
            .Select(File.ReadAllBytes)
            .GroupBy(bytes => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)))
            .ToDictionary(group => group.Key, group => System.Text.Encoding.UTF8.GetString(group.First()));
        return Revisions(folder).GroupBy(line => line.Url).ToDictionary(group => group.Key, group => group.Select(line => bySha[line.Sha256]).ToArray());
    }

    public static Dictionary<string, string> Files(string root)
        => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), path))
            .Where(file => !file.Item1.StartsWith(".annals/", StringComparison.Ordinal) && !file.Item1.StartsWith(".git/", StringComparison.Ordinal))
            .ToDictionary(file => file.Item1, file => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.path))));

    public static ArchiveWriter Open(string path) => ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(path), Clock, new Annals.Archive.Transparency.KeySource { NewSeed = static () => new byte[32] });

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
