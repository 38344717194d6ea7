using System.Text;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;

namespace Annals.Publish.Forms.JsonLines;

/// <summary>
/// A post file as three pieces of text that make it up again byte for byte: what stands before the body, the body, what
/// stands behind it.
/// </summary>
/// <param name="Head">Null when <see cref="PostParts"/> come of an Annals post: head and tail then follow from what the journal says.</param>
/// <param name="Bytes">The whole file, for one that is no UTF-8; the pieces are then for reading only.</param>
internal sealed record PostParts(string? Head, string Body, string? Tail, byte[]? Bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PostParts Of(byte[] file, RevisionKept line)
    {
        var post = PostFile.Parse(file);
        try
        {
            var body = Strict.GetString(post.Body.Span);
            if (file.AsSpan().SequenceEqual(Native(line, body)))
            {
                return new PostParts(null, body, null, null);
            }

            // The body is a stretch of the file: it was not copied when the file was taken apart.
            var start = post.Body.IsEmpty ? file.Length : BodyStart(file, post.Body.Span);
            return new PostParts(Strict.GetString(file.AsSpan(0, start)), body, Strict.GetString(file.AsSpan(start + post.Body.Length)), null);
        }
        catch (DecoderFallbackException)
        {
            return new PostParts(null, post.BodyText, null, file);
        }
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToFile(RevisionKept line)
        => Bytes ?? (Head is null && Tail is null ? Native(line, Body) : Strict.GetBytes(Head + Body + Tail));

    private static byte[] Native(RevisionKept line, string body)
    {
        _ = ArticleId.TryParse(line.Article, out var id);
        return NativePost.Write(
            new Draft
            {
                Article = id,
                Url = line.Url,
                Title = line.Title,
                Outlet = line.Outlet,
                Tags = line.Tags ?? [],
                Author = line.Author,
                Body = body,
                PublishedAt = line.Published,
                UpdatedAt = line.Updated,
                CapturedAt = line.Captured ?? line.Published ?? DateTimeOffset.UnixEpoch,
                Language = line.Lang,
                Feed = line.Feed,
                Guid = line.Guid,
                Via = line.Via,
                Fingerprint = "",
            },
            id);
    }

    private static int BodyStart(byte[] file, ReadOnlySpan<byte> body)
    {
        var whole = file.AsSpan();
        if (whole.Overlaps(body, out var start))
        {
            return start;
        }

        throw new InvalidOperationException("a post's body lies in its file");
    }
}
