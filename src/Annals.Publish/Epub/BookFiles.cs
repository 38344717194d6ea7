using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Annals.Archive.Importing;

namespace Annals.Publish.Epub;

/// <summary>
/// The files in a book. A zip file has its directory at its end: of one that was cut off there is none left, and the files
/// are then looked up by the headers that stand before each of them.
/// </summary>
internal sealed class BookFiles : IDisposable
{
    // As long as any post or picture that is kept.
    private const int LongestFile = 256 << 20;

    private const int LocalHeader = 30;

    private readonly FileStream _file;
    private readonly ZipArchive? _zip;
    private readonly Dictionary<string, Func<Stream>> _files = [];

    private BookFiles(FileStream file, string path)
    {
        _file = file;
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in _zip.Entries)
            {
                _files.TryAdd(entry.FullName, entry.Open);
            }
        }
        catch (InvalidDataException)
        {
            _zip?.Dispose();
            _zip = null;
            var end = FindFiles();
            Problems = [new DamagedItem($"{path}, byte {end}", $"the book is cut off or damaged here: its directory is not where it should be; the {_files.Count} files before that were looked up one by one")];
        }
    }

    public IReadOnlyList<DamagedItem> Problems { get; } = [];

    public IEnumerable<string> Names => _files.Keys;

    public static BookFiles Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);

    /// <summary>Null when there is no such file, or it is damaged or longer than anything that is read.</summary>
    public byte[]? Read(string name)
    {
        if (!_files.TryGetValue(name, out var open))
        {
            return null;
        }

        try
        {
            using var from = open();
            using var to = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (from.Read(buffer) is > 0 and var read)
            {
                if (to.Length + read > LongestFile)
                {
                    return null;
                }

                to.Write(buffer, 0, read);
            }

            return to.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _zip?.Dispose();
        _file.Dispose();
    }

    // APPNOTE.TXT 6.3.9, section 4.3.7. Annals writes the lengths there, as everybody does who can go back in the file.
    private long FindFiles()
    {
        var header = new byte[LocalHeader];
        var at = 0L;
        while (true)
        {
            _file.Position = at;
            if (_file.ReadAtLeast(header, LocalHeader, throwOnEndOfStream: false) < LocalHeader || !header.AsSpan().StartsWith("PK\u0003\u0004"u8))
            {
                return at;
            }

            var isStored = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) == 0;
            long length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18));
            var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))];
            var start = at + LocalHeader + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            if (_file.ReadAtLeast(name, name.Length, throwOnEndOfStream: false) < name.Length || start + length > _file.Length)
            {
                return at;
            }

            _files.TryAdd(Encoding.UTF8.GetString(name), () => OpenAt(start, (int)length, isStored));
            at = start + length;
        }
    }

    private Stream OpenAt(long start, int length, bool isStored)
    {
        var bytes = new byte[length];
        _file.Position = start;
        _file.ReadExactly(bytes);
        var stream = new MemoryStream(bytes, writable: false);
        return isStored ? stream : new DeflateStream(stream, CompressionMode.Decompress);
    }
}
