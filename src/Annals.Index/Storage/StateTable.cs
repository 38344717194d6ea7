using Annals.Archive.Journal;

namespace Annals.Index.Storage;

/// <summary>The few things that are true of a store as a whole.</summary>
internal sealed class StateTable(Database database)
{
    /// <summary>Where in the journal the next catching up begins.</summary>
    public JournalPosition Position
    {
        get => JournalPosition.Parse(Get("position"));
        set => Set("position", value.ToString());
    }

    /// <summary>Changes with every change of the store, also when it is built anew.</summary>
    public string Generation => Get("generation") ?? "";

    public void NextGeneration()
    {
        var parts = Generation.Split(' ');
        var birth = parts.Length == 2 ? parts[0] : Guid.NewGuid().ToString("N");
        var number = parts.Length == 2 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) + 1 : 1;
        Set("generation", FormattableString.Invariant($"{birth} {number}"));
    }

    /// <summary>A further fact, which only its store knows; null when there is none.</summary>
    public string? this[string name]
    {
        get => Get(name);
        set => Set(name, value);
    }

    private string? Get(string name)
    {
        var select = database.Prepare("SELECT value FROM state WHERE name = ?").Bind(1, name);
        var value = select.Step() ? select.TextOrNull(0) : null;
        select.Reset();
        return value;
    }

    private void Set(string name, string? value)
        => database.Prepare("INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .Bind(1, name).Bind(2, value).Run();
}
