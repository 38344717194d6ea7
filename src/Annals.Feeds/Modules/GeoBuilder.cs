using System.Buffers;
using Annals.Feeds.Reading;

namespace Annals.Feeds.Modules;

/// <summary>A place while it is being read. GeoRSS and GML write latitude first; what comes out has longitude first.</summary>
internal sealed class GeoBuilder
{
    private const int MaxPositions = 10_000;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,;");

    private double? latitude;
    private double? longitude;

    public GeoShape? Shape { get; set; }

    /// <summary>What kind of GML geometry is open.</summary>
    public string? Kind { get; set; }

    /// <summary>Coordinates per position (<c>srsDimension</c>).</summary>
    public int Dimension { get; set; } = 2;

    /// <summary>False for a projected system (<c>srsName="EPSG:26913"</c>), whose order is already x, y.</summary>
    public bool LatitudeFirst { get; set; } = true;

    public void SetLatitude(string text) => latitude ??= Numbers.Decimal(text);

    public void SetLongitude(string text) => longitude ??= Numbers.Decimal(text);

    public void SetShape(string type, string text, bool latitudeFirst = true, int dimension = 2)
    {
        var positions = Positions(text, latitudeFirst, dimension);
        var enough = type switch { "Point" => 1, "LineString" => 2, "Polygon" => 4, _ => 2 };
        if (positions.Count < enough)
            return;
        if (type == "Point")
            positions = [positions[0]];
        else if (type == "Box")
            positions = positions[..2];
        Shape ??= new GeoShape(type, positions);
    }

    public GeoShape? Build() => Shape ?? (latitude is { } y && longitude is { } x ? new GeoShape("Point", [new GeoPosition(x, y)]) : null);

    private static List<GeoPosition> Positions(string text, bool latitudeFirst, int dimension)
    {
        var result = new List<GeoPosition>();
        Span<double> position = stackalloc double[3];
        var filled = 0;
        var rest = text.AsSpan();
        while (result.Count < MaxPositions)
        {
            rest = rest.TrimStart(" \t\r\n,;");
            if (rest.IsEmpty)
                break;
            var end = rest.IndexOfAny(Separators);
            var word = end < 0 ? rest : rest[..end];
            rest = rest[word.Length..];
            if (Numbers.Decimal(word) is not { } number)
                return [];
            position[filled++] = number;
            if (filled < dimension)
                continue;
            result.Add(new GeoPosition(latitudeFirst ? position[1] : position[0], latitudeFirst ? position[0] : position[1], dimension == 3 ? position[2] : null));
            filled = 0;
        }
        return result;
    }
}
