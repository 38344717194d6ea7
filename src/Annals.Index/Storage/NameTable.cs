namespace Annals.Index.Storage;

/// <summary>Names that many articles share (outlets, languages, feeds), each stored once and known by its row.</summary>
internal sealed class NameTable(Database database, string table)
{
    private readonly Dictionary<string, int> _rows = [];

    /// <summary>The row of a name, which is made when there is none; 0 for null.</summary>
    public int RowOf(string? name)
    {
        if (name is null)
        {
            return 0;
        }

        if (!_rows.TryGetValue(name, out var row))
        {
            database.Prepare($"INSERT INTO {table} (name) VALUES (?) ON CONFLICT DO NOTHING").Bind(1, name).Run();
            var select = database.Prepare($"SELECT id FROM {table} WHERE name = ?").Bind(1, name);
            select.Step();
            _rows[name] = row = select.Int(0);
            select.Reset();
        }

        return row;
    }

    /// <summary>All names by row; row 0 is null.</summary>
    public IReadOnlyList<string?> Load()
    {
        var names = new List<string?> { null };
        var select = database.Prepare($"SELECT id, name FROM {table} ORDER BY id");
        while (select.Step())
        {
            while (names.Count < select.Int(0))
            {
                names.Add(null);
            }

            names.Add(select.Text(1));
        }

        return names;
    }
}
