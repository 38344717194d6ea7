using System.Text;

namespace Annals.Pages.Markup;

/// <summary>
/// Finished markup. Text becomes markup only through <see cref="Of"/>, where every hole of the interpolated string is
/// encoded; the literal parts are this program's own source code.
/// </summary>
public readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_markup);

    /// <summary>Markup with holes: <c>Html.Of($"&lt;b title=\"{title}\"&gt;{text}&lt;/b&gt;")</c>. Attribute values stand in double quotes.</summary>
    public static Html Of(HtmlInterpolation markup) => new(markup.ToMarkup());

    /// <summary>Text as it will be read, encoded.</summary>
    public static Html Text(string? text)
    {
        var builder = new StringBuilder(text?.Length ?? 0);
        VisibleText.Encode(text, builder);
        return new Html(builder.ToString());
    }

    /// <summary>
    /// The one way around the encoding: markup that the sanitiser has gone over. Characters that hide or turn text
    /// around are made visible here too, for the sanitiser judges elements and attributes only.
    /// </summary>
    public static Html RawSanitised(string sanitisedMarkup) => new(VisibleText.InMarkup(sanitisedMarkup));

    public static Html Join(IEnumerable<Html> parts, string separator = "")
    {
        var encodedSeparator = Text(separator)._markup;
        var builder = new StringBuilder();
        foreach (var part in parts.Where(part => !part.IsEmpty))
        {
            builder.Append(builder.Length > 0 ? encodedSeparator : "").Append(part._markup);
        }

        return new Html(builder.ToString());
    }

    /// <summary>The markup when there is a value, else nothing.</summary>
    public static Html When<T>(T? value, Func<T, Html> markup)
        where T : class
        => value is null ? Empty : markup(value);

    public override string ToString() => _markup ?? "";
}
