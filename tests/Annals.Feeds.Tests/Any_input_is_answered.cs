using System.Text;
using Annals.Feeds.Dates;
using Annals.Feeds.Discovery;
using Annals.Feeds.Encodings;
using Annals.Feeds.Html;
using Annals.Feeds.Json;
using Annals.Feeds.Opml;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Feeds.Tests;

public class Any_input_is_answered
{
    private static readonly Uri Address = new("https://news.example.org/feed.xml");

    private static readonly byte[][] Seeds = [.. Directory.EnumerateFiles(GoldenFeeds.Folder(), "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public void Any_bytes_give_a_feed() => Prop.ForAll<byte[]>(bytes => Answer(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_between_tags_gives_a_feed() =>
        Prop.ForAll<string>(text => Answer(Encoding.UTF8.GetBytes("<rss version='2.0'><channel><item><title>" + text + "</title><description>" + text + "</item></rss>"))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_damage_to_a_golden_document_gives_a_feed()
    {
        var random = new Random(20240701);
        for (var i = 0; i < 1000; i++)
            Answer(Mutation.Of(Seeds, random));
    }

    /// <summary>
    /// The long run: ANNALS_FUZZ=1000000 dotnet test --filter Fuzz. What it finds becomes a golden document.
    /// </summary>
    [Fact]
    public void Fuzz()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("ANNALS_FUZZ"), out var count))
            Assert.Skip("set ANNALS_FUZZ to the number of inputs");
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ANNALS_FUZZ_SEED"), out var s) ? s : 1;
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var input = Mutation.Of(Seeds, random);
            try
            {
                Answer(input);
            }
            catch (Exception e)
            {
                Assert.Fail($"input {i} of seed {seed}: {e}\n{Convert.ToBase64String(input)}");
            }
        }
    }

    [Fact]
    public void Any_text_is_a_date_or_none() => Prop.ForAll<string>(text => { FeedDate.Parse(text ?? "", "Asia/Shanghai", DateTimeOffset.UnixEpoch.AddYears(50)); }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mixture_of_date_words_is_a_date_or_none()
    {
        string[] words = ["2024", "07", "1", "年", "月", "日", "-", "/", ".", ":", " ", ",", "Jul", "Mon", "+0800", "GMT", "上午", "12", "35", "T", "W27", "前", "分钟", "昨天", "(", ")", "民国", "二", "十", "ago", "Etc/GMT", "9999", "31", "h"];
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            text.Clear();
            for (var n = random.Next(1, 12); n > 0; n--)
                text.Append(words[random.Next(words.Length)]);
            FeedDate.Parse(text.ToString(), "+08:00", new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.Zero));
        }
    }

    internal static void Answer(byte[] bytes)
    {
        var feed = FeedParser.Parse(bytes, Address, "text/xml");
        using var stream = new MemoryStream();
        FeedJson.Write(stream, feed);
        OpmlWriter.Write(OpmlReader.Parse(bytes));
        var text = TextDecoder.Decode(bytes, null, DocumentKind.Html).Text;
        FeedDiscovery.Find(text, Address);
        FeedHtml.Sanitize(text, Address.AbsoluteUri);
    }
}
