using System.Collections.Concurrent;

namespace Annals.Index.Storage;

/// <summary>Connections for readers: one at a time each, as many as there are readers at once.</summary>
internal sealed class ConnectionPool<TReaders>(StoreFile file, Func<Database, TReaders> readers) : IDisposable
{
    // Each keeps a cache of its own; a crowd that came once must not stay in memory.
    private static readonly int MostIdle = Environment.ProcessorCount * 2;

    private readonly ConcurrentBag<ReadConnection<TReaders>> _idle = [];
    private DateTime _made = File.GetCreationTimeUtc(file.Path);
    private volatile bool _isClosed;

    public T Use<T>(Func<ReadConnection<TReaders>, T> read)
    {
        var connection = Rent();
        try
        {
            var result = read(connection);
            Return(connection);
            return result;
        }
        catch
        {
            // Whatever state it is in, the next reader begins with a fresh one.
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes the idle ones; those in use are closed when they come back.</summary>
    public void Dispose()
    {
        _isClosed = true;
        Clear();
    }

    private ReadConnection<TReaders> Rent()
    {
        // A damaged file may have been deleted and made anew, by another process even: the old file would be read for ever.
        var made = File.GetCreationTimeUtc(file.Path);
        if (made != _made)
        {
            Clear();
            _made = made;
        }

        if (_idle.TryTake(out var connection))
        {
            return connection;
        }

        var (database, isPassing) = file.ConnectToRead();
        return new ReadConnection<TReaders>(database, readers(database), made, isPassing);
    }

    private void Return(ReadConnection<TReaders> connection)
    {
        if (_isClosed || connection.IsPassing || connection.Made != _made || _idle.Count >= MostIdle)
        {
            connection.Dispose();
        }
        else
        {
            _idle.Add(connection);
        }
    }

    private void Clear()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
