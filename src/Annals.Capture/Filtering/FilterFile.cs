using Annals.Archive;

namespace Annals.Capture.Filtering;

/// <summary>The owner's <c>filters.txt</c> in the archive's folder. An edited file is noticed; one that cannot be read filters nothing.</summary>
public sealed class FilterFile
{
    private const long MostBytes = 1 << 20;

    private readonly string _path;
    private (DateTime ChangedAt, long Length)? _read;

    private FilterFile(string path) => _path = path;

    /// <summary>The lines as they were read last.</summary>
    public FilterSet Current { get; private set; } = FilterSet.Empty;

    public static FilterFile Open(ArchiveFolder folder) => OpenAt(Path.Combine(folder.Root, FilterSet.FileName));

    /// <summary>Another file of the same kind.</summary>
    public static FilterFile OpenAt(string path)
    {
        var file = new FilterFile(path);
        file.Refresh();
        return file;
    }

    /// <summary>Reads it again when it was made, changed or removed.</summary>
    public void Refresh()
    {
        try
        {
            var info = new FileInfo(_path);
            if (!info.Exists)
            {
                (_read, Current) = (null, FilterSet.Empty);
            }
            else if (_read != (info.LastWriteTimeUtc, info.Length))
            {
                Current = info.Length > MostBytes ? Nothing("larger than 1 MB: that is no list of rules; nothing is filtered") : FilterParser.Parse(File.ReadAllText(_path));
                _read = (info.LastWriteTimeUtc, info.Length);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            (_read, Current) = (null, Nothing($"cannot be read: {exception.Message.TrimEnd('.')}; nothing is filtered until it can"));
        }
    }

    private static FilterSet Nothing(string problem) => new([], [new FilterProblem(0, problem)], problem);
}
