using SQLitePCL;

namespace Annals.Index.Storage;

/// <summary>
/// One connection to a SQLite file, close to the C interface: a search may cost 300 microseconds, and a layer that
/// makes an object of every value would take most of them. For one thread at a time.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 30_000;

    private readonly sqlite3 _connection;
    private readonly Dictionary<string, Statement> _statements = [];

    private Database(sqlite3 connection) => _connection = connection;

    /// <exception cref="DatabaseException">The file cannot be opened or made.</exception>
    public static Database Open(string path)
    {
        SqliteLibrary.Load();
        var code = raw.sqlite3_open_v2(path, out var connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(connection);
        try
        {
            Check(connection, code);
            raw.sqlite3_busy_timeout(connection, BusyMilliseconds);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads a file that nobody can write just now, as it stands, without its log and without making any file beside it
    /// (https://sqlite.org/uri.html#uriimmutable). Not to be kept: once there is room again the file changes.
    /// </summary>
    /// <exception cref="DatabaseException">The file cannot be opened.</exception>
    public static Database OpenAsItStands(string path)
    {
        SqliteLibrary.Load();
        var address = new UriBuilder { Scheme = "file", Host = "", Path = path, Query = "immutable=1" }.Uri.AbsoluteUri;
        var code = raw.sqlite3_open_v2(address, out var connection, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(connection);
        try
        {
            Check(connection, code);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Several statements, no values.</summary>
    public void Execute(string sql) => Check(_connection, raw.sqlite3_exec(_connection, sql));

    /// <summary>The statement for this text: prepared once, kept as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new Statement(_connection, sql);
        }

        return statement;
    }

    /// <summary>The first column of the first row; 0 when there is none.</summary>
    public long Number(string sql)
    {
        var statement = Prepare(sql);
        var value = statement.Step() ? statement.Long(0) : 0;
        statement.Reset();
        return value;
    }

    public long LastInsertedRow => raw.sqlite3_last_insert_rowid(_connection);

    /// <summary>Runs the work as one transaction, which an exception undoes.</summary>
    /// <param name="begin"><c>BEGIN IMMEDIATE</c> to write, <c>BEGIN</c> to read one unchanging state.</param>
    public T InTransaction<T>(string begin, Func<T> work)
    {
        Prepare(begin).Run();
        try
        {
            var result = work();
            Prepare("COMMIT").Run();
            return result;
        }
        catch
        {
            // Some errors end the transaction by themselves.
            if (raw.sqlite3_get_autocommit(_connection) == 0)
            {
                foreach (var statement in _statements.Values)
                {
                    statement.Reset();
                }

                raw.sqlite3_exec(_connection, "ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>While on, VACUUM empties the file (https://sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_RESET_DATABASE).</summary>
    public void ResetOnVacuum(bool on) => Check(_connection, raw.sqlite3_db_config(_connection, 1009, on ? 1 : 0, out _));

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _connection.Dispose();
    }

    internal static void Check(sqlite3 connection, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new DatabaseException(code & 0xff, raw.sqlite3_errmsg(connection).utf8_to_string() ?? "no message");
        }
    }
}
