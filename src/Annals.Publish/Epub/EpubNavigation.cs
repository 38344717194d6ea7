using Annals.Pages.Markup;

namespace Annals.Publish.Epub;

/// <summary>The table of contents (EPUB 3.3, section 7), and the same as reading systems for EPUB 2 look for it.</summary>
internal static class EpubNavigation
{
    public const string FileName = "nav.xhtml";
    public const string OldFileName = "toc.ncx";

    public static string Of(EpubBook book)
        => EpubPage.Of(book.ContentsTitle, book.Language, "", Html.Of($"""
            <nav epub:type="toc" id="toc" role="doc-toc">
            <h1>{book.ContentsTitle}</h1>
            {List(book.Contents)}</nav>
            <nav epub:type="landmarks" id="landmarks" hidden="hidden">
            <h2>{book.LandmarksTitle}</h2>
            <ol>
            {book.Landmarks.Select(mark => Html.Of($"<li><a epub:type=\"{mark.Type}\" href=\"{mark.Path}\">{mark.Title}</a></li>\n"))}</ol>
            </nav>

            """));

    /// <summary>Open Packaging Format 2.0.1, section 2.4.1.</summary>
    public static string OldOf(EpubBook book)
    {
        var number = 0;
        return Html.Of($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{book.Language}">
            <head><meta name="dtb:uid" content="urn:uuid:{book.Identifier}"/></head>
            <docTitle><text>{book.Title}</text></docTitle>
            <navMap>
            {book.Contents.Select(entry => Point(entry, ref number))}</navMap>
            </ncx>

            """).ToString();
    }

    private static Html List(IReadOnlyList<EpubEntry> entries)
        => Html.Of($"<ol>\n{entries.Select(entry => Html.Of($"<li><a href=\"{entry.Path}\"{Html.When(entry.Language, tag => Html.Of($" lang=\"{tag}\" xml:lang=\"{tag}\""))}>{entry.Title}</a>{(entry.Entries.Count > 0 ? List(entry.Entries) : Html.Empty)}</li>\n"))}</ol>\n");

    private static Html Point(EpubEntry entry, ref int number)
    {
        number++;
        var parts = new List<Html> { Html.Of($"<navPoint id=\"n{number}\"><navLabel><text>{entry.Title}</text></navLabel><content src=\"{entry.Path}\"/>") };
        foreach (var below in entry.Entries)
        {
            parts.Add(Point(below, ref number));
        }

        return Html.Of($"{parts}</navPoint>\n");
    }
}
