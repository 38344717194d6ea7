namespace Annals.Archive;

/// <summary>
/// The world was not as an archive needs it: a folder that is no archive, a newer format, another writer, a full disk.
/// The message is one line that says what, where and what to do; doors print it and exit with 1.
/// </summary>
public sealed class ArchiveException : Exception
{
    public ArchiveException(string message)
        : base(message)
    {
    }

    public ArchiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
