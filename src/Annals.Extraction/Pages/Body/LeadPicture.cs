using System.Globalization;
using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages.Body;

/// <summary>The picture of an article that stands between headline and body, with its caption.</summary>
internal static class LeadPicture
{
    /// <summary>Smaller ones are portraits of authors, logos and buttons.</summary>
    private const int Narrowest = 200;

    private const int LongestCaption = 400;

    private static readonly string[] Sizes = ["width", "height"];

    public static bool Is(Node node)
        => node.Tag is "figure" or "picture" or "img"
            && !node.Suggests(Hint.Noise | Hint.Byline)
            && node.Weight.Chars <= LongestCaption
            && Images(node).Take(2).ToList() is [var image]
            && IsLarge(image)
            && Name(image) is not null;

    /// <summary>True when the container has the same picture, in whatever size.</summary>
    public static bool Repeats(Node container, Node lead)
        => Images(lead).FirstOrDefault() is { } image && Name(image) is { } name && container.Descendants("img").Any(other => Name(other) == name);

    private static IEnumerable<Node> Images(Node node) => node.Tag is "img" ? [node] : node.Descendants("img");

    // What gives no size is judged by where it stands.
    private static bool IsLarge(Node image)
        => Sizes.All(name => !double.TryParse(image.Attribute(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) || pixels >= Narrowest);

    private static string? Name(Node image)
        => ImageSource.Choose(image.Attribute, video: false) is { } address ? ImageSource.FileName(address) : null;
}
