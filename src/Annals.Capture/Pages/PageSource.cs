using Annals.Archive;
using Annals.Feeds.Encodings;

namespace Annals.Capture.Pages;

/// <summary>A page as it came, as characters.</summary>
internal static class PageSource
{
    private const int MostBytes = 64 << 20;

    public static string Of(RawPage page) => TextDecoder.Decode(RawPage.Unpack(page.Stored, page.IsPacked, MostBytes), page.Type, DocumentKind.Html).Text;
}
