namespace Annals.Extraction.Text;

/// <summary>Which address an image element really shows.</summary>
internal static class ImageSource
{
    /// <summary>Where lazy loaders keep the address until the picture scrolls into view, the most telling name first.</summary>
    private static readonly string[] LazyNames =
    [
        "data-src", "data-original", "data-lazy-src", "data-original-src", "data-lazyload", "data-lazy", "data-actualsrc", "data-url",
        "data-img-src", "data-image", "data-src-large", "data-hi-res-src", "data-echo", "data-orig-file", "data-full-src", "data-croporiginalsrc",
    ];

    private static readonly string[] LazySetNames = ["data-srcset", "data-lazy-srcset", "data-original-set"];

    private static readonly System.Buffers.SearchValues<char> NeverInAddress = System.Buffers.SearchValues.Create(" <>{}\"");

    /// <summary>The address to show, as written; null when there is none. <paramref name="attribute"/> looks up an attribute by name.</summary>
    public static string? Choose(Func<string, string?> attribute, bool video)
    {
        if (video)
            return Usable(attribute("poster"));
        var source = attribute("src");
        var lazy = Lazy(attribute);
        // A blank or tiny inline picture is what a lazy loader shows meanwhile.
        if (lazy is not null && !IsUsable(source))
            return lazy;
        if (lazy is not null && LooksLikePlaceholder(source!))
            return lazy;
        return Usable(source) ?? FirstOf(attribute("srcset")) ?? lazy;
    }

    /// <summary>The same picture comes in several sizes from several paths; the file name at the end of the path stays.</summary>
    public static string FileName(string address)
    {
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is var cut and >= 0 ? cut : address.Length);
        return path[(path.LastIndexOf('/') + 1)..].ToString();
    }

    /// <summary>What a lazy loader would put into <c>srcset</c>; null when nothing waits there.</summary>
    public static string? LazySet(Func<string, string?> attribute)
    {
        foreach (var name in LazySetNames)
        {
            if (attribute(name) is { Length: > 0 } set)
                return set;
        }

        return null;
    }

    private static string? Lazy(Func<string, string?> attribute)
    {
        foreach (var name in LazyNames)
        {
            var value = attribute(name);
            if (IsUsable(value) && LooksLikeAddress(value!))
                return value!.Trim();
        }

        return FirstOf(LazySet(attribute));
    }

    private static bool LooksLikeAddress(string value) =>
        !value.AsSpan().Trim().ContainsAny(NeverInAddress) && value.AsSpan().ContainsAny('/', '.');

    private static bool LooksLikePlaceholder(string source)
    {
        var name = source.AsSpan(source.LastIndexOf('/') + 1);
        return ContainsWord(name, "blank") || ContainsWord(name, "placeholder") || ContainsWord(name, "spacer") || ContainsWord(name, "loading")
            || ContainsWord(name, "lazy") || ContainsWord(name, "pixel") || ContainsWord(name, "transparent") || ContainsWord(name, "default")
            || ContainsWord(name, "grey.") || ContainsWord(name, "gray.") || ContainsWord(name, "1x1") || ContainsWord(name, "empty");
    }

    private static bool ContainsWord(ReadOnlySpan<char> name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string? Usable(string? value) => IsUsable(value) ? value!.Trim() : null;

    private static bool IsUsable(string? value) =>
        !string.IsNullOrWhiteSpace(value)
        && !value.AsSpan().TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        && !value.AsSpan().TrimStart().StartsWith("about:", StringComparison.OrdinalIgnoreCase)
        && value.Trim() is not ("#" or "/");

    private static string? FirstOf(string? set) => set is null ? null : SourceSet.Parse(set).Select(static c => Usable(c.Url)).FirstOrDefault(static u => u is not null);
}
