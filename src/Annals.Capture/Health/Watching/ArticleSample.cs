using System.Runtime.InteropServices;
using Annals.Capture.Entries;
using Annals.Capture.Pages;
using Annals.Capture.Rounds;
using Annals.Extraction.Text;
using Annals.Language.Comparing;

namespace Annals.Capture.Health.Watching;

/// <summary>One article as the watchdog measures it: 16 bytes, to be remembered by the dozen.</summary>
/// <param name="Text">A hash of the text; 0 for a text too short to tell one article by.</param>
/// <param name="Length">Characters of plain text.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct ArticleSample(ulong Text, int Length, ushort Dropped, byte Pictures, SampleMarks Marks)
{
    // Photographs and films of a day come with the same line under different titles.
    private const int TellingText = 80;

    /// <summary>The marks that say nothing about articles whose page could not be had.</summary>
    public bool IsFailed => Marks.HasFlag(SampleMarks.NoPage);

    public static ArticleSample OfFeed(EntryText text, bool hasTitle, bool isDated) => Of(text.Plain, text.Pictures.Count, 0, hasTitle, isDated);

    public static ArticleSample OfPage(ArticlePage page)
        => Of(page.Plain, HtmlText.ImageUrls(page.Html).Count, page.Dropped, page.Title is not null, page.Published is not null);

    public static ArticleSample OfMissingPage { get; } = new(0, 0, 0, 0, SampleMarks.NoPage);

    public static ArticleSample Of(string plain, int pictures, int dropped, bool hasTitle, bool isDated) => new(
        plain.Length < TellingText ? 0 : ShortHash.Of(BareText.Of(plain)),
        plain.Length,
        (ushort)Math.Min(dropped, ushort.MaxValue),
        (byte)Math.Min(pictures, byte.MaxValue),
        (hasTitle ? SampleMarks.Title : SampleMarks.None) | (isDated ? SampleMarks.Date : SampleMarks.None) | (plain.AsSpan().Trim().Contains('\n') ? SampleMarks.Paragraphs : SampleMarks.None));
}

[Flags]
internal enum SampleMarks : byte
{
    None = 0,
    Title = 1,
    Date = 2,

    /// <summary>More than one.</summary>
    Paragraphs = 4,
    NoPage = 8,
}
