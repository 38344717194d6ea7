using System.Text;
using Annals.Language.Scripts;

namespace Annals.Stories.Origins;

/// <summary>Who is an agency or a medium, under every name it goes by. Read from a plain-text list; never changes.</summary>
public sealed class MediaList
{
    private const int ShortestInside = 3;

    private readonly Dictionary<string, Medium> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Medium> _byHost = new(StringComparer.Ordinal);
    private readonly List<string> _longestFirst;

    private MediaList(IEnumerable<(Medium Medium, IReadOnlyList<string> Names, IReadOnlyList<string> Hosts)> entries)
    {
        foreach (var (medium, names, hosts) in entries)
        {
            foreach (var name in names)
            {
                _byName.TryAdd(ChineseFold.Fold(name), medium);
            }

            foreach (var host in hosts)
            {
                _byHost.TryAdd(host, medium);
            }
        }

        _longestFirst = [.. _byName.Keys.Where(name => name.Length >= ShortestInside || name.Any(character => character > 0x2e80)).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The list that comes with Annals.</summary>
    public static MediaList BuiltIn { get; } = Parse(Resource());

    /// <summary>What is no line of a list is left out.</summary>
    public static MediaList Parse(string text)
    {
        var entries = new List<(Medium, IReadOnlyList<string>, IReadOnlyList<string>)>();
        var isAgency = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.ToString().Split('#')[0].Trim();
            if (line is "[agency]" or "[medium]")
            {
                isAgency = line == "[agency]";
            }
            else if (line.Length > 0)
            {
                var hosts = line.Split('@', 2);
                var latin = hosts[0].Split('=', 2);
                var names = latin[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(latin.Length > 1 ? latin[1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []).ToList();
                if (names.Count > 0)
                {
                    entries.Add((new Medium(names[0], isAgency), names, hosts.Length > 1 ? hosts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : []));
                }
            }
        }

        return new MediaList(entries);
    }

    /// <summary>Whose name this is, in any script; by the looks of it (…社, …日报, …电视台) where the list has none. Null for what is no medium.</summary>
    public Medium? ByName(string name)
    {
        var folded = ChineseFold.Fold(name).Trim('《', '》', ' ');
        if (_byName.TryGetValue(folded, out var known))
        {
            return known;
        }

        return LooksLikeMedium(folded) ? new Medium(name.Trim('《', '》', ' '), folded.EndsWith("通讯社", StringComparison.Ordinal)) : null;
    }

    /// <summary>The medium an outlet is: its own name, else the longest known one inside it ("(臺)中央社CNA"), else the outlet's name as it is.</summary>
    public Medium ByOutlet(string outlet)
    {
        if (ByName(outlet) is { } known)
        {
            return known;
        }

        var folded = ChineseFold.Fold(outlet);
        return _longestFirst.Find(name => folded.Contains(name, StringComparison.Ordinal)) is { } inside ? _byName[inside] : new Medium(outlet, false);
    }

    /// <summary>Whose web address this is; null when nobody's that is known.</summary>
    /// <param name="host">As <c>www.voachinese.com</c>.</param>
    public Medium? ByHost(string host)
    {
        for (var at = 0; at >= 0 && at < host.Length; at = host.IndexOf('.', at) is >= 0 and var dot ? dot + 1 : -1)
        {
            if (_byHost.TryGetValue(host[at..], out var medium))
            {
                return medium;
            }
        }

        return null;
    }

    /// <summary>The longest known name that stands at a place of a folded text.</summary>
    internal (Medium Medium, int Length)? At(string folded, int at)
    {
        foreach (var name in _longestFirst)
        {
            if (string.CompareOrdinal(folded, at, name, 0, name.Length) == 0 && (!char.IsAsciiLetter(name[^1]) || at + name.Length >= folded.Length || !char.IsAsciiLetter(folded[at + name.Length])))
            {
                return (_byName[name], name.Length);
            }
        }

        return null;
    }

    private static bool LooksLikeMedium(string folded)
        => folded.Length >= 3 && Array.Exists(["通讯社", "新闻社", "日报", "时报", "晚报", "早报", "邮报", "周刊", "电视台", "广播电台", "电视网", "新闻网", "新闻台", "之音", "之声"], folded.EndsWith);

    private static string Resource()
    {
        using var stream = typeof(MediaList).Assembly.GetManifestResourceStream("media.txt")
            ?? throw new InvalidOperationException("media.txt is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>A news agency or another medium.</summary>
/// <param name="IsAgency">It sells its text to others.</param>
public sealed record Medium(string Name, bool IsAgency);
