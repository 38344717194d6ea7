using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Feeds.Json;

namespace Annals.Feeds.Tests;

/// <summary>
/// One fact, one file: every document under Golden/ gives the JSON beside it. ANNALS_REWRITE_GOLDEN=1 writes the JSON anew;
/// the difference is then reviewed like code.
/// </summary>
public class GoldenFeeds
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Documents()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".xml", StringComparison.Ordinal) || file.EndsWith(".feed", StringComparison.Ordinal))
                data.Add(Path.GetRelativePath(Folder(), file).Replace('\\', '/'));
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_golden_document_is_read_as_approved(string name)
    {
        var source = Path.Combine(Folder(), name);
        var approved = Path.ChangeExtension(source.Replace(".json.feed", ".feed", StringComparison.Ordinal), ".json");
        var feed = FeedParser.Parse(File.ReadAllBytes(source), new Uri("https://news.example.org/feed.xml"));
        using var stream = new MemoryStream();
        FeedJson.Write(stream, feed);
        using var document = JsonDocument.Parse(stream.ToArray());
        var actual = JsonSerializer.Serialize(document, Indented) + "\n";
        if (Environment.GetEnvironmentVariable("ANNALS_REWRITE_GOLDEN") == "1")
            File.WriteAllText(approved, actual, new UTF8Encoding(false));
        Assert.Equal(File.ReadAllText(approved), actual);
    }

    internal static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}
