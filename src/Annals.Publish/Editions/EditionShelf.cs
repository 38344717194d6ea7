using System.Net;
using System.Text;
using Annals.Archive;
using Annals.Pages.Markup;
using Annals.Publish.Forms;
using Annals.Publish.Output;

namespace Annals.Publish.Editions;

/// <summary>A folder of editions, each as a book and as a page, with a list that a browser opens: beside a site, or on a stick.</summary>
public sealed class EditionShelf
{
    private const string ListName = "index.html";
    private const int HeadLength = 4 * 1024;

    private readonly OutputFolder _folder;

    private EditionShelf(OutputFolder folder) => _folder = folder;

    /// <exception cref="PublishException">The folder holds something else, or cannot be made.</exception>
    public static EditionShelf Open(string path) => new(OutputFolder.Claim(path, "editions"));

    /// <summary>True when it has an edition of this subject already.</summary>
    public bool Has(EditionSubject subject) => File.Exists(PathOf(subject, EditionFile.BookEnding)) && File.Exists(PathOf(subject, EditionFile.PageEnding));

    /// <returns>The files.</returns>
    /// <exception cref="PublishException">The disk refuses.</exception>
    public IReadOnlyList<string> Put(Edition edition, ExportRun run)
    {
        string[] files = [PathOf(edition.Subject, EditionFile.BookEnding), PathOf(edition.Subject, EditionFile.PageEnding)];
        foreach (var file in files)
        {
            EditionFile.Write(file, edition, run);
        }

        OutputFile.Guard(_folder.Root, () => EditionFile.Replace(Path.Combine(_folder.Root, ListName), output => output.Write(Encoding.UTF8.GetBytes(List()))));
        return files;
    }

    private string PathOf(EditionSubject subject, string ending) => Path.Combine(_folder.Root, subject.FileName + ending);

    // What is there tells what is listed: a file that somebody took away is gone from the list with the next edition.
    private string List()
    {
        var pages = Directory.GetFiles(_folder.Root, "*" + EditionFile.PageEnding).Where(path => Path.GetFileName(path) != ListName)
            .OrderByDescending(path => Path.GetFileName(path), StringComparer.Ordinal);
        return Html.Of($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <title>Annals · Editions</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <meta name="generator" content="Annals"/>
            <style>
            body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; font: 1.05rem/1.5 Charter, Georgia, "Noto Serif", "Songti SC", "Noto Serif CJK SC", serif; color: #1e1b17; background: #fdfcf9; }
            h1 { border-bottom: 3px double; padding-bottom: .5rem; }
            ul { list-style: none; padding: 0; }
            li { padding: .5rem 0; border-bottom: 1px solid #dcd5c8; }
            a { color: inherit; }
            small { color: #665f55; white-space: nowrap; }
            </style>
            </head>
            <body>
            <h1>Editions</h1>
            <ul>
            {{pages.Select(Line)}}</ul>
            </body>
            </html>

            """).ToString();
    }

    private static Html Line(string page)
    {
        var book = Path.ChangeExtension(page, EditionFile.BookEnding);
        var epub = File.Exists(book) ? Html.Of($" · <a href=\"{Uri.EscapeDataString(Path.GetFileName(book))}\">EPUB</a> {ByteSize.ToText(new FileInfo(book).Length)}") : Html.Empty;
        return Html.Of($"<li><a href=\"{Uri.EscapeDataString(Path.GetFileName(page))}\">{TitleOf(page)}</a> <small>{ByteSize.ToText(new FileInfo(page).Length)}{epub}</small></li>\n");
    }

    private static string TitleOf(string page)
    {
        using var file = File.OpenRead(page);
        var head = new byte[HeadLength];
        var text = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        var start = text.IndexOf("<title>", StringComparison.Ordinal);
        var end = text.IndexOf("</title>", StringComparison.Ordinal);
        return start >= 0 && end > start ? WebUtility.HtmlDecode(text[(start + 7)..end]) : Path.GetFileNameWithoutExtension(page);
    }
}
