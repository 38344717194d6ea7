namespace Annals.Publish.Git.Publishing;

/// <summary>What one commit does to a branch.</summary>
internal sealed class BranchChange(string branch, string? parent, string message)
{
    private readonly SortedDictionary<string, Func<byte[]>> _written = new(StringComparer.Ordinal);
    private readonly List<string> _removed = [];

    public string Branch { get; } = branch;

    /// <summary>The commit it stands on; null for the first of a branch.</summary>
    public string? Parent { get; } = parent;

    public string Message { get; } = message;

    public IReadOnlyDictionary<string, Func<byte[]>> Written => _written;

    public IReadOnlyList<string> Removed => _removed;

    public long Bytes { get; private set; }

    public string? Biggest { get; private set; }

    public long BiggestBytes { get; private set; }

    public bool IsEmpty => _written.Count == 0 && _removed.Count == 0;

    public void Write(string path, byte[] bytes) => Write(path, bytes.Length, () => bytes);

    /// <param name="read">Asked once, when the commit is made.</param>
    public void Write(string path, long size, Func<byte[]> read)
    {
        _written[path] = read;
        Bytes += size;
        if (size > BiggestBytes)
        {
            (Biggest, BiggestBytes) = (path, size);
        }
    }

    public void Remove(string path) => _removed.Add(path);

    public BranchReport ToReport() => new(Branch, _written.Count + _removed.Count, Bytes, Biggest, BiggestBytes);
}
