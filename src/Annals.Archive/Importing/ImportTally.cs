using Annals.Archive.Writing;

namespace Annals.Archive.Importing;

/// <summary>Counts while an import runs.</summary>
internal sealed class ImportTally
{
    private readonly List<ImportRemark> _skipped = [];
    private readonly List<ImportRemark> _failed = [];
    private readonly List<ImportRemark> _odd = [];
    private int _new;
    private int _revised;
    private int _known;
    private int _pictures;
    private string? _times;

    public int Found { get; set; }

    public int Done => _new + _revised + _known + _skipped.Count + _failed.Count;

    public void UseTimes(CaptureTimes times) => _times ??= times.Source;

    public void Fail(ImportRemark remark) => _failed.Add(remark);

    public void Skip(ImportRemark remark) => _skipped.Add(remark);

    public void NotePicture() => _pictures++;

    public void Note(ReadPost post)
    {
        if (post.FailedBecause is { } failure)
        {
            _failed.Add(new ImportRemark(post.File.FullPath, failure));
        }
        else if (post.SkippedBecause is { } reason)
        {
            _skipped.Add(new ImportRemark(post.File.FullPath, reason));
        }
        else if (post.IsKnown)
        {
            _known++;
        }

        if (post.Problem is { } problem)
        {
            _odd.Add(new ImportRemark(post.File.FullPath, problem));
        }
    }

    public void Note(Kept kept)
    {
        _ = kept.As switch
        {
            KeptAs.New => _new++,
            KeptAs.Revised => _revised++,
            _ => _known++,
        };
    }

    public ImportSummary ToSummary() => new()
    {
        Found = Found,
        New = _new,
        Revised = _revised,
        Known = _known,
        Skipped = _skipped,
        Failed = _failed,
        Odd = _odd,
        Pictures = _pictures,
        CaptureTimes = _times,
    };
}
