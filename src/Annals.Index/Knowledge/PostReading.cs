using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Feeds.Dates;
using Annals.Language.Analysis;

namespace Annals.Index.Knowledge;

/// <summary>A post file as analysis reads it: one reading for a single file, for grouping and for the whole archive.</summary>
/// <param name="Title">Empty when the post has none.</param>
/// <param name="Text">Title and body as plain text, a line a block; all spans of an analysis are offsets into it.</param>
/// <param name="Published">The best time the file tells (UTC): the feed's, else one in the address, else the front matter's; null without any.</param>
/// <param name="Outlet">Who publishes it; null when the file does not say.</param>
public sealed record PostReading(string Title, string Text, DateTimeOffset? Published, string? Outlet)
{
    // Without any date, relative words are counted from the first day there is, and seen to be.
    private static readonly DateOnly NoDay = new(1970, 1, 1);

    /// <summary>The day that relative times are counted from.</summary>
    public DateOnly Day => Published is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : NoDay;

    /// <summary>Never fails: of what is no post as much is read as can be.</summary>
    public static PostReading Of(ReadOnlyMemory<byte> file)
    {
        var post = PostFile.Parse(file);
        var title = post.Title.Trim();
        var body = HtmlText.ToPlainText(post.BodyText);
        var text = title.Length == 0 || body.StartsWith(title, StringComparison.Ordinal) ? body : title + "\n" + body;

        // Without a feed's date the address may hold the day; the front matter's date is then the capture.
        return new PostReading(title, text, post.PublishedAt ?? FeedDate.Parse(post.Link, null, post.Date) ?? post.Date, post.Outlet);
    }

    /// <summary>The day of an ISO 8601 date or time; the first day of 1970 for anything else.</summary>
    public static DateOnly DayOf(string? iso)
        => iso is null ? NoDay
            : DateOnly.TryParseExact(iso.AsSpan(0, Math.Min(10, iso.Length)), "yyyy-MM-dd", out var day) ? day
            : UtcTime.FromIso(iso) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : NoDay;

    public ArticleAnalysis Analysed(Analyst analyst) => analyst.Read(Text, Day, Outlet);
}
