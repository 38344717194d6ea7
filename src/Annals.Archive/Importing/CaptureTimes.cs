using System.IO.Compression;
using System.Text;

namespace Annals.Archive.Importing;

/// <summary>
/// When each file of an imported folder was first seen: lines of an ISO 8601 time, a tab and the file's path below the
/// folder (a line break in a name written <c>\n</c>), plain or gzipped. Posts carry no capture time of their own, and
/// two versions of one article often bear the same date: without this their order can only be guessed.
/// </summary>
public sealed class CaptureTimes
{
    private const string DefaultName = "captured.tsv";
    private readonly Dictionary<string, DateTimeOffset> _times;

    private CaptureTimes(Dictionary<string, DateTimeOffset> times, string? source)
    {
        _times = times;
        Source = source;
    }

    public static CaptureTimes None { get; } = new([], null);

    /// <summary>The file the times came from; null when there was none.</summary>
    public string? Source { get; }

    /// <summary>Null when the file does not say.</summary>
    public DateTimeOffset? Of(string relativePath) => _times.TryGetValue(relativePath, out var time) ? time : null;

    /// <summary>Looks for <c>captured.tsv</c> or <c>captured.tsv.gz</c> in the folder and beside it.</summary>
    /// <exception cref="ArchiveException">Such a file is there and cannot be read.</exception>
    public static CaptureTimes FindNear(string folder)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        var places = parent is null ? [folder] : new[] { folder, parent };
        var found = places
            .SelectMany(place => new[] { Path.Combine(place, DefaultName), Path.Combine(place, DefaultName + ".gz") })
            .FirstOrDefault(File.Exists);
        return found is null ? None : Load(found);
    }

    /// <exception cref="ArchiveException">The file cannot be read or a line has no time.</exception>
    public static CaptureTimes Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var times = new Dictionary<string, DateTimeOffset>();
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                if (tab < 0 || UtcTime.FromIso(line[..tab]) is not { } time)
                {
                    throw new ArchiveException($"{path}, line {number}: expected a time such as 2020-08-01T00:48:20Z, a tab and a path");
                }

                times[line[(tab + 1)..].Replace("\\n", "\n", StringComparison.Ordinal)] = time;
            }

            return new CaptureTimes(times, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ArchiveException($"cannot read the capture times in {path}: {exception.Message}", exception);
        }
    }
}
