using System.Globalization;
using System.Text;

namespace Annals.Archive.Posts;

/// <summary>
/// One post file in either of the two formats (docs/archive-format.md), taken apart so that putting it together again
/// gives the same bytes. What fits neither format is kept whole as <see cref="PostFormat.Unrecognised"/>, with a
/// <see cref="Problem"/> and whatever could still be read.
/// </summary>
public sealed class PostFile
{
    /// <summary>The time comment of a post whose feed date nobody could read.</summary>
    public const string NoTime = "NaN";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public PostFormat Format { get; internal init; }

    /// <summary>Null in the plain format.</summary>
    public FrontMatter? FrontMatter { get; internal init; }

    /// <summary>What stands in <c>&lt;!--…--&gt;</c>: milliseconds since 1970 UTC, or <c>NaN</c>.</summary>
    public string RawTime { get; internal init; } = NoTime;

    /// <summary>The title of the link line; empty when the post has none.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The address of the link line; empty when the post has none.</summary>
    public string Link { get; internal init; } = "";

    /// <summary>The body's bytes, without the <c>&lt;div&gt;</c> lines around it.</summary>
    public ReadOnlyMemory<byte> Body { get; internal init; }

    /// <summary>Why the file is <see cref="PostFormat.Unrecognised"/>; null for the other formats.</summary>
    public string? Problem { get; internal init; }

    internal bool IsWrapped { get; init; }

    internal ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>The feed's date of the article (UTC). Null for <c>NaN</c> and whatever else is no time: the front matter's <c>date</c> is then the capture.</summary>
    public DateTimeOffset? PublishedAt => FromMilliseconds(RawTime);

    /// <summary>The front matter's <c>date</c> (UTC); null when absent or unreadable.</summary>
    public DateTimeOffset? Date => FrontMatter?.Scalar("date") is { } date ? UtcTime.FromIso(date) : null;

    /// <summary>The outlet as the front matter's first tag names it; null when it does not.</summary>
    public string? Outlet => FrontMatter?.List("tags") is [var first, ..] ? first : FrontMatter?.List("categories") is [var category, ..] ? category : null;

    /// <summary>The tags behind the outlet's name: what the owner's rules call it, or what an import brought.</summary>
    public IReadOnlyList<string> Tags => FrontMatter is null ? [] : [.. FrontMatter.List("tags").Skip(1)];

    public string? Author => FrontMatter?.Scalar("author") is { Length: > 0 } author ? author : null;

    /// <summary>The body as text; bytes that are no UTF-8 appear as U+FFFD here and stay as they are on disk.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Takes a post file apart. Never throws: what cannot be read is said in <see cref="Problem"/>.</summary>
    public static PostFile Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return PostParser.Parse(bytes, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            return LenientPost.Read(bytes, "the head is not valid UTF-8");
        }
    }

    /// <summary>The file's bytes: for anything that was parsed, exactly those that were read.</summary>
    public byte[] ToBytes()
    {
        if (Format == PostFormat.Unrecognised)
        {
            return Raw.ToArray();
        }

        var head = new StringBuilder(512);
        if (FrontMatter is not null)
        {
            head.Append("---\n");
            FrontMatter.WriteTo(head);
            head.Append("---\n");
        }

        head.Append("<!--").Append(RawTime).Append("-->\n[").Append(Title).Append("](").Append(Link).Append(")\n------\n\n");
        head.Append(IsWrapped ? "<div>\n" : "");
        return [.. StrictUtf8.GetBytes(head.ToString()), .. Body.Span, .. IsWrapped ? "\n</div>\n"u8 : "\n"u8];
    }

    private static DateTimeOffset? FromMilliseconds(string text)
    {
        var parsed = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds);
        return parsed && Math.Abs(milliseconds) < 250_000_000_000_000 ? Epoch(milliseconds) : null;
    }

    private static DateTimeOffset? Epoch(long milliseconds)
        => milliseconds > DateTimeOffset.MinValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
