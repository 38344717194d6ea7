namespace Annals.Index.Storage;

/// <summary>A connection with what reads over it.</summary>
/// <param name="made">When the file was made, to know it from one that took its place.</param>
/// <param name="isPassing">It reads the file as it stands and must not be used twice.</param>
internal sealed class ReadConnection<TReaders>(Database database, TReaders readers, DateTime made, bool isPassing) : IDisposable
{
    public Database Database => database;

    public TReaders Readers => readers;

    public DateTime Made => made;

    public bool IsPassing => isPassing;

    public void Dispose() => database.Dispose();
}
