using System.Text;

namespace Annals.Archive.Posts;

/// <summary>The two formats, strictly: whatever this accepts is written back byte for byte.</summary>
internal static class PostParser
{
    public static PostFile Parse(ReadOnlyMemory<byte> bytes, Encoding utf8)
    {
        var rest = bytes;
        FrontMatter? frontMatter = null;
        if (rest.Span.StartsWith("---\n"u8))
        {
            var end = rest.Span.IndexOf("\n---\n"u8);
            if (end < 4)
            {
                return LenientPost.Read(bytes, "the front matter that begins with '---' has no end");
            }

            frontMatter = FrontMatter.Parse(utf8.GetString(rest.Span[4..end]));
            if (frontMatter is null)
            {
                return LenientPost.Read(bytes, "the front matter does not begin with 'key: value'");
            }

            rest = rest[(end + 5)..];
        }

        return ParsePlain(bytes, rest, frontMatter, utf8);
    }

    private static PostFile ParsePlain(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> rest, FrontMatter? frontMatter, Encoding utf8)
    {
        var span = rest.Span;
        var timeEnd = span.StartsWith("<!--"u8) ? span.IndexOf("-->\n["u8) : -1;
        if (timeEnd < 0)
        {
            return LenientPost.Read(bytes, "there is no time comment '<!--…-->' before the link line");
        }

        var link = span[(timeEnd + 5)..];
        var linkEnd = link.IndexOf(")\n------\n\n"u8);
        var separator = linkEnd < 0 ? -1 : link[..linkEnd].LastIndexOf("]("u8);
        if (separator < 0)
        {
            return LenientPost.Read(bytes, "there is no line '[title](link)' above '------'");
        }

        var bodyStart = timeEnd + 5 + linkEnd + 10;
        if (Unwrap(rest[bodyStart..]) is not var (body, isWrapped))
        {
            return LenientPost.Read(bytes, "the file does not end with a line feed");
        }

        return new PostFile
        {
            Format = frontMatter is null ? PostFormat.Plain : PostFormat.Post,
            FrontMatter = frontMatter,
            RawTime = utf8.GetString(span[4..timeEnd]),
            Title = utf8.GetString(link[..separator]),
            Link = utf8.GetString(link[(separator + 2)..linkEnd]),
            Body = body,
            IsWrapped = isWrapped,
            Raw = bytes,
        };
    }

    private static (ReadOnlyMemory<byte> Body, bool IsWrapped)? Unwrap(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("<div>\n"u8) && body.Span.EndsWith("\n</div>\n"u8) && body.Length >= 14)
        {
            return (body[6..^8], true);
        }

        return body.Span.EndsWith("\n"u8) ? (body[..^1], false) : null;
    }
}
