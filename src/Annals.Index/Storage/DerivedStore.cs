using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Index.Storage;

/// <summary>
/// A file in <c>.annals</c> that follows the journal and may be deleted at any time: many readers, each of which sees one state, and one writer of this
/// process at a time. It is emptied, to be built anew, when it is damaged, another version's, or follows another journal. What the disk refuses
/// comes out as <see cref="ArchiveException"/> that says what to do.
/// </summary>
/// <typeparam name="TReaders">What reads over one connection.</typeparam>
internal sealed class DerivedStore<TReaders> : IDisposable
{
    private readonly ArchiveFolder _folder;
    private readonly StoreFile _file;
    private readonly ConnectionPool<TReaders> _readers;
    private readonly Recent<string> _version;
    private readonly Lock _following = new();
    private volatile string? _damage;

    /// <summary>Opens the store, or makes an empty one.</summary>
    /// <exception cref="ArchiveException">The disk refuses.</exception>
    public DerivedStore(ArchiveFolder folder, StoreSchema schema, Func<Database, TReaders> readers)
    {
        (_folder, _file) = (folder, new StoreFile(folder, schema));
        StartedOver = _file.Prepare();
        _readers = new ConnectionPool<TReaders>(_file, readers);
        _version = new Recent<string>(() => Version);
    }

    /// <summary>Why a file that was there was emptied on opening; null when it was usable, there was none, or it was built since.</summary>
    public string? StartedOver { get; private set; }

    /// <summary>True after a reading that found the file damaged, until the next <see cref="Follow"/>.</summary>
    public bool IsDamaged => _damage is not null;

    /// <summary>Where in the journal the store stands.</summary>
    public JournalPosition Position => Read(static (database, _) => new StateTable(database).Position);

    /// <summary>Changes whenever an answer may, also when the store is built anew.</summary>
    public string Version => Read(static (database, _) => new StateTable(database).Generation);

    /// <summary><see cref="Version"/> as it was a moment ago. What this very object follows shows at once.</summary>
    public string RecentVersion => _version.Value;

    /// <summary>Reads one state.</summary>
    public T Read<T>(Func<Database, TReaders, T> read)
    {
        try
        {
            return _readers.Use(connection => connection.Database.InTransaction("BEGIN", () => read(connection.Database, connection.Readers)));
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            _damage = exception.Message;
            throw new ArchiveException(_file.Schema.Damaged, exception);
        }
        catch (DatabaseException exception)
        {
            throw new ArchiveException($"cannot read the {_file.Schema.Name} {_file.Path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes, after the file was emptied where it is void; once more from nothing when it turns out to be damaged.</summary>
    /// <param name="whyVoid">A reason of the store's own to build it anew; null when there is none.</param>
    /// <param name="follow">Is told why the file was emptied; null when it was not.</param>
    /// <exception cref="ArchiveException">The disk refuses; what was written before stays.</exception>
    /// <exception cref="OperationCanceledException">What was written until then stays.</exception>
    public T Follow<T>(Func<StateTable, string?> whyVoid, Func<StoreFile, string?, T> follow)
    {
        lock (_following)
        {
            try
            {
                return _file.Writing("write", () =>
                {
                    var result = FollowFromSoundState(StartOverIfVoid(whyVoid) ?? StartedOver, follow);
                    StartedOver = null;
                    return result;
                });
            }
            finally
            {
                _version.Forget();
            }
        }
    }

    public void Dispose() => _readers.Dispose();

    private T FollowFromSoundState<T>(string? startedOver, Func<StoreFile, string?, T> follow)
    {
        try
        {
            return follow(_file, startedOver);
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            return follow(_file, _file.StartOver(DamagedBy(exception.Message)));
        }
    }

    private string? StartOverIfVoid(Func<StateTable, string?> whyVoid)
    {
        try
        {
            return WhyVoid(whyVoid) is { } reason ? _file.StartOver(reason) : null;
        }
        catch (DatabaseException exception) when (exception.IsDamage)
        {
            return _file.StartOver(DamagedBy(exception.Message));
        }
    }

    private string? WhyVoid(Func<StateTable, string?> whyVoid)
    {
        if (_damage is { } damage)
        {
            _damage = null;
            return DamagedBy(damage);
        }

        using var database = _file.Connect();
        if (StoreSchema.IsEmpty(database))
        {
            return "it was emptied";
        }

        var state = new StateTable(database);
        return whyVoid(state) ?? (JournalReader.Holds(_folder, state.Position) ? null : "it follows another journal than this archive's");
    }

    private static string DamagedBy(string message) => $"it is damaged ({message})";
}
