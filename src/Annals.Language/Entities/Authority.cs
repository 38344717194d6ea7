using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>All names of authority files, to be found in text: the longest that stands at a place. Never changes.</summary>
public sealed class Authority
{
    private const int Longest = 24;

    // What stands in the file as a text that holds no name. Before what is made of it.
    private static readonly AuthorityEntry Nobody = new("", "", [], []);

    // The entries a name may mean; empty for the beginning of a longer name.
    private readonly Dictionary<uint, List<AuthorityEntry>> _names = [];
    private readonly HashSet<uint> _unsure = [];
    private readonly Dictionary<string, AuthorityEntry> _latin = new(StringComparer.Ordinal);

    // The first two characters of all names, a bit each: most places of a text are ruled out by one look at 32 kB.
    private readonly ulong[] _pairs = new ulong[1 << 12];

    /// <param name="files">A later file's entry takes its names away from those of earlier ones.</param>
    public Authority(params IReadOnlyList<AuthorityFile> files)
    {
        foreach (var entry in files.SelectMany(file => file.Entries))
        {
            foreach (var latin in entry.Latin)
            {
                _latin.TryAdd(ChineseFold.Fold(latin), entry);
            }
        }

        foreach (var file in files.Reverse())
        {
            var mine = new HashSet<uint>();
            foreach (var entry in file.Entries)
            {
                foreach (var name in entry.Names)
                {
                    Add(name, entry, mine);
                }

                foreach (var text in entry.Never)
                {
                    Add(text, Nobody, mine);
                }

                _unsure.UnionWith(entry.Unsure.Select(name => WordHash.Of(ChineseFold.Fold(name))));
            }
        }
    }

    /// <summary>The file that comes with Annals, and the places of its lists.</summary>
    public static Authority BuiltIn { get; } = new(Places, AuthorityFile.BuiltIn);

    private static AuthorityFile Places => AuthorityFile.OfPlaces(NameLists.BuiltIn["cnplace"].Concat(NameLists.BuiltIn["fplace"]));

    /// <summary>The same with an archive's own file, which wins.</summary>
    public static Authority BuiltInWith(AuthorityFile own) => own.Entries.Count == 0 ? BuiltIn : new(Places, AuthorityFile.BuiltIn, own);

    private void Add(string name, AuthorityEntry entry, HashSet<uint> mine)
    {
        name = ChineseFold.Fold(name);
        if (name.Length is < 2 or > Longest)
        {
            return;
        }

        var pair = Pair(name[0], name[1]);
        _pairs[pair >> 6] |= 1UL << (pair & 63);
        var hash = WordHash.Empty;
        for (var i = 0; i < name.Length; i++)
        {
            hash = WordHash.Extend(hash, name[i]);
            if (!_names.TryGetValue(hash, out var entries))
            {
                _names[hash] = entries = [];
            }

            if (i == name.Length - 1 && (entries.Count == 0 || mine.Contains(hash)))
            {
                entries.Add(entry);
                mine.Add(hash);
            }
        }
    }

    /// <summary>Whose name some Latin letters are; null when nobody's that is known.</summary>
    public AuthorityEntry? ByLatin(string latin) => _latin.GetValueOrDefault(ChineseFold.Fold(latin));

    /// <summary>The entries that a whole folded name may mean.</summary>
    public IReadOnlyList<AuthorityEntry> ByName(ReadOnlySpan<char> folded)
        => _names.GetValueOrDefault(WordHash.Of(folded)) is { } entries && !IsNobody(entries) ? entries : [];

    /// <summary>Whether a folded name is a common word too.</summary>
    internal bool IsUnsure(ReadOnlySpan<char> folded) => _unsure.Contains(WordHash.Of(folded));

    private static bool IsNobody(List<AuthorityEntry> entries) => entries.Count > 0 && ReferenceEquals(entries[0], Nobody);

    /// <summary>The next name from a place on: the longest at the first place where one stands.</summary>
    internal (int Start, int End, IReadOnlyList<AuthorityEntry> Entries)? Next(string folded, int from)
    {
        for (; from < folded.Length - 1; from++)
        {
            var pair = Pair(folded[from], folded[from + 1]);
            if ((_pairs[pair >> 6] >> (pair & 63) & 1) != 0 && At(folded, from) is { } found)
            {
                if (!ReferenceEquals(found.Entries[0], Nobody))
                {
                    return found;
                }

                from = found.End - 1;
            }
        }

        return null;
    }

    private static int Pair(char one, char other) => (int)(((one * 0x9E3779B1) ^ (other * 0x85EBCA6B)) >> 14);

    private (int Start, int End, IReadOnlyList<AuthorityEntry> Entries)? At(string folded, int start)
    {
        (int, int, IReadOnlyList<AuthorityEntry>)? longest = null;
        var hash = WordHash.Empty;
        var isInsideWord = char.IsAsciiLetterOrDigit(folded[start]) && start > 0 && char.IsAsciiLetter(folded[start - 1]);
        for (var end = start + 1; end <= folded.Length && end - start <= Longest && !isInsideWord; end++)
        {
            hash = WordHash.Extend(hash, folded[end - 1]);
            if (!_names.TryGetValue(hash, out var entries))
            {
                break;
            }

            var isCut = end < folded.Length && char.IsAsciiLetterOrDigit(folded[end - 1]) && char.IsAsciiLetterOrDigit(folded[end]);
            if (entries.Count > 0 && !isCut)
            {
                longest = (start, end, entries);
            }
        }

        return longest;
    }
}
