using System.Globalization;
using System.Text;
using Annals.Language.Scripts;

namespace Annals.Stories.Following;

/// <summary>Where the places lie that news names most: countries, capitals, big cities. Facts in a plain-text file; never changes.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, GazetteerPlace> _places = new(StringComparer.Ordinal);

    private Gazetteer(IEnumerable<GazetteerPlace> places)
    {
        foreach (var place in places)
        {
            foreach (var name in place.Names)
            {
                _places.TryAdd(ChineseFold.Fold(name), place);
            }
        }
    }

    /// <summary>The file that comes with Annals.</summary>
    public static Gazetteer BuiltIn { get; } = Parse(Resource());

    public IEnumerable<GazetteerPlace> Places => _places.Values.Distinct();

    /// <summary>Lines of <c>name other-names | latitude longitude | country | region</c>; what is none is left out.</summary>
    public static Gazetteer Parse(string text)
    {
        var places = new List<GazetteerPlace>();
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var parts = raw.ToString().Split('#')[0].Split('|', StringSplitOptions.TrimEntries);
            var names = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 3 && names.Length > 0 && parts[1].Split(' ') is [var north, var east]
                && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
                && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180)
            {
                places.Add(new GazetteerPlace(names[0], names, latitude, longitude, parts[2], parts.Length > 3 && parts[3].Length > 0 ? parts[3] : null));
            }
        }

        return new Gazetteer(places);
    }

    /// <summary>In any script; null for a place it does not know.</summary>
    public GazetteerPlace? Find(string name) => _places.GetValueOrDefault(ChineseFold.Fold(name));

    /// <summary>The country a place is in, itself for a country; null for a place it does not know and for what lies in several.</summary>
    public string? CountryOf(string name) => Find(name) is { Country.Length: > 0 } place ? place.Country : null;

    /// <summary>The countries of a region: 中亚 has five.</summary>
    public IReadOnlyList<string> CountriesOf(string region)
    {
        var folded = ChineseFold.Fold(region);
        return [.. Places.Where(place => place.Region is { } own && ChineseFold.Fold(own) == folded && place.Country == place.Name).Select(place => place.Name)];
    }

    /// <summary>False where both are known and one cannot lie in the other.</summary>
    public bool MayBeSame(string one, string other)
    {
        var (first, second) = (ChineseFold.Fold(one), ChineseFold.Fold(other));
        if (first == second || first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal))
        {
            return true;
        }

        if (Find(one) is not { } mine || Find(other) is not { } theirs || mine == theirs)
        {
            return true;
        }

        if (mine.Country.Length == 0 || theirs.Country.Length == 0)
        {
            // A region holds its countries.
            return mine.Country.Length == 0 && theirs.Country.Length == 0 || InRegion(mine, theirs) || InRegion(theirs, mine);
        }

        return mine.Country == theirs.Country && (mine.Name == mine.Country || theirs.Name == theirs.Country);
    }

    private bool InRegion(GazetteerPlace region, GazetteerPlace place)
        => region.Country.Length == 0 && (Find(place.Country)?.Region is not { } own || own == region.Name || region.Region is null);

    private static string Resource()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.txt")
            ?? throw new InvalidOperationException("gazetteer.txt is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>A place on the map.</summary>
/// <param name="Names">Itself and its other names, simplified or as Taiwan and Hong Kong call it.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Country">Its own name for a country; empty for what lies in several.</param>
/// <param name="Region">Of a country: 中亚, 东亚; null where none is given.</param>
public sealed record GazetteerPlace(string Name, IReadOnlyList<string> Names, double Latitude, double Longitude, string Country, string? Region);
