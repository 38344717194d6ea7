using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Pages.Style;

namespace Annals.Pages.Script;

/// <summary>
/// What the live reader's pages do beyond their links and forms: keyboard, announcements, offline reading. One file for
/// the pages and one for the service worker, out of the assembly; nothing on a page depends on them.
/// </summary>
public static class ReaderScript
{
    /// <summary>Where the service worker stands: it may answer only for what lies below its own address.</summary>
    public const string WorkerPath = "/sw.js";

    public const string ManifestPath = "/manifest.webmanifest";

    /// <summary>The page that stands in for one that was not kept.</summary>
    public const string OfflinePath = "/offline";

    public const string LivePath = "/live";

    private static readonly string[] Parts = ["keys.js", "marks.js", "live.js", "offline.js"];

    /// <summary>UTF-8.</summary>
    public static ReadOnlyMemory<byte> Script { get; } = Encoding.UTF8.GetBytes(string.Join('\n', Parts.Select(Resource)));

    /// <summary>The address holds a hash of the content, as the style sheet's does.</summary>
    public static string Path { get; } = $"/script-{Hash(Script.Span)}.js";

    /// <summary>UTF-8. It is another file whenever anything it keeps for good is another.</summary>
    public static ReadOnlyMemory<byte> Worker { get; } = MakeWorker(Resource("sw.js"));

    /// <summary>The web app manifest (W3C), UTF-8.</summary>
    public static ReadOnlyMemory<byte> Manifest { get; } = Encoding.UTF8.GetBytes(Resource("manifest.webmanifest"));

    private static byte[] MakeWorker(string source)
    {
        string[] files = [StyleSheet.Path, Path, StyleSheet.IconPath, ManifestPath, OfflinePath, OfflinePath + "?ui=zh", OfflinePath + "?ui=en"];
        return Encoding.UTF8.GetBytes(source
            .Replace("{version}", Hash(Encoding.UTF8.GetBytes(source + string.Concat(files))), StringComparison.Ordinal)
            .Replace("\"{files}\"", string.Join(", ", files.Select(file => $"\"{JsonEncodedText.Encode(file)}\"")), StringComparison.Ordinal));
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    private static string Resource(string name)
    {
        using var stream = typeof(ReaderScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
