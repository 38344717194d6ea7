using System.Globalization;
using System.Text;

namespace Annals.Pages.Articles;

/// <summary>Writes each picture's size into the markup, so that a page keeps its shape while pictures arrive.</summary>
public static class PictureSizes
{
    private const string Tag = "<img ";
    private const string Source = " src=\"";

    /// <param name="sanitised">Sanitised: every attribute stands in double quotes.</param>
    /// <param name="sizes">A picture's size in pixels by its <c>src</c> as it stands in the markup; null when it is not known, and then the markup's own claim stays.</param>
    public static string In(string sanitised, Func<string, (int Width, int Height)?> sizes)
    {
        StringBuilder? sized = null;
        var copied = 0;
        for (var at = sanitised.IndexOf(Tag, StringComparison.Ordinal); at >= 0; at = sanitised.IndexOf(Tag, at + 1, StringComparison.Ordinal))
        {
            var end = TagMarkup.EndOf(sanitised, at);
            if (Attribute(sanitised.AsSpan(at, end - at), Source) is { } source && sizes(source.ToString()) is var (width, height))
            {
                sized ??= new StringBuilder(sanitised.Length + 64);
                sized.Append(sanitised, copied, at - copied)
                    .Append(CultureInfo.InvariantCulture, $"<img width=\"{width}\" height=\"{height}\"")
                    .Append(Without(Without(sanitised[(at + Tag.Length - 1)..end], " width=\""), " height=\""));
                copied = end;
            }
        }

        return sized is null ? sanitised : sized.Append(sanitised, copied, sanitised.Length - copied).ToString();
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        var start = tag.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return start >= name.Length && tag[start..].IndexOf('"') is >= 0 and var length ? tag.Slice(start, length).ToString() : null;
    }

    private static string Without(string tag, string name)
    {
        var start = tag.IndexOf(name, StringComparison.Ordinal);
        return start >= 0 && tag.IndexOf('"', start + name.Length) is > 0 and var end ? tag.Remove(start, end + 1 - start) : tag;
    }
}
