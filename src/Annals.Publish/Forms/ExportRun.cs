using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms;

/// <summary>One export: what is meant, what was left out and why, how far it is. For one thread.</summary>
public sealed class ExportRun(Selection selection, IProgress<ExportProgress>? progress, CancellationToken cancellation)
{
    private readonly List<LeftOut> _leftOut = [];

    public Selection Selection => selection;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The outlet's own address inside a picture proxy's, under which pictures are kept; else the address itself.</summary>
    public Func<string, string> OriginalOf { get; init; } = static address => address;

    /// <summary>Articles of which at least the current revision was written.</summary>
    public int Written { get; private set; }

    /// <summary>What could not be given out as it is kept. A form that cannot carry something by its nature does not say so here.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>The bytes of a revision's post file; null when the file is missing or is not what the journal says: it is then left out.</summary>
    public byte[]? Read(SelectedRevision revision) => Read(revision.Path, revision.Line.Sha256);

    /// <summary>The bytes of a file of the archive; null when it is missing or has another hash: it is then left out.</summary>
    public byte[]? Read(string path, string sha256)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var bytes = File.ReadAllBytes(selection.Folder.Resolve(path));
            if (ContentHash.Of(bytes).Hex == sha256)
            {
                return bytes;
            }

            Leave(path, "altered: it is not what the journal says");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            Leave(path, "missing");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Leave(path, $"cannot be read: {exception.Message}");
        }

        return null;
    }

    /// <summary>The picture kept for an address as an article shows it; null when there is none.</summary>
    public BlobKept? FindPicture(string url) => selection.Catalog.FindBlob(OriginalOf(url)) ?? selection.Catalog.FindBlob(url);

    public void Leave(string path, string reason) => _leftOut.Add(new LeftOut(path, reason));

    /// <summary>Call once for each article that was written.</summary>
    public void Wrote(SelectedArticle article)
    {
        Written++;
        if (Written % 64 == 0 || Written == selection.Articles.Count)
        {
            progress?.Report(new ExportProgress(Written, selection.Articles.Count));
        }
    }
}

/// <param name="Path">The file, relative to the archive.</param>
/// <param name="Reason">In plain words.</param>
public sealed record LeftOut(string Path, string Reason);

/// <param name="Done">Articles dealt with.</param>
/// <param name="Total">Articles that are meant.</param>
public readonly record struct ExportProgress(int Done, int Total);
