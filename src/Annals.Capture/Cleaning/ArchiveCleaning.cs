using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Writing;

namespace Annals.Capture.Cleaning;

/// <summary>
/// Finds what an archive can do without. A budget drops pictures in this order: those of the oldest articles first, by
/// month, and within a month the largest first.
/// </summary>
public static class ArchiveCleaning
{
    // One flush of the journal for so many; what is dropped is deleted right after.
    private const int BatchSize = 200;

    /// <exception cref="ArchiveException">A post cannot be read; nothing may be concluded then.</exception>
    public static CleaningPlan Plan(ArchiveFolder folder, CleaningWishes wishes, DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = KeptFiles.Of(folder, cancellation);
        var shown = ShownPictures.Of(folder, kept.Posts, kept.Images.SelectMany(image => image.Urls), cancellation);
        var images = kept.Images.Select(image => (Image: image, At: image.Urls.Max(shown.NewestAt))).ToList();
        var unused = images.Where(image => image.At is null).ToList();
        var dropped = unused.Select(image => Drop(image.Image, "unused")).ToList();
        dropped.AddRange(wishes.PagesOlderThan is { } age ? kept.Pages.Where(page => page.CapturedAt < now - age).Select(page => new DroppedFile(page.Path, page.Sha256, page.Size, "age")) : []);

        var storage = StorageReport.Of(folder);
        var left = images.Where(image => image.At is not null).ToList();
        var imageBytes = left.Sum(image => image.Image.Size);
        var over = Math.Max(
            wishes.KeepUnder is { } most ? storage.ArchiveBytes - storage.DroppedLineBytes - dropped.Sum(blob => blob.Size) - most : 0,
            wishes.ImagesUnder is { } mostImages ? imageBytes - mostImages : 0);
        foreach (var (image, _) in left.OrderBy(image => (image.At!.Value.Year * 12) + image.At.Value.Month).ThenByDescending(image => image.Image.Size).ThenBy(image => image.Image.Path, StringComparer.Ordinal))
        {
            if (over <= 0)
            {
                break;
            }

            dropped.Add(Drop(image, "room"));
            over -= image.Size;
        }

        return new CleaningPlan { Blobs = dropped, LeftOvers = kept.LeftOvers(folder), Over = Math.Max(0, over) };
    }

    /// <summary>Carries a plan out: the journal's lines first, then the files. Killed at any moment, the next writer finishes what is written there.</summary>
    /// <exception cref="ArchiveException">The disk refused; what was removed until then is in the journal.</exception>
    public static void Run(ArchiveWriter writer, CleaningPlan plan, CancellationToken cancellation)
    {
        foreach (var batch in plan.Blobs.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Drop([.. batch.Select(file => new BlobDropped { Sha256 = file.Sha256, Size = file.Size, Path = file.Path, Reason = file.Reason })]);
        }

        foreach (var file in plan.LeftOvers)
        {
            File.Delete(writer.Folder.Resolve(file.Path));
        }
    }

    private static DroppedFile Drop(KeptPicture image, string reason) => new(image.Path, image.Sha256, image.Size, reason);
}
