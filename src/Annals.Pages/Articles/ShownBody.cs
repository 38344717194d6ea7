using System.Text;
using Annals.Archive.Posts;
using Annals.Extraction.Fragments;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;

namespace Annals.Pages.Articles;

/// <summary>The text of one revision, ready to be shown.</summary>
/// <param name="Html">Sanitised, without what the feed hung on it; pictures have the addresses they are shown from.</param>
/// <param name="Numbered">The same with its sentences marked, each with the number it has in the text as it is kept.</param>
/// <param name="Lead">The outlet's address of its first picture; null when it has none.</param>
/// <param name="RawPublished">The date as the feed wrote it, when it could not be used.</param>
public sealed record ShownBody(string Html, string Numbered, string? Lead, string? RawPublished)
{
    // A post of 40 MB is a picture written as text; parsing it would stop the reader for everybody.
    private const int MostBytes = 4 << 20;

    private static readonly SanitizerOptions Options = new() { Frames = FrameMode.Link, LinkRel = "noopener noreferrer nofollow", IdPrefix = "text-" };

    public static ShownBody Empty { get; } = new("", "", null, null);

    /// <summary>Sound, film and files that its feed hung on it: addresses of the web, in order, each once.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];

    /// <summary>Its first sentences; null when it has no text.</summary>
    public string? Opening() => Front.Opening.Of(Html);

    /// <param name="address">The revision's permanent address, for the links to its sentences.</param>
    /// <param name="url">The article's address, against which relative ones are resolved.</param>
    /// <param name="pictures">Gives the address to show a picture from, or null to leave it out.</param>
    /// <param name="isNumbered">False where nobody asks for <see cref="Numbered"/>, which then is empty and costs nothing.</param>
    public static ShownBody Of(PostFile post, string address, string url, Func<string, string?> pictures, bool isNumbered = true)
    {
        var html = post.Body.Length <= MostBytes ? post.BodyText : Encoding.UTF8.GetString(post.Body.Span[..MostBytes]);
        var baseUri = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute : null;
        var rewriting = new PictureRewriting(html, baseUri, pictures);
        var shown = FragmentCleaner.Clean(html, new FragmentContext { Title = post.Title, BaseUri = baseUri, Sanitizer = Options with { RewriteImage = rewriting.Rewrite } }).Html;
        var rawPublished = post.PublishedAt is null && post.RawTime != PostFile.NoTime ? post.RawTime : null;
        return new ShownBody(shown, isNumbered ? SentenceMarks.In(shown, HtmlText.ToPlainText(html), address) : "", rewriting.First, rawPublished) { Enclosures = KeptEnclosures.In(html) };
    }

    /// <summary>
    /// An outlet offers one picture in many sizes; the archive keeps one of them, the one that <see cref="HtmlText.ImageUrls"/>
    /// names, and only that one is offered to the browser.
    /// </summary>
    private sealed class PictureRewriting(string html, Uri? baseUri, Func<string, string?> pictures)
    {
        private HashSet<string>? _kept;

        public string? First { get; private set; }

        public string? Rewrite(string url)
        {
            _kept ??= [.. HtmlText.ImageUrls(html).Select(written => Absolute(written, baseUri))];
            if (_kept.Count > 0 && !_kept.Contains(Absolute(url, baseUri: null)))
            {
                return null;
            }

            First ??= url;
            return pictures(url);
        }

        private static string Absolute(string url, Uri? baseUri)
            => (baseUri is null ? Uri.TryCreate(url, UriKind.Absolute, out var uri) : Uri.TryCreate(baseUri, url, out uri)) ? uri!.AbsoluteUri : url;
    }
}
