using System.Buffers;
using System.Text;
using Annals.Pages.Markup;
using Annals.Publish.Forms;

namespace Annals.Publish.Editions;

/// <summary>
/// An edition as one page to read and to print: everything is in it, pictures too, and it asks nobody for anything. It may
/// be mailed, kept on a stick, or sent to a printer, where it has columns and page numbers.
/// </summary>
public static class EditionPaper
{
    private const string Mark = " src=\"" + EditionPicture.Scheme;

    // Divisible by three: only the last piece of base 64 is padded.
    private const int Piece = 48 * 1024;

    /// <param name="run">Where the pictures come from.</param>
    /// <param name="output">A pipe will do.</param>
    public static void Write(Edition edition, ExportRun run, Stream output)
    {
        var words = EditionWords.Of(edition.Language);
        var views = new EditionViews(edition, new EditionLinks("#front", article => "#a-" + article.Id, picture => EditionPicture.Scheme + picture.Name));
        var pictures = edition.Pictures.ToDictionary(picture => picture.Name);
        Text(output, Html.Of($"""
            <!DOCTYPE html>
            <html lang="{words.Tag}">
            <head>
            <meta charset="utf-8"/>
            <title>Annals · {words.TitleOf(edition.Subject)}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="generator" content="Annals"/>
            <meta name="dcterms.identifier" content="urn:uuid:{edition.Identifier}"/>
            <style>

            """).ToString());
        EditionStyle.WritePaper(output);
        Text(output, PageMargins(words.TitleOf(edition.Subject)));
        Text(output, "</style>\n</head>\n<body>\n<main>\n");
        Filled(output, Html.Of($"<section class=\"front\" id=\"front\">\n{views.Masthead()}{views.Leads()}{views.Contents()}</section>\n"), pictures, run);
        foreach (var section in edition.Sections)
        {
            Text(output, Html.Of($"<section class=\"outlet\">\n<h2>{section.Outlet}</h2>\n<div class=\"columns\">\n").ToString());
            foreach (var article in section.Articles)
            {
                Filled(output, Html.Of($"<article id=\"a-{article.Id.Value}\">\n{views.Article(article, "h3")}</article>\n"), pictures, run);
            }

            Text(output, "</div>\n</section>\n");
        }

        Text(output, Html.Of($"<section class=\"about\" id=\"about\">\n{views.Colophon()}</section>\n</main>\n</body>\n</html>\n").ToString());
    }

    // CSS Syntax, section 4.3.5: a string ends at its quotation mark or at a line break; "<" could end the style element.
    private static string PageMargins(string title)
    {
        var text = string.Concat(title.Select(character => character is '"' or '\\' or '<' or '>' || char.IsControl(character) ? $"\\{(int)character:x} " : character.ToString()));
        return $"@page {{ @top-left {{ content: \"Annals · {text}\"; }} }}\n";
    }

    // A quotation mark in a text is written as a reference: what looks like an attribute here is one.
    private static void Filled(Stream output, Html html, Dictionary<string, EditionPicture> pictures, ExportRun run)
    {
        var markup = html.ToString().AsSpan();
        while (markup.IndexOf(Mark) is >= 0 and var at)
        {
            Text(output, markup[..at]);
            markup = markup[(at + Mark.Length)..];
            var end = markup.IndexOf('"');
            var picture = pictures[markup[..end].ToString()];
            Text(output, $" src=\"data:{picture.Type};base64,");
            Base64(output, run.Read(picture.Path, picture.Sha256) ?? []);
            markup = markup[end..];
        }

        Text(output, markup);
    }

    private static void Base64(Stream output, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            Text(output, Convert.ToBase64String(piece));
            bytes = bytes[piece.Length..];
        }
    }

    private static void Text(Stream output, ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Write(buffer, 0, Encoding.UTF8.GetBytes(text, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
