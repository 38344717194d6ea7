using System.Globalization;

namespace Annals.Publish.Warc;

/// <summary>The files of one export. All of them are written beside their names first, so that an export killed or refused by the disk leaves what was there before.</summary>
/// <param name="begin">Writes the first record of a file.</param>
internal sealed class WarcSegments(string folder, long mostBytes, Action<WarcWriter, string> begin) : IDisposable
{
    private const string Pattern = "annals-*.warc.gz";
    private const string Unfinished = ".part";

    private readonly List<string> _names = [];
    private FileStream? _file;
    private WarcWriter? _writer;

    public void Write(WarcFields fields, ReadOnlySpan<byte> block)
    {
        if (_writer is null || _writer.Length >= mostBytes)
        {
            Open();
        }

        _writer!.Write(fields, block);
    }

    /// <summary>Puts the files in their places, and takes away those of an earlier export that are no longer written.</summary>
    public void Complete()
    {
        Close();
        foreach (var name in _names)
        {
            File.Move(Path.Combine(folder, name + Unfinished), Path.Combine(folder, name), overwrite: true);
        }

        foreach (var old in Directory.GetFiles(folder, Pattern).Where(path => !_names.Contains(Path.GetFileName(path))))
        {
            File.Delete(old);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        foreach (var name in _names)
        {
            File.Delete(Path.Combine(folder, name + Unfinished));
        }
    }

    private void Open()
    {
        Close();
        var name = string.Create(CultureInfo.InvariantCulture, $"annals-{_names.Count:00000}.warc.gz");
        _names.Add(name);
        _file = new FileStream(Path.Combine(folder, name + Unfinished), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _writer = new WarcWriter(_file);
        begin(_writer, name);
    }

    private void Close()
    {
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        (_file, _writer) = (null, null);
    }
}
