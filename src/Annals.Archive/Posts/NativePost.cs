using System.Globalization;
using System.Text;

namespace Annals.Archive.Posts;

/// <summary>Annals' own posts: the <see cref="PostFormat.Post"/> format with further keys after <c>categories</c>, always well formed.</summary>
public static class NativePost
{
    /// <summary>The whole file. The same draft gives the same bytes.</summary>
    public static byte[] Write(Draft draft, ArticleId id)
    {
        var title = OneLine(draft.Title);
        var link = draft.Url.Replace("](", "%5D(", StringComparison.Ordinal);
        var body = BodyLine.ToBytes(draft.Body);
        var date = draft.PublishedAt ?? draft.CapturedAt;
        var text = new StringBuilder(1024)
            .Append("---\nlayout: post\n")
            .Append("title: ").Append(YamlScalar.Quote(title)).Append('\n')
            .Append("date: ").Append(UtcTime.ToIso(date)).Append('\n');
        Key(text, "author", OneLine(draft.Author ?? draft.Outlet));
        text.Append("from: ").Append(YamlUrl(link)).Append('\n')
            .Append("tags: [ ").AppendJoin(", ", draft.Tags.Prepend(draft.Outlet).Select(tag => YamlScalar.Encode(OneLine(tag)))).Append(" ]\n")
            .Append("comments: True\n")
            .Append("categories: [ ").Append(YamlScalar.Encode(OneLine(draft.Outlet))).Append(" ]\n")
            .Append("id: ").Append(YamlScalar.Quote(id.Value)).Append('\n');
        Key(text, "feed", draft.Feed);
        Key(text, "guid", draft.Guid);
        Key(text, "lang", draft.Language);
        Key(text, "updated", draft.UpdatedAt is { } updated ? UtcTime.ToIso(updated) : null);
        text.Append("captured: ").Append(UtcTime.ToIso(draft.CapturedAt)).Append('\n')
            .Append("sha256: ").Append(YamlScalar.Quote(ContentHash.Of(body).Hex)).Append('\n')
            .Append("via: ").Append(YamlScalar.Encode(draft.Via)).Append("\n---\n")
            .Append("<!--").Append(date.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)).Append("-->\n")
            .Append('[').Append(title).Append("](").Append(link).Append(")\n------\n\n<div>\n");
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. body, .. "\n</div>\n"u8];
    }

    private static void Key(StringBuilder text, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(key).Append(": ").Append(key is "updated" ? value : IsUrl(value) ? YamlUrl(value) : YamlScalar.Encode(OneLine(value))).Append('\n');
        }
    }

    private static bool IsUrl(string value) => value.StartsWith("http://", StringComparison.Ordinal) || value.StartsWith("https://", StringComparison.Ordinal);

    // The seeds write addresses bare; one that YAML could misread is quoted all the same.
    private static string YamlUrl(string url)
        => url.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '"' or '\\' or '#') || !IsUrl(url) || url[^1] == ':'
            ? YamlScalar.Quote(url)
            : url;

    private static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isBlank = char.IsWhiteSpace(character) || char.IsControl(character);
            if (!isBlank)
            {
                clean.Append(character);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().TrimEnd();
    }
}
