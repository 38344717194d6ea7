using System.Collections.Concurrent;

namespace Annals.Index.Storage;

/// <summary>Connections for readers: one at a time each, as many as there are readers at once.</summary>
internal sealed class ConnectionPool(IndexFile file) : IDisposable
{
    // Each keeps a cache of its own; a crowd that came once must not stay in memory.
    private static readonly int MostIdle = Environment.ProcessorCount * 2;

    private readonly ConcurrentBag<ReadConnection> _idle = [];
    private DateTime _made = File.GetCreationTimeUtc(file.Path);
    private volatile bool _isClosed;

    public T Use<T>(Func<ReadConnection, T> read)
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

    private ReadConnection Rent()
    {
        // A damaged index may have been deleted and made anew, by another process even: the old file would be read for ever.
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
        return new ReadConnection(database, made, isPassing);
    }

    private void Return(ReadConnection connection)
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
