using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Language.Detection;
using Annals.Pages.Articles;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Selecting;

namespace Annals.Publish.Editions;

/// <summary>Makes an edition of the articles that an export means.</summary>
/// <param name="madeAt">Dates the edition (UTC).</param>
/// <param name="withPictures">False leaves all pictures out, and says so in their places.</param>
public sealed class EditionComposer(DateTimeOffset madeAt, bool withPictures = true)
{
    /// <summary>Bytes of pictures in one edition; further ones are left out, and their places say so.</summary>
    public const long MostPictureBytes = 256 << 20;

    private const string Missing = "missing:";
    private readonly HashSet<string> _taken = [];
    private long _pictureBytes;

    /// <exception cref="PublishException">There is nothing to print.</exception>
    public Edition Compose(EditionSubject subject, ExportRun run)
    {
        var articles = new List<EditionArticle>();
        var language = Spoken(run.Selection.Articles);
        foreach (var selected in run.Selection.Articles.OrderByDescending(article => article.Time).ThenBy(article => article.Id.Value, StringComparer.Ordinal))
        {
            if (run.Read(selected.Current) is { } bytes)
            {
                articles.Add(Article(selected, PostFile.Parse(bytes), run, language));
                run.Wrote(selected);
            }
        }

        if (articles.Count == 0)
        {
            throw new PublishException(run.LeftOut is [var first, ..] ? $"nothing to print: {first.Path}: {first.Reason}" : $"nothing to print: the archive has no article {EditionWords.Of(UiLanguage.English).About(subject)}");
        }

        return new Edition
        {
            Subject = subject,
            Language = language,
            Identifier = NamedUuid.For(["annals edition", subject.FileName, .. articles.Select(article => article.Sha256)]),
            MadeAt = DateTimeOffset.FromUnixTimeSeconds(madeAt.ToUnixTimeSeconds()),
            Leads = FrontPageChoice.Of(articles),
            Sections = [.. articles.GroupBy(article => article.Outlet).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new EditionSection(group.Key, [.. group]))],
            Address = run.Selection.Folder.Address,
            LeftOut = run.LeftOut,
        };
    }

    private EditionArticle Article(SelectedArticle selected, PostFile post, ExportRun run, UiLanguage language)
    {
        var title = selected.Title;
        var pictures = new Pictures(this, run, EditionWords.Of(language));
        var shown = ShownBody.Of(post, PermanentAddress.Of(selected.Id, selected.Current.Line.Revision), selected.Url, pictures.Rewrite);
        var plain = HtmlText.ToPlainText(shown.Html);
        return new EditionArticle
        {
            Id = selected.Id,
            Revision = selected.Current.Line.Revision,
            Title = title,
            Outlet = selected.Outlet,
            Author = selected.Current.Line.Author,
            Url = selected.Url,
            Time = selected.Time,
            IsTimePublished = selected.Revisions.Any(revision => revision.Line.Published is not null),
            CapturedAt = selected.Current.CapturedAt,
            Path = selected.Current.Path,
            Sha256 = selected.Current.Line.Sha256,
            Language = LanguageTag.For(selected.Current.Line.Lang ?? LanguageGuess.Of(plain), title),
            Body = XhtmlBody.Of(Html.RawSanitised(shown.Html).ToString(), pictures.Shown),
            Opening = shown.Opening(),
            Length = plain.Length,
            Pictures = pictures.Used,
            MissingPictures = pictures.MissingCount,
        };
    }

    private static UiLanguage Spoken(IReadOnlyList<SelectedArticle> articles)
        => articles.Count(article => LanguageTag.For(article.Current.Line.Lang, article.Title)?.StartsWith("zh", StringComparison.Ordinal) == true) * 2 >= articles.Count && articles.Count > 0 ? UiLanguage.Chinese : UiLanguage.English;

    /// <summary>The pictures of one article.</summary>
    private sealed class Pictures(EditionComposer composer, ExportRun run, EditionWords words)
    {
        private readonly Dictionary<string, EditionPicture> _used = [];
        private readonly List<string> _missing = [];

        public IReadOnlyList<EditionPicture> Used => [.. _used.Values];

        public int MissingCount => _missing.Count;

        public string Rewrite(string url)
        {
            var (picture, reason) = composer.Find(run, url, words);
            if (picture is null)
            {
                _missing.Add(reason);
                return Missing + (_missing.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            _used.TryAdd(picture.Name, picture);
            return EditionPicture.Scheme + picture.Name;
        }

        public BookPicture Shown(string source)
            => source.StartsWith(EditionPicture.Scheme, StringComparison.Ordinal) ? new BookPicture(source, null)
                : source.StartsWith(Missing, StringComparison.Ordinal) && int.TryParse(source.AsSpan(Missing.Length), out var number) && number < _missing.Count ? new BookPicture(null, _missing[number])
                : new BookPicture(null, words.PictureInText);
    }

    private (EditionPicture? Picture, string Reason) Find(ExportRun run, string url, EditionWords words)
    {
        if (!withPictures)
        {
            return (null, words.NoPictures);
        }

        if (run.FindPicture(url) is not { } blob)
        {
            return (null, words.PictureNotKept);
        }

        if (EndingOf(blob) is not { } ending)
        {
            return (null, words.PictureOfOtherKind(blob.Type));
        }

        if (!_taken.Contains(blob.Sha256) && _pictureBytes + blob.Size > MostPictureBytes)
        {
            return (null, words.PictureTooMuch);
        }

        if (!_taken.Contains(blob.Sha256) && run.Read(blob.Path, blob.Sha256) is null)
        {
            return (null, words.PictureNotKept);
        }

        _pictureBytes += _taken.Add(blob.Sha256) ? blob.Size : 0;
        return (new EditionPicture($"{blob.Sha256[..32]}{ending}", blob.Path, blob.Sha256, blob.Type, url, blob.Size), "");
    }

    // EPUB 3.3, section 3.2: what every reading system shows. A drawing (SVG) may hold a program.
    private static string? EndingOf(BlobKept blob) => blob.Type switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        _ => null,
    };
}
