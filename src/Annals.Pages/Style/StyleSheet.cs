using System.Security.Cryptography;

namespace Annals.Pages.Style;

/// <summary>
/// The one style sheet and the icon, out of the assembly. The address holds a hash of the content, so that a browser
/// may keep it for ever and still gets the next version at once.
/// </summary>
public static class StyleSheet
{
    public const string IconPath = "/favicon.svg";

    /// <summary>The icon for launchers that cut it to a shape of their own.</summary>
    public const string MaskableIconPath = "/icon-maskable.svg";

    /// <summary>UTF-8.</summary>
    public static ReadOnlyMemory<byte> Css { get; } = Resource("style.css");

    /// <summary>UTF-8, SVG.</summary>
    public static ReadOnlyMemory<byte> Icon { get; } = Resource("favicon.svg");

    /// <summary>UTF-8, SVG.</summary>
    public static ReadOnlyMemory<byte> MaskableIcon { get; } = Resource("icon-maskable.svg");

    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Css.Span))[..12];

    public static string Path { get; } = $"/style-{Hash}.css";

    /// <summary>UTF-8: what the pages of management have besides.</summary>
    public static ReadOnlyMemory<byte> DeskCss { get; } = Resource("desk.css");

    public static string DeskPath { get; } = $"/desk-{Convert.ToHexStringLower(SHA256.HashData(DeskCss.Span))[..12]}.css";

    /// <summary>UTF-8: what the pages have besides that tell what Annals concludes.</summary>
    public static ReadOnlyMemory<byte> FindingsCss { get; } = Resource("findings.css");

    public static string FindingsHash { get; } = Convert.ToHexStringLower(SHA256.HashData(FindingsCss.Span))[..12];

    public static string FindingsPath { get; } = $"/findings-{FindingsHash}.css";

    private static byte[] Resource(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
