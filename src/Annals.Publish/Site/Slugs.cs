namespace Annals.Publish.Site;

/// <summary>
/// File names for outlets and tags: letters and digits of any script in small letters, so that no file system takes two
/// of them for one, and none means anything to Windows.
/// </summary>
internal sealed class Slugs
{
    private const int Longest = 40;

    private static readonly HashSet<string> Reserved = ["con", "prn", "aux", "nul", "index", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"com{n}", $"lpt{n}"])];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string> _slugs = [];
    private readonly HashSet<string> _taken = [.. Reserved];

    public IReadOnlyList<string> Names => _names;

    /// <summary>The name's number; a new name gets the next one, and a slug that no other has.</summary>
    public int NumberOf(string name)
    {
        if (_numbers.TryGetValue(name, out var known))
        {
            return known;
        }

        var number = _names.Count;
        _numbers[name] = number;
        _names.Add(name);
        _slugs.Add(Free(Of(name)));
        return number;
    }

    public string? Find(string name) => _numbers.TryGetValue(name, out var number) ? _slugs[number] : null;

    public string this[int number] => _slugs[number];

    private string Free(string slug)
    {
        var free = slug;
        for (var next = 2; !_taken.Add(free); next++)
        {
            free = FormattableString.Invariant($"{slug}-{next}");
        }

        return free;
    }

    private static string Of(string name)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var character in name)
        {
            if (slug.Length == Longest)
            {
                break;
            }

            if (char.IsLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "x" : text;
    }
}
