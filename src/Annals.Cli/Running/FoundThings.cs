using Annals.Archive.Importing;
using Annals.Capture;
using Annals.Capture.Images;
using Annals.Capture.Pages;

namespace Annals.Cli.Running;

/// <summary>Turns pages that somebody else captured into articles, and their pictures into pictures, while they are imported.</summary>
/// <param name="open">Opens what pages are read with; called when there is one.</param>
internal sealed class FoundThings(Func<CaptureSession> open) : IDisposable
{
    private readonly HashSet<string> _wanted = [];
    private CaptureSession? _session;

    public IEnumerable<ImportItem> Resolve(IEnumerable<ImportItem> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case FoundPageItem page:
                    yield return Read(page);
                    break;
                case FoundPictureItem picture when _wanted.Contains(picture.Url):
                    yield return Read(picture);
                    break;
                case FoundPictureItem:
                    break;
                default:
                    yield return item;
                    break;
            }
        }
    }

    public void Dispose() => _session?.Dispose();

    private ImportItem Read(FoundPageItem page)
    {
        _session ??= open();
        var found = new FoundPage(_session).Read(page.Url, page.Type, page.Bytes, page.CapturedAt);
        if (found.Draft is not { } draft)
        {
            return new SkippedItem(page.Where, $"{page.Url}: {found.Reason}");
        }

        foreach (var picture in ArticlePictures.Of(draft.Body, draft.Url))
        {
            _wanted.Add(picture);
            _wanted.Add(PictureProxies.Original(picture));
        }

        return new DraftItem(page.Where, draft);
    }

    private static ImportItem Read(FoundPictureItem picture)
        => picture.Read() is not { } bytes ? new DamagedItem(picture.Where, $"{picture.Url}: the picture cannot be read")
            : PictureType.OfKept(bytes.Span) is not { } type || PictureSize.IsBomb(bytes.Span) ? new SkippedItem(picture.Where, $"{picture.Url}: not a picture of a kind that is kept")
            : new PictureItem(picture.Where, picture.Url, type, bytes);
}
