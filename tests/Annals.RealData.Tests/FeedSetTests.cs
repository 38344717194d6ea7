using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Annals.Feeds;
using Annals.Feeds.Dates;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests;

/// <summary>The shared feed material, as far as C# can judge it; the scores of docs/feeds.md come from its own tools.</summary>
public class FeedSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("broken")]
    [InlineData("real")]
    public void Every_feed_of_a_manifest_gives_the_entries_expected(string set)
    {
        var folder = SharedData.Require("feeds/" + set);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        var wrong = new List<string>();
        foreach (var item in manifest.RootElement.EnumerateArray())
        {
            var name = item.GetProperty("file").GetString()!;
            var feed = FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, name)), new Uri(item.GetProperty("base_uri").GetString()!), item.GetProperty("content_type").GetString());
            var expected = item.GetProperty("expected");
            if (expected.TryGetProperty("items", out var items) && items.GetInt32() != feed.Entries.Count)
                wrong.Add($"{name}: {feed.Entries.Count} entries, {items} expected");
            if (expected.TryGetProperty("bozo", out var bozo) && bozo.GetBoolean() != feed.IsBozo)
                wrong.Add($"{name}: bozo is {feed.IsBozo}");
            wrong.AddRange(WrongLinks(name, expected, feed));
        }
        output.WriteLine($"{manifest.RootElement.GetArrayLength()} feeds, {wrong.Count} wrong");
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> WrongLinks(string name, JsonElement expected, Feed feed)
    {
        if (!expected.TryGetProperty("list", out var list) || expected.TryGetProperty("any_order", out _))
            yield break;
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var entry = feed.Entries.ElementAtOrDefault(index++);
            if (item.TryGetProperty("link", out var link) && !link.GetString()!.StartsWith("h:", StringComparison.Ordinal) && Plain(link.GetString()!) != Plain(entry?.Link ?? ""))
                yield return $"{name}: link {entry?.Link}, expected {link}";
        }

        static string Plain(string url) => Uri.UnescapeDataString(url).TrimEnd('/');
    }

    [Fact]
    public void Every_validator_document_is_answered_and_its_well_formedness_told()
    {
        using var archive = new GZipStream(File.OpenRead(SharedData.Require("feeds/feedvalidator-dev/feeds.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(archive);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null)
                continue;
            using var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            files[entry.Name] = bytes.ToArray();
        }
        var manifestName = files.Keys.Single(k => k.EndsWith("manifest.json", StringComparison.Ordinal));
        var root = manifestName[..^"manifest.json".Length];
        using var manifest = JsonDocument.Parse(files[manifestName]);
        var wrong = new List<string>();
        foreach (var item in manifest.RootElement.EnumerateArray())
        {
            var feed = FeedParser.Parse(files[root + item.GetProperty("file").GetString()], new Uri(item.GetProperty("base_uri").GetString()!), item.GetProperty("content_type").GetString());
            if (item.GetProperty("expected").TryGetProperty("bozo", out var bozo) && bozo.GetBoolean() != feed.IsBozo)
                wrong.Add(item.GetProperty("file").GetString()!);
        }
        output.WriteLine($"{manifest.RootElement.GetArrayLength()} documents, bozo wrong on {wrong.Count}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_date_case_is_read_right_or_not_at_all()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("feeds/dates-dev.json")));
        int right = 0, unread = 0;
        var wrong = new List<string>();
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            var expected = Instant(item, "expected");
            var read = FeedDate.Parse(item.GetProperty("input").GetString()!, item.TryGetProperty("tz", out var zone) ? zone.GetString() : null, Instant(item, "ref"));
            if (read == expected)
                right++;
            else if (read is null)
                unread++;
            else
                wrong.Add($"{item.GetProperty("input")}: {read}");
        }
        output.WriteLine($"{right} right, {unread} not read, {wrong.Count} wrong");
        Assert.Empty(wrong);
        Assert.True(unread <= 2, $"{unread} dates were not read");
    }

    private static DateTimeOffset? Instant(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}
