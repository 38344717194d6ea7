using System.Globalization;
using System.Text;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Drawing;

/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Articles">That name it.</param>
public sealed record PlaceDot(string Name, double Latitude, double Longitude, int Articles);

/// <summary>
/// Places on a plain map (equirectangular: a degree is as wide as it is high), cut to where they lie. Coastlines to a quarter of a degree (land.txt, which
/// says whose they are), and nothing about where borders run.
/// </summary>
internal static class MapDrawing
{
    private const int Scale = 4;
    private const int Margin = 14;
    private const int LeastSpan = 60;
    private const int Listed = 14;
    private const int Labelled = 10;
    private const int Width = 720;

    private static readonly IReadOnlyList<Ring> Land = ReadLand();

    public static Html Of(IReadOnlyList<PlaceDot> places, Func<string, string?> address, PageContext page)
    {
        if (places.Count == 0)
        {
            return Html.Empty;
        }

        var ordered = places.OrderByDescending(static place => place.Articles).ThenBy(static place => place.Name, StringComparer.Ordinal).ToList();
        var (west, east) = Spread((int)places.Min(static place => place.Longitude) - Margin, (int)places.Max(static place => place.Longitude) + Margin, 2 * LeastSpan, -180, 180);
        var (south, north) = Spread((int)places.Min(static place => place.Latitude) - Margin, (int)places.Max(static place => place.Latitude) + Margin, LeastSpan, -60, 85);
        var most = ordered[0].Articles;
        return Html.Of($"""
            <div class="beside"><figure class="map"><svg viewBox="{N(west * Scale)} {N(-north * Scale)} {N((east - west) * Scale)} {N((north - south) * Scale)}" width="{N(Width)}" role="group" aria-label="{page.Words.Stories.MapOf(places.Count)}">
            <path class="land" d="{Coasts(west, east, south, north)}"></path>
            {ordered.Select((place, number) => Dot(place, most, number < Labelled, (east - west) * Scale, address))}</svg></figure>
            <ol class="pairs">
            {ordered.Take(Listed).Select(place => Html.Of($"<li>{(address(place.Name) is { } link ? Html.Of($"<a href=\"{link}\">{place.Name}</a>") : Html.Text(place.Name))} <span class=\"quiet\">{page.Words.Count(place.Articles)}</span></li>\n"))}</ol></div>

            """);
    }

    private static Html Dot(PlaceDot place, int most, bool isLabelled, int width, Func<string, string?> address)
    {
        // In units of the drawing, whose width differs: what is shown is always of one size.
        var unit = Math.Max(1, width / 240);
        var (x, y) = ((int)Math.Round(place.Longitude * Scale), (int)Math.Round(-place.Latitude * Scale));
        var radius = unit * (1 + (2 * place.Articles / Math.Max(1, most)));
        var dot = Html.Of($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"><title>{place.Name}: {N(place.Articles)}</title></circle>");
        var label = isLabelled ? Html.Of($"<text x=\"{N(x + radius + unit)}\" y=\"{N(y + unit)}\" font-size=\"{N(5 * unit)}\">{place.Name}</text>") : Html.Empty;
        return address(place.Name) is { } link ? Html.Of($"<a href=\"{link}\" aria-label=\"{place.Name}\">{dot}{label}</a>\n") : Html.Of($"{dot}{label}\n");
    }

    private static (int From, int To) Spread(int from, int to, int least, int lowest, int highest)
    {
        var missing = Math.Max(0, least - (to - from));
        (from, to) = (from - (missing / 2), to + (missing - (missing / 2)));
        from = Math.Max(lowest, Math.Min(from, highest - least));
        return (from, Math.Min(highest, Math.Max(to, from + least)));
    }

    private static string Coasts(int west, int east, int south, int north)
        => string.Concat(Land.Where(ring => ring.West <= east * Scale && ring.East >= west * Scale && ring.South <= north * Scale && ring.North >= south * Scale).Select(static ring => ring.Path));

    // The file's unit is the drawing's; its north is up, the drawing's is down.
    private static List<Ring> ReadLand()
    {
        using var stream = typeof(MapDrawing).Assembly.GetManifestResourceStream("land.txt") ?? throw new InvalidOperationException("land.txt is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        var rings = new List<Ring>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rings.Add(RingOf([.. line.Split(' ').Select(static number => int.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))]));
            }
        }

        return rings;
    }

    private static Ring RingOf(int[] steps)
    {
        var (x, y) = (steps[0], steps[1]);
        var (west, east, south, north) = (x, x, y, y);
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{x} {-y}l");
        for (var i = 2; i < steps.Length; i += 2)
        {
            (x, y) = (x + steps[i], y + steps[i + 1]);
            (west, east, south, north) = (Math.Min(west, x), Math.Max(east, x), Math.Min(south, y), Math.Max(north, y));
            // A sign parts numbers as well as a blank does.
            path.Append(CultureInfo.InvariantCulture, $"{(i > 2 && steps[i] >= 0 ? " " : "")}{steps[i]}{(steps[i + 1] <= 0 ? " " : "")}{-steps[i + 1]}");
        }

        return new Ring(path.Append('z').ToString(), west, east, south, north);
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <param name="Path">As SVG has it; the rest are its bounds in units of the drawing, north up.</param>
    private sealed record Ring(string Path, int West, int East, int South, int North);
}
