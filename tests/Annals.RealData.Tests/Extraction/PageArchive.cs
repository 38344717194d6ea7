using System.Formats.Tar;
using System.IO.Compression;

namespace Annals.RealData.Tests.Extraction;

/// <summary>The saved pages of a test set, read from its archive into memory.</summary>
internal static class PageArchive
{
    /// <summary>Contents by path inside the archive.</summary>
    public static Dictionary<string, byte[]> Read(string path)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } data)
                continue;
            using var content = new MemoryStream();
            data.CopyTo(content);
            files[entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name] = content.ToArray();
        }

        return files;
    }
}
