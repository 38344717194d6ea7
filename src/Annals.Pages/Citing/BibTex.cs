using System.Globalization;
using System.Text;

namespace Annals.Pages.Citing;

/// <summary>
/// A citation as a BibTeX entry (<c>@online</c>, as biblatex knows it, with <c>year</c> for those that know no <c>date</c>). UTF-8:
/// Chinese stands as it is. Names are braced, so that neither "and" nor a comma in them takes them apart.
/// </summary>
public static class BibTex
{
    public const string MediaType = "application/x-bibtex";

    public static string Of(Citation citation)
    {
        var entry = new StringBuilder().Append("@online{").Append(citation.Key);
        Field(entry, "author", citation.Author is { } author ? $"{{{Text(author)}}}" : null);
        Field(entry, "title", $"{{{Text(citation.Title)}}}");
        Field(entry, "organization", $"{{{Text(citation.Outlet)}}}");
        Field(entry, "date", citation.PublishedAt is { } published ? Day(published) : null);
        Field(entry, "year", citation.PublishedAt?.UtcDateTime.Year.ToString("0000", CultureInfo.InvariantCulture));
        Field(entry, "url", Verbatim(citation.Url));
        Field(entry, "urldate", Day(citation.CapturedAt));
        Field(entry, "langid", Language(citation.Language));
        Field(entry, "note", string.Create(CultureInfo.InvariantCulture, $"Archived as revision {citation.Revision}: \\url{{{Verbatim(citation.Address)}}}. SHA-256 of the file: {citation.Sha256}"));
        Field(entry, "abstract", citation.Quotation.Length > 0 ? Text(citation.Quotation) : null);
        return entry.Append("\n}\n").ToString();
    }

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (value is not null)
        {
            entry.Append(",\n  ").Append(name).Append(" = {").Append(value).Append('}');
        }
    }

    // BibTeX counts braces even behind a backslash: only named ones may stand in a value.
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in CitationText.Line(text))
        {
            escaped.Append(character switch
            {
                '\\' => "\\textbackslash{}",
                '{' => "\\textbraceleft{}",
                '}' => "\\textbraceright{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '&' or '%' or '$' or '#' or '_' => "\\" + character,
                _ when char.IsControl(character) => "",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    // An address is taken as it stands, but for what would end or open a group.
    private static string Verbatim(string address)
    {
        var escaped = new StringBuilder(address.Length);
        foreach (var character in CitationText.Line(address))
        {
            escaped.Append(character switch
            {
                '{' => "%7B",
                '}' => "%7D",
                '\\' => "%5C",
                ' ' => "%20",
                _ when char.IsControl(character) => "",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Language(string? tag) => tag?.Split('-')[0] switch
    {
        "zh" => "chinese",
        "en" => "english",
        _ => null,
    };
}
