using Annals.Archive;

namespace Annals.Index.Storage;

/// <summary>A derived file of an archive in <c>.annals</c>, in SQLite's write-ahead mode, so that readers and a writer do not wait for each other.</summary>
internal sealed class StoreFile(ArchiveFolder folder, StoreSchema schema)
{
    public StoreSchema Schema => schema;

    public string Path { get; } = System.IO.Path.Combine(folder.LocalFolder, schema.FileName);

    public bool Exists => File.Exists(Path);

    // In KiB. Searches read blocks scattered over the file, which the system has in memory already; a writer comes back to its pages.
    private const int WriterCache = 8192;
    private const int ReaderCache = 1024;

    /// <summary>A connection to a file that exists.</summary>
    public Database Connect() => Connect(WriterCache);

    /// <summary>
    /// The same for one of many readers. In write-ahead mode even a reader has to make a file beside it; where the disk
    /// takes none, a file without a log is read as it stands: a full disk must not end the reading.
    /// </summary>
    /// <returns>Whether the connection is of that kind, and must not be kept.</returns>
    public (Database Database, bool IsPassing) ConnectToRead()
    {
        try
        {
            return (Connect(ReaderCache), false);
        }
        catch (DatabaseException exception) when (exception.IsOfWriting && HasNoLog())
        {
            return (Database.OpenAsItStands(Path), true);
        }
    }

    private bool HasNoLog() => File.Exists(Path) && (new FileInfo(Path + "-wal") is var log && (!log.Exists || log.Length == 0));

    /// <summary>Makes sure that there is a file which this version can use.</summary>
    /// <returns>Why the one that was there had to be thrown away; null when it did not.</returns>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public string? Prepare()
    {
        try
        {
            Directory.CreateDirectory(folder.LocalFolder);
            return WhyUnusable() is { } reason ? StartOver(reason) : null;
        }
        catch (DatabaseException exception) when (exception.IsOfWriting && CanBeRead())
        {
            return null;
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot open the {schema.Name} {Path}: {exception.Message}; make room, mend the permissions, or delete the file: it is built anew from the archive", exception);
        }
    }

    private bool CanBeRead()
    {
        try
        {
            using var database = ConnectToRead().Database;
            return !StoreSchema.IsEmpty(database) && schema.WhyUnusable(database) is null;
        }
        catch (DatabaseException)
        {
            return false;
        }
    }

    /// <summary>Throws everything away, where there is anything, so that it is built from nothing. Others may have it open.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public void Empty()
    {
        if (Exists)
        {
            Writing("empty", () => StartOver(""));
        }
    }

    /// <summary>Does what changes the file.</summary>
    /// <param name="verb">What it is called in messages.</param>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public T Writing<T>(string verb, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            var advice = exception is DatabaseException { IsDiskFull: true } ? "make room and try again" : "mend this and try again";
            throw new ArchiveException($"cannot {verb} the {schema.Name} {Path}: {exception.Message}; {advice}, the archive itself is not concerned", exception);
        }
    }

    /// <summary>Throws everything away and makes an empty file.</summary>
    public string StartOver(string reason)
    {
        try
        {
            using var database = Connect();
            StoreSchema.DropAll(database);
            schema.Create(database);
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            DeleteFiles();
            using var database = Connect();
            schema.Create(database);
        }

        return reason;
    }

    private Database Connect(int cache)
    {
        var database = Database.Open(Path);
        try
        {
            StoreSchema.Configure(database, cache);

            // The first reading is when SQLite opens its log.
            database.Number("PRAGMA user_version");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private string? WhyUnusable()
    {
        try
        {
            using var database = Connect();
            if (!StoreSchema.IsEmpty(database))
            {
                return schema.WhyUnusable(database);
            }

            schema.Create(database);
            return null;
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            return $"it is damaged ({exception.Message})";
        }
    }

    private void DeleteFiles()
    {
        File.Delete(Path);
        File.Delete(Path + "-wal");
        File.Delete(Path + "-shm");
    }
}
