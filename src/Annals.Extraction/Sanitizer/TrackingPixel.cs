using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>Pictures that are there to be asked for, not to be seen.</summary>
internal static class TrackingPixel
{
    public static bool Is(Node image)
    {
        var style = Squeeze(image.Attribute("style"));
        if (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("visibility:hidden", StringComparison.Ordinal))
            return true;
        var width = Size(image.Attribute("width")) ?? Size(style, "width:");
        var height = Size(image.Attribute("height")) ?? Size(style, "height:");
        return (width <= 1 && (height ?? 0) <= 2) || (height <= 1 && (width ?? 0) <= 2);
    }

    private static string Squeeze(string? style) =>
        style is null ? "" : string.Concat(style.Where(static c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    private static double? Size(string? value)
    {
        if (value is null)
            return null;
        var text = value.AsSpan().Trim();
        if (text.EndsWith("px", StringComparison.OrdinalIgnoreCase))
            text = text[..^2];
        return double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var size)
            ? size
            : null;
    }

    private static double? Size(string style, string property)
    {
        foreach (var declaration in style.Split(';'))
        {
            if (declaration.StartsWith(property, StringComparison.Ordinal))
                return Size(declaration[property.Length..]);
        }

        return null;
    }
}
