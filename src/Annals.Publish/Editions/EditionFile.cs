using System.Text;
using Annals.Publish.Epub;
using Annals.Publish.Forms;

namespace Annals.Publish.Editions;

/// <summary>Writes an edition into a file: a book or a page, as its name ends. It appears whole or not at all, and never in the place of something else.</summary>
public static class EditionFile
{
    public const string BookEnding = ".epub";
    public const string PageEnding = ".html";

    private const string Generator = "<meta name=\"generator\" content=\"Annals\"/>";
    private const int HeadLength = 8 * 1024;

    /// <summary>True for a name that says how the edition is to be written.</summary>
    public static bool IsName(string path) => path.EndsWith(BookEnding, StringComparison.OrdinalIgnoreCase) || path.EndsWith(PageEnding, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="PublishException">Something else is there, or the disk refuses.</exception>
    public static void Write(string path, Edition edition, ExportRun run)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new PublishException($"{full} is a folder: name a file in it, or end the name with {Path.DirectorySeparatorChar}");
        }

        OutputFile.Guard(full, () =>
        {
            if (File.Exists(full) && !IsEdition(full))
            {
                throw new PublishException($"{full} is there and is no edition: name another file, so that nothing is lost");
            }

            Replace(full, output =>
            {
                if (full.EndsWith(BookEnding, StringComparison.OrdinalIgnoreCase))
                {
                    EpubWriter.Write(EditionBook.Of(edition, run), output);
                }
                else
                {
                    EditionPaper.Write(edition, run, output);
                }
            });
        });
    }

    internal static void Replace(string full, Action<Stream> write)
    {
        var temporary = full + ".tmp";
        try
        {
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16))
            {
                write(output);
                output.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsEdition(string full)
    {
        using var file = File.OpenRead(full);
        var head = new byte[HeadLength];
        var text = Encoding.Latin1.GetString(head, 0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        return text.Length == 0 || text.Contains(Generator, StringComparison.Ordinal) || text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal) && text.Contains(EpubWriter.MimeType, StringComparison.Ordinal);
    }
}
