using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Annals.Bench.Extraction;

/// <summary>A page of one of the public sets, unpacked, and what is known of it.</summary>
internal sealed record SavedPage(string Set, string Id, string File, Uri Url, JsonElement Truth);

/// <summary>The three public sets beside the development data (its README says where they come from).</summary>
internal static class PageSet
{
    public const string Bodies = "scrapinghub-dev";
    public const string Segments = "trafilatura-dev";
    public const string Metadata = "readability";

    public static List<SavedPage> Unpack(string data, string folder) =>
        [.. Listed(data, folder, Bodies), .. Listed(data, folder, Segments), .. Tested(data, folder)];

    private static IEnumerable<SavedPage> Listed(string data, string folder, string set)
    {
        var pages = Extracted(Path.Combine(data, set, "html.tar.gz"), Path.Combine(folder, set));
        foreach (var page in JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, set, "truth.json"))).RootElement.EnumerateObject())
        {
            var url = page.Value.TryGetProperty("url", out var given) && Uri.TryCreate(given.GetString(), UriKind.Absolute, out var known) ? known : new Uri("https://page.example/a");
            yield return new(set, page.Name, pages[page.Name + ".html"], url, page.Value);
        }
    }

    private static IEnumerable<SavedPage> Tested(string data, string folder)
    {
        var pages = Extracted(Path.Combine(data, Metadata, "test-pages.tar.gz"), Path.Combine(folder, Metadata));
        foreach (var (name, file) in pages.Where(static p => p.Key.EndsWith("/expected-metadata.json", StringComparison.Ordinal)))
        {
            var page = name.Split('/')[^2];
            yield return new(Metadata, page, pages[name.Replace("expected-metadata.json", "source.html", StringComparison.Ordinal)], new Uri("http://fakehost/test/page.html"), JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
        }
    }

    /// <summary>The files of an archive by their names in it; those of the lists lie flat.</summary>
    private static Dictionary<string, string> Extracted(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        using var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(stream, folder, overwriteFiles: true);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(folder, file)] = file;
            files.TryAdd(Path.GetFileName(file), file);
        }

        return files;
    }
}
