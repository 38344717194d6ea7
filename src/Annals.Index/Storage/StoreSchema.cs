namespace Annals.Index.Storage;

/// <summary>What one of the derived files in <c>.annals</c> holds.</summary>
/// <param name="FileName">In <c>.annals</c>.</param>
/// <param name="Name">What messages call it.</param>
/// <param name="Damaged">What is said to whoever meets damage: what it is, and what builds it anew.</param>
/// <param name="Tables">SQL that makes them.</param>
/// <param name="Version">A file of another number is built anew.</param>
/// <param name="ApplicationId">So that no other program's file is taken for one of these.</param>
internal sealed record StoreSchema(string FileName, string Name, string Damaged, string Tables, int Version, int ApplicationId)
{
    /// <summary>What holds for every connection.</summary>
    /// <param name="cache">In KiB.</param>
    public static void Configure(Database database, int cache)
    {
        // NORMAL in WAL mode: a power cut may cost the last batches, never the file, and they are read from the journal again.
        database.Execute(FormattableString.Invariant($"PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{cache}; PRAGMA temp_store = MEMORY;"));
    }

    /// <summary>Makes the tables in a new file.</summary>
    public void Create(Database database)
    {
        database.Execute("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;");
        database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            if (IsEmpty(database))
            {
                database.Execute(Tables + $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
            }

            return true;
        });
    }

    /// <summary>Empties the file in place, however damaged, as one transaction: connections of other processes stay good.</summary>
    public static void DropAll(Database database)
    {
        database.ResetOnVacuum(true);
        database.Execute("VACUUM");
        database.ResetOnVacuum(false);
    }

    public static bool IsEmpty(Database database) => database.Number("SELECT count(*) FROM sqlite_master") == 0;

    /// <summary>Null when this version can use the file.</summary>
    public string? WhyUnusable(Database database)
    {
        if (database.Number("PRAGMA application_id") != ApplicationId)
        {
            return "another program made it";
        }

        return database.Number("PRAGMA user_version") is var version && version != Version
            ? $"another version of Annals made it ({Name} {version}, this one needs {Version})"
            : null;
    }
}
