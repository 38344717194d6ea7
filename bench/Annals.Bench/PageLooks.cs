using System.Text.RegularExpressions;

namespace Annals.Bench;

/// <summary>When each article's page was asked, as the outlets count it: the clock of theirs stands still during a round.</summary>
internal sealed partial class PageLooks(Newsweb web)
{
    private readonly Dictionary<string, List<DateTimeOffset>> _looks = [];
    private IReadOnlyDictionary<string, int> _before = new Dictionary<string, int>();

    public IReadOnlyList<DateTimeOffset> Of(string item) => _looks.GetValueOrDefault(item) ?? [];

    /// <summary>A round is over: whatever was asked more often than before was asked now.</summary>
    public void Note(DateTimeOffset now)
    {
        var paths = web.Paths();
        foreach (var (path, count) in paths)
        {
            if (count > _before.GetValueOrDefault(path) && Item().Match(path) is { Success: true } match)
            {
                var looks = _looks.TryGetValue(match.Groups[1].Value, out var known) ? known : _looks[match.Groups[1].Value] = [];
                if (looks.Count == 0 || looks[^1] != now)
                {
                    looks.Add(now);
                }
            }
        }

        _before = paths;
    }

    [GeneratedRegex("/article/([0-9a-f]{12})", RegexOptions.NonBacktracking)]
    private static partial Regex Item();
}
