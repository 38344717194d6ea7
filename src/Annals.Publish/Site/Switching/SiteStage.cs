using System.Text;

namespace Annals.Publish.Site.Switching;

/// <summary>
/// Where files wait until all of them are there: a folder beside the site. Files are written as cheaply as the system
/// allows and made durable together, by one call before the switch.
/// </summary>
internal sealed class SiteStage(string root)
{
    [ThreadStatic]
    private static byte[]? buffer;

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _written;

    /// <summary>Absolute path.</summary>
    public string Root => root;

    public int Written => _written;

    /// <summary>Writes one page; safe from many threads for different paths.</summary>
    /// <param name="path">Relative to the site, with '/'.</param>
    public void Write(string path, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer is null || buffer.Length < most)
        {
            buffer = new byte[Math.Max(most, 1 << 16)];
        }

        Write(path, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(Prepare(path), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(file, bytes, 0);
        Interlocked.Increment(ref _written);
    }

    public void Copy(string source, string path)
    {
        File.Copy(source, Prepare(path), overwrite: true);
        Interlocked.Increment(ref _written);
    }

    private string Prepare(string path)
    {
        var full = string.Concat(root, "/", path);
        var folder = full[..full.LastIndexOf('/')];
        lock (_gate)
        {
            if (_folders.Add(folder))
            {
                Directory.CreateDirectory(folder);
            }
        }

        return full;
    }
}
