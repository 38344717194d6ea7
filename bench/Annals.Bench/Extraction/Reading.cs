using System.Text.Json;
using Annals.Extraction.Pages;
using Annals.Extraction.Text;

namespace Annals.Bench.Extraction;

/// <summary>What a program made of one page; the text with a line for each block.</summary>
internal sealed record Reading(string Body, string? Title, string? Byline, string? Dir, string? Lang, string? Excerpt, string? SiteName, string? PublishedTime)
{
    public static Reading Of(Page page) =>
        new(page.ArticleBody, page.Title, page.Byline, page.Direction, page.Language, page.Excerpt, page.Site, page.RawPublished);

    /// <summary>Readability's answer. Its own text glues blocks together, so the text is made from its HTML as ours is from ours.</summary>
    public static Reading Of(JsonElement answer) =>
        new(HtmlText.ToPlainText(Text(answer, "content") ?? ""), Text(answer, "title"), Text(answer, "byline"), Text(answer, "dir"), Text(answer, "lang"), Text(answer, "excerpt"), Text(answer, "siteName"), Text(answer, "publishedTime"));

    public string? Field(string name) => name switch
    {
        "title" => Title,
        "byline" => Byline,
        "dir" => Dir,
        "lang" => Lang,
        "excerpt" => Excerpt,
        "siteName" => SiteName,
        _ => PublishedTime,
    };

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
