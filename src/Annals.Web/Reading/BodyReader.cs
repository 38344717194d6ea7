using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Fragments;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;
using Annals.Pages.Articles;
using Annals.Pages.Front;
using Annals.Web.Images;

namespace Annals.Web.Reading;

/// <summary>Reads post files and makes their text fit to be shown, without what the feed hung on it. What was made is kept for a while: a revision never changes.</summary>
internal sealed class BodyReader(ArchiveFolder folder, ImageSignature signature)
{
    // A post of 40 MB is a picture written as text; parsing it would stop the reader for everybody.
    private const int MostBytes = 4 << 20;

    private readonly BodyCache _cache = new();

    /// <param name="path">The post file, relative to the archive.</param>
    /// <param name="address">The revision's permanent address; names what is cached.</param>
    /// <param name="url">The article's address, against which relative ones are resolved.</param>
    public ArticleBody Read(string path, string address, string url)
        => _cache.GetOrMake(address, () => Make(path, address, url));

    private ArticleBody Make(string path, string address, string url)
    {
        if (ReadFile(path) is not { } bytes)
        {
            return ArticleBody.Empty;
        }

        var post = PostFile.Parse(bytes);
        var html = post.Body.Length <= MostBytes ? post.BodyText : System.Text.Encoding.UTF8.GetString(post.Body.Span[..MostBytes]);
        var baseUri = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute : null;
        var pictures = new PictureRewriting(html, baseUri, signature);
        var shown = FragmentCleaner.Clean(html, new FragmentContext
        {
            Title = post.Title,
            BaseUri = baseUri,
            Sanitizer = new SanitizerOptions
            {
                RewriteImage = pictures.Rewrite,
                Frames = FrameMode.Link,
                LinkRel = "noopener noreferrer nofollow",
                IdPrefix = "text-",
            },
        }).Html;
        return new ArticleBody(shown, SentenceMarks.In(shown, HtmlText.ToPlainText(html), address), pictures.First, Opening.Of(shown), post.PublishedAt is null && post.RawTime != PostFile.NoTime ? post.RawTime : null);
    }

    // An archive can be edited, moved and repaired while it is read; then the article is shown without its text.
    private byte[]? ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(folder.Resolve(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    /// <summary>
    /// Sends pictures through this site. An outlet offers one picture in many sizes; the archive keeps one of them, the
    /// one that <see cref="HtmlText.ImageUrls"/> names, and only that one is offered to the browser.
    /// </summary>
    private sealed class PictureRewriting(string html, Uri? baseUri, ImageSignature signature)
    {
        private readonly HashSet<string> _kept = [.. HtmlText.ImageUrls(html).Select(url => Absolute(url, baseUri))];

        public string? First { get; private set; }

        public string? Rewrite(string url)
        {
            if (_kept.Count > 0 && !_kept.Contains(Absolute(url, baseUri: null)))
            {
                return null;
            }

            First ??= url;
            return signature.PathOf(url);
        }

        private static string Absolute(string url, Uri? baseUri)
            => (baseUri is null ? Uri.TryCreate(url, UriKind.Absolute, out var uri) : Uri.TryCreate(baseUri, url, out uri)) ? uri!.AbsoluteUri : url;
    }
}
