using Annals.Extraction.Fragments;
using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>
/// A closer look at two copies whose fingerprints differ: whether a reader would see any difference, or only noise. Stamps of the
/// minute, counters, advertisements in boxes of their own, other sizes and signatures of the same picture are no change.
/// </summary>
/// <remarks>Beside the fingerprint rather than in it: the fingerprint is on record and must stay what it is.</remarks>
internal static class SameToReader
{
    private static readonly FragmentContext Comparing = new() { IsForShowing = false };

    /// <param name="before">Plain text, a line a block.</param>
    /// <param name="after">Plain text, a line a block.</param>
    public static bool Texts(string before, IReadOnlyList<string> picturesBefore, string after, IReadOnlyList<string> picturesAfter)
        => Texts(before, after) && Pictures(picturesBefore, picturesAfter);

    public static bool Texts(string before, string after) => Noise.KeyOfText(before) == Noise.KeyOfText(after);

    /// <summary>Whether two lists of addresses show the same pictures.</summary>
    public static bool Pictures(IReadOnlyList<string> before, IReadOnlyList<string> after)
        => before.Select(PictureAddress.Identify).ToHashSet().SetEquals(after.Select(PictureAddress.Identify));

    public static bool Titles(string before, string after) => BareText.Of(before) == BareText.Of(after);

    /// <summary>Two states of one entry, as their feed gave them.</summary>
    public static bool Fragments(string before, string after)
    {
        if (Texts(Plain(before), Pictures(before), Plain(after), Pictures(after)))
        {
            return true;
        }

        var (cleanBefore, cleanAfter) = (FragmentCleaner.Clean(before, Comparing), FragmentCleaner.Clean(after, Comparing));
        return Texts(Plain(cleanBefore.Html), Pictures(cleanBefore.Html), Plain(cleanAfter.Html), Pictures(cleanAfter.Html));
    }

    private static string Plain(string html) => Extraction.Text.HtmlText.ToPlainText(html);

    private static IReadOnlyList<string> Pictures(string html) => Extraction.Text.HtmlText.ImageUrls(html);
}
