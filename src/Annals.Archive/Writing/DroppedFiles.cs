using Annals.Archive.Journal;
using Annals.Archive.Verifying;

namespace Annals.Archive.Writing;

/// <summary>Which blobs must be gone at the end of the journal: dropped, and not kept anew since.</summary>
internal sealed class DroppedFiles
{
    private readonly HashSet<string> _paths = [];

    public IReadOnlySet<string> Paths => _paths;

    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case BlobDropped dropped when ExpectedFiles.IsBlob(dropped.Path):
                _paths.Add(dropped.Path);
                break;
            case BlobKept blob when _paths.Count > 0:
                _paths.Remove(blob.Path);
                break;
            case PagesKept pages when _paths.Count > 0:
                _paths.ExceptWith(pages.Pages.Select(page => page.Path));
                break;
        }
    }
}
