using Annals.Language.Scripts;

namespace Annals.Language.Names;

/// <summary>
/// A list of entities and of all their names that a reader can edit: <c>[kind]</c> sections, one entity a line, its name first, other names
/// behind it between blanks, Latin names behind <c>=</c> between semicolons. A name that ends with <c>?</c> is a common word too and is taken
/// only where the article shows whom it means; one that begins with <c>!</c> is a longer text in which a name of the line is none. What is no
/// line of it is skipped and told in <see cref="Problems"/>.
/// </summary>
public sealed class AuthorityFile
{
    private static readonly string[] Kinds = ["country", "place", "organisation", "event", "other", "person", "document", "team"];

    private AuthorityFile(IReadOnlyList<AuthorityEntry> entries, IReadOnlyList<string> problems) => (Entries, Problems) = (entries, problems);

    /// <summary>The file that comes with Annals.</summary>
    public static AuthorityFile BuiltIn { get; } = Parse(NameLists.Resource("authority.txt")).WithSpellings(NameLists.Resource("variants.txt"));

    public IReadOnlyList<AuthorityEntry> Entries { get; }

    /// <summary>Lines that were left out, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static AuthorityFile Parse(string text)
    {
        var entries = new List<AuthorityEntry>();
        var problems = new List<string>();
        string? kind = null;
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.ToString().Split('#')[0].Trim(' ', '\t', '\ufeff');
            if (line.Length == 0)
            {
                continue;
            }

            if (line is ['[', .. var section, ']'])
            {
                kind = Array.Find(Kinds, known => known == section);
                if (kind is null)
                {
                    problems.Add($"line {number}: [{section}] is none of {string.Join(", ", Kinds)}");
                }
            }
            else if (kind is null)
            {
                problems.Add($"line {number}: a name before any [kind]");
            }
            else
            {
                entries.Add(Entry(kind, line));
            }
        }

        return new AuthorityFile(entries, problems);
    }

    internal static AuthorityFile OfPlaces(IEnumerable<string> names)
        => new([.. names.Where(name => name.Length > 1).Select(name => new AuthorityEntry("place", name, [name], []))], []);

    // The names' other spellings that searches know: a line that holds a name of one entity gives it the others.
    private AuthorityFile WithSpellings(string variants)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
        {
            foreach (var name in Entries[i].Names)
            {
                byName.TryAdd(ChineseFold.Fold(name), i);
            }
        }

        var entries = Entries.ToArray();
        foreach (var line in variants.Split('\n'))
        {
            var spellings = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '!').Select(ChineseFold.Fold).ToList();
            var known = spellings.Where(byName.ContainsKey).Select(name => byName[name]).Distinct().ToList();
            if (known.Count == 1)
            {
                entries[known[0]] = entries[known[0]] with { Names = [.. entries[known[0]].Names, .. spellings.Where(name => !byName.ContainsKey(name))] };
            }
        }

        return new AuthorityFile(entries, Problems);
    }

    internal IEnumerable<string> Names(string kind) => Entries.Where(entry => entry.Kind == kind).SelectMany(entry => entry.Names);

    private static AuthorityEntry Entry(string kind, string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var words = (equals < 0 ? line : line[..equals]).Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        var latin = equals < 0 ? [] : line[(equals + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = words.Where(word => word[0] != '!').Select(word => word.Length > 1 ? word.TrimEnd('?') : word).ToArray();
        return new AuthorityEntry(kind, names.Length > 0 ? names[0] : latin.Length > 0 ? latin[0] : line, names, latin)
        {
            Unsure = [.. words.Where(word => word.Length > 1 && word[0] != '!' && word[^1] == '?').Select(word => word.TrimEnd('?'))],
            Never = [.. words.Where(word => word.Length > 1 && word[0] == '!').Select(word => word[1..])],
        };
    }
}

/// <summary>One entity of an authority file.</summary>
/// <param name="Kind">country, place, organisation, event, other, person, document or team.</param>
/// <param name="Name">What it is called first.</param>
/// <param name="Names">All names in Chinese characters, the first among them, as they stand in the file.</param>
/// <param name="Latin">Names in Latin letters, the full one first.</param>
public sealed record AuthorityEntry(string Kind, string Name, IReadOnlyList<string> Names, IReadOnlyList<string> Latin)
{
    /// <summary>Those of the names that are common words too: 苹果, 联想.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    /// <summary>Longer texts in which a name of this entity is none: 高通胀 does not speak of 高通.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];
}
