using System.Text;

namespace Annals.Archive.Posts;

/// <summary>Reads what can be read of a file that fits neither format, so that it can at least be found and shown.</summary>
internal static class LenientPost
{
    // Far more than any head needs; a damaged file of 40 MB must not be decoded to find its title.
    private const int HeadLength = 64 * 1024;

    public static PostFile Read(ReadOnlyMemory<byte> bytes, string problem)
    {
        var head = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, HeadLength)]).Replace("\r\n", "\n", StringComparison.Ordinal);
        var lines = head.Split('\n');
        var frontMatter = FrontMatter.Parse(string.Join('\n', lines.SkipWhile(line => line.TrimStart('\ufeff') is "---" or "").TakeWhile(line => line != "---")));
        var (linkTitle, link) = LinkLine(lines);
        return new PostFile
        {
            Format = PostFormat.Unrecognised,
            Problem = bytes.IsEmpty ? "the file is empty" : problem,
            FrontMatter = frontMatter,
            RawTime = TimeComment(lines),
            Title = linkTitle ?? frontMatter?.Scalar("title") ?? Heading(lines) ?? "",
            Link = link ?? frontMatter?.Scalar("from") ?? frontMatter?.Scalar("link") ?? "",
            Body = bytes[BodyStart(bytes.Span)..],
            Raw = bytes,
        };
    }

    private static (string? Title, string? Link) LinkLine(string[] lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith('[') && line.Contains("](", StringComparison.Ordinal) && line.EndsWith(')'));
        if (line is null)
        {
            return (null, null);
        }

        var separator = line.LastIndexOf("](", StringComparison.Ordinal);
        return (line[1..separator], line[(separator + 2)..^1]);
    }

    private static string TimeComment(string[] lines)
        => lines.FirstOrDefault(line => line.StartsWith("<!--", StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal) && line.Length > 6) is { } comment
            ? comment[4..^3]
            : PostFile.NoTime;

    private static string? Heading(string[] lines)
        => lines.FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    private static int BodyStart(ReadOnlySpan<byte> bytes)
    {
        var separator = bytes.IndexOf("\n------"u8);
        if (separator >= 0)
        {
            return Math.Min(bytes.Length, separator + 7);
        }

        var fence = bytes.StartsWith("---"u8) ? bytes[3..].IndexOf("\n---"u8) : -1;
        return fence < 0 ? 0 : Math.Min(bytes.Length, fence + 7);
    }
}
