using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Stories.Passages;

/// <summary>
/// One name for what several articles name: the authority file's where it has one; else the fuller form of which another article's is the last
/// part (绍伊古, 谢尔盖·绍伊古), else the spelling that most articles have of two long names that differ in one character.
/// </summary>
internal sealed class EntityKeys
{
    private const int LongName = 6;

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _roles = new(StringComparer.Ordinal);

    public EntityKeys(IReadOnlyList<Reading> readings)
    {
        var entities = readings.SelectMany(reading => reading.Report.Analysis.Entities).ToList();
        var known = entities.Where(entity => entity.IsKnown).Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        var counts = entities.GroupBy(entity => entity.Name).ToDictionary(group => group.Key, group => (Articles: group.Count(), group.First().Type), StringComparer.Ordinal);
        var latin = entities.Where(static entity => entity.Latin is not null).GroupBy(static entity => entity.Name).ToDictionary(static group => group.Key, static group => group.Select(static entity => entity.Latin!).ToList(), StringComparer.Ordinal);
        foreach (var (name, (_, type)) in counts)
        {
            // 蘇建榮 and 苏建荣: the one that most articles have.
            var scripts = counts.Keys.Where(other => other != name && ChineseFold.Fold(other) == ChineseFold.Fold(name)).Append(name).OrderByDescending(known.Contains).ThenByDescending(other => counts[other].Articles).ThenBy(other => other, StringComparer.Ordinal).ToList();
            if (scripts.Count > 1)
            {
                _keys[name] = scripts[0];
                continue;
            }

            _keys[name] = known.Contains(name) ? name : counts.Keys.Where(other => IsFuller(other, name) && counts[other].Type == type && MayBeOne(latin, other, name)).OrderByDescending(other => known.Contains(other)).ThenByDescending(other => other.Length).ThenBy(other => other, StringComparer.Ordinal).FirstOrDefault()
                ?? counts.Keys.Where(other => IsNear(other, name) && counts[other].Type == type).OrderByDescending(other => known.Contains(other)).ThenByDescending(other => counts[other].Articles).ThenByDescending(other => other.Length).ThenBy(other => other, StringComparer.Ordinal).FirstOrDefault(other => known.Contains(other) || Wins(other, name, counts))
                ?? name;
        }

        foreach (var entity in entities)
        {
            _types.TryAdd(Of(entity.Name), entity.Type);
            var roles = _roles.TryGetValue(Of(entity.Name), out var had) ? had : _roles[Of(entity.Name)] = new HashSet<string>(StringComparer.Ordinal);
            roles.UnionWith(entity.Roles.Select(role => ChineseFold.Fold(role.Text)));
        }
    }

    public string Of(string name) => _keys.GetValueOrDefault(name, name);

    /// <summary>Null for a name that none of the articles has as an entity.</summary>
    public EntityType? TypeOf(string key) => _types.TryGetValue(key, out var type) ? type : null;

    /// <summary>Folded.</summary>
    public IReadOnlyCollection<string> RolesOf(string key) => _roles.TryGetValue(key, out var roles) ? roles : [];

    public bool IsPerson(string key) => TypeOf(key) == EntityType.Person;

    private static bool IsFuller(string full, string name)
        => full.Length > name.Length + 1 && full.EndsWith(name, StringComparison.Ordinal) && ChineseFold.Fold(full[full.Length - name.Length - 1]) == '·';

    // 斯科特（Jeffrey Schott） is not 里克·斯科特（Rick Scott）.
    private static bool MayBeOne(Dictionary<string, List<string>> latin, string one, string other)
        => !latin.TryGetValue(one, out var mine) || !latin.TryGetValue(other, out var theirs) || mine.Exists(name => theirs.Exists(guest => LatinName.Akin(name, guest)));

    private static bool Wins(string other, string name, Dictionary<string, (int Articles, EntityType Type)> counts)
        => (counts[other].Articles, other.Length).CompareTo((counts[name].Articles, name.Length)) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(other, name) < 0));

    /// <summary>Two long names of which one is the other with one character more, less or other.</summary>
    internal static bool IsNear(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        if (shorter.Length < LongName || longer.Length - shorter.Length > 1 || longer == shorter)
        {
            return false;
        }

        var at = 0;
        while (at < shorter.Length && longer[at] == shorter[at])
        {
            at++;
        }

        // A digit that differs makes another thing of it: 第24次, 东方-2018.
        return at < longer.Length && !char.IsAsciiDigit(longer[at]) && longer.AsSpan(at + 1).SequenceEqual(shorter.AsSpan(longer.Length == shorter.Length ? at + 1 : at));
    }
}
