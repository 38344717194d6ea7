using System.IO.Compression;
using System.Text;

namespace Annals.Publish.Epub;

/// <summary>Packs a book (EPUB 3.3, section 4.2). The same book gives the same bytes: no clock, no system is written into it.</summary>
public static class EpubWriter
{
    internal const string Folder = "EPUB";
    internal const string MimeType = "application/epub+zip";

    // The first time that a zip file can tell.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="output">A pipe will do.</param>
    public static void Write(EpubBook book, Stream output)
    {
        if (output.CanSeek)
        {
            Pack(book, output);
            return;
        }

        // Into a pipe nobody can go back to write a length, and the first entry must have its own where everybody looks (section 4.3.3).
        using var whole = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Pack(book, whole);
        whole.Position = 0;
        whole.CopyTo(output);
    }

    private static void Pack(EpubBook book, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "mimetype", isPackable: false, Text(MimeType));
        Add(zip, "META-INF/container.xml", true, Text(EpubPackage.Container));
        Add(zip, $"{Folder}/{EpubPackage.FileName}", true, Text(EpubPackage.Of(book)));
        Add(zip, $"{Folder}/{EpubNavigation.FileName}", true, Text(EpubNavigation.Of(book)));
        Add(zip, $"{Folder}/{EpubNavigation.OldFileName}", true, Text(EpubNavigation.OldOf(book)));
        foreach (var item in book.Items)
        {
            Add(zip, $"{Folder}/{item.Path}", item.IsPackable, item.Write);
        }
    }

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Add(ZipArchive zip, string name, bool isPackable, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, isPackable ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        write(stream);
    }
}
