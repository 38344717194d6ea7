using Annals.Extraction.Dom;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>Pictures that belong to the page's interface: a magnifying glass, an arrow, a spacer.</summary>
internal static class InterfaceIcon
{
    private static readonly string[] FileWords = ["icon", "zoom", "spacer", "blank", "pixel", "transparent", "arrow", "loading", "placeholder", "logo-share"];

    public static bool Drops(Node node, FragmentState state)
    {
        if (node.Tag is not "img")
            return false;
        if (IsTiny(node.Attribute("width")) && IsTiny(node.Attribute("height")))
            return true;
        var source = node.Attribute("src") ?? "";
        // A lazy loader's placeholder is called so as well, but the picture is known.
        if (source.Length == 0 || node.Attribute("data-src") is not null || !string.IsNullOrWhiteSpace(node.Attribute("alt")))
            return false;
        var name = source.AsSpan(0, source.AsSpan().IndexOfAny('?', '#') is var cut and >= 0 ? cut : source.Length);
        name = name[(name.LastIndexOf('/') + 1)..];
        foreach (var word in FileWords)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase) || name.EndsWith(word + ".png", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(word + ".gif", StringComparison.OrdinalIgnoreCase) || name.EndsWith(word + ".svg", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsTiny(string? size) => int.TryParse(size, out var pixels) && pixels <= 24;
}
