using System.Text;

namespace Annals.Language.Names;

/// <summary>The words in lists.txt, a list a section.</summary>
internal sealed class NameLists
{
    private readonly Dictionary<string, IReadOnlyList<string>> _lists;

    private NameLists(Dictionary<string, IReadOnlyList<string>> lists) => _lists = lists;

    public static NameLists BuiltIn { get; } = Parse(Resource("lists.txt"));

    public static NameLists Named(string resource) => Parse(Resource(resource));

    public IReadOnlyList<string> this[string section] => _lists.GetValueOrDefault(section) ?? [];

    /// <summary>All of them, in no order that means anything.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Words)> Sections => _lists.Select(list => (list.Key, list.Value));

    private static NameLists Parse(string text)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>();
        var words = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                words = [];
                lists[line[1..^1].ToString()] = words;
            }
            else
            {
                words.AddRange(line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return new NameLists(lists);
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(NameLists).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
