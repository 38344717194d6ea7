using Annals.Archive.Transparency;
using Annals.Archive.Writing;

namespace Annals.Archive.Tests.Support;

/// <summary>Articles about the town of Weitan and its bridge, which exist nowhere else.</summary>
public static class Sample
{
    public static DateTimeOffset Now { get; } = new(2024, 5, 3, 8, 0, 0, TimeSpan.Zero);

    public static StoppedClock Clock() => new(Now);

    public static Draft Bridge { get; } = new()
    {
        Url = "https://news.example/2024/05/bridge.html",
        Title = "渭滩大桥今晨通车",
        Outlet = "渭滩日报",
        Body = "<p>渭滩大桥于今晨六时通车。</p>",
        PublishedAt = new DateTimeOffset(2024, 5, 3, 6, 30, 0, TimeSpan.Zero),
        CapturedAt = Now,
        Feed = "https://news.example/feed.xml",
        Guid = "bridge-1",
        Language = "zh-Hans",
        Fingerprint = "f1",
    };

    public static string Post(string title, string link, string date = "2024-05-03T06:30:00.000Z", string body = "<p>正文。</p>", string outlet = "渭滩日报")
    {
        var milliseconds = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        return $"---\nlayout: post\ntitle: \"{title}\"\ndate: {date}\nauthor: {outlet}\nfrom: {link}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n<!--{milliseconds}-->\n[{title}]({link})\n------\n\n<div>\n{body}\n</div>\n";
    }

    public static ArchiveWriter OpenWriter(TemporaryFolder folder, TimeProvider? clock = null)
        => ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(folder.Path), clock ?? Clock(), Keys());

    /// <summary>The same key for every archive of the tests, so that two of them can be compared byte for byte.</summary>
    public static KeySource Keys(string? passphrase = null) => new() { NewSeed = static () => [.. Enumerable.Range(1, 32).Select(static i => (byte)i)], Passphrase = passphrase };

    /// <summary>All files of an archive by path, without what is local to the machine.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string archive)
        => Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(archive, file))
            .Where(file => !file.StartsWith(".annals", StringComparison.Ordinal))
            .ToDictionary(file => file, file => ContentHash.Of(File.ReadAllBytes(Path.Combine(archive, file))).Hex);
}
