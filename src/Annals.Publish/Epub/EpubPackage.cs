using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Publish.Epub;

/// <summary>The package document (EPUB 3.3, section 5): metadata, what there is, and in which order it is read.</summary>
internal static class EpubPackage
{
    public const string FileName = "package.opf";

    /// <summary>EPUB 3.3, section 4.2.6.3.1.</summary>
    public const string Container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """;

    public static string Of(EpubBook book)
        => Html.Of($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.Language}">
            {Metadata(book)}<manifest>
            <item id="nav" href="{EpubNavigation.FileName}" media-type="application/xhtml+xml" properties="nav"/>
            <item id="ncx" href="{EpubNavigation.OldFileName}" media-type="application/x-dtbncx+xml"/>
            {book.Items.Select((item, number) => Html.Of($"<item id=\"i{number}\" href=\"{item.Path}\" media-type=\"{item.MediaType}\"{Html.When(item.Properties, properties => Html.Of($" properties=\"{properties}\""))}/>\n"))}</manifest>
            <spine toc="ncx">
            {book.Items.Select((item, number) => item.IsRead ? Html.Of($"<itemref idref=\"i{number}\"/>\n") : Html.Empty)}</spine>
            </package>

            """).ToString();

    // Section 5.5; accessibility: EPUB Accessibility 1.1, section 2.
    private static Html Metadata(EpubBook book)
        => Html.Of($"""
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:uuid:{book.Identifier}</dc:identifier>
            <dc:title>{book.Title}</dc:title>
            <dc:language>{book.Language}</dc:language>
            <dc:creator>Annals</dc:creator>
            {book.Contributors.Select(name => Html.Of($"<dc:contributor>{name}</dc:contributor>\n"))}<dc:subject>{book.Subject}</dc:subject>
            <dc:description>{book.Description}</dc:description>
            <dc:rights>{book.Rights}</dc:rights>
            {Html.When(book.Date, date => Html.Of($"<dc:date>{date}</dc:date>\n"))}<meta property="dcterms:modified">{DateText.Machine(book.ModifiedAt)}</meta>
            <meta property="schema:accessMode">textual</meta>
            <meta property="schema:accessMode">visual</meta>
            <meta property="schema:accessModeSufficient">textual</meta>
            <meta property="schema:accessibilityFeature">tableOfContents</meta>
            <meta property="schema:accessibilityFeature">readingOrder</meta>
            <meta property="schema:accessibilityFeature">structuralNavigation</meta>
            <meta property="schema:accessibilityHazard">unknown</meta>
            <meta property="schema:accessibilitySummary">{book.AccessibilitySummary}</meta>
            </metadata>

            """);
}
