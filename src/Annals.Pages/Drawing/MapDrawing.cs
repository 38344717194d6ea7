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
/// Places on a plain map (equirectangular: a degree is as wide as it is high), cut to where they lie. The outlines were drawn by hand to a few degrees:
/// enough to tell where on earth something is, and nothing about where borders run.
/// </summary>
internal static class MapDrawing
{
    private const int Scale = 4;
    private const int Margin = 14;
    private const int LeastSpan = 60;
    private const int Listed = 14;
    private const int Labelled = 10;
    private const int Width = 720;

    // Longitude and latitude in whole degrees, a ring a line.
    private static readonly int[][] Outlines =
    [
        // Europe and Asia, from the North Cape eastwards.
        [26, 71, 41, 67, 33, 66, 38, 64, 44, 66, 44, 68, 54, 68, 60, 69, 68, 69, 67, 73, 73, 71, 80, 73, 87, 75, 104, 78, 113, 74, 130, 71, 140, 73, 160, 70, 170, 70, 180, 69, 180, 65, 177, 62, 164, 60, 162, 55, 157, 51, 156, 57, 163, 61, 155, 59, 142, 59, 135, 55, 141, 53, 140, 48, 133, 43, 128, 39, 129, 36, 126, 34, 125, 38, 121, 39, 118, 39, 122, 37, 119, 35, 122, 31, 120, 26, 117, 23, 110, 21, 108, 21, 106, 18, 109, 13, 107, 10, 105, 9, 101, 13, 99, 10, 103, 5, 104, 1, 101, 3, 98, 9, 98, 16, 94, 16, 91, 22, 87, 21, 80, 15, 80, 10, 77, 8, 73, 18, 72, 21, 67, 25, 57, 26, 50, 30, 48, 30, 51, 25, 56, 26, 59, 22, 52, 16, 43, 13, 35, 28, 34, 31, 36, 36, 27, 37, 26, 40, 29, 41, 35, 42, 41, 41, 38, 44, 39, 47, 35, 46, 31, 46, 28, 43, 26, 41, 23, 40, 24, 38, 22, 37, 19, 42, 13, 46, 12, 44, 18, 40, 16, 38, 12, 42, 9, 44, 3, 43, -1, 38, -5, 36, -9, 37, -9, 43, -1, 44, -4, 48, 2, 51, 8, 54, 8, 57, 11, 56, 10, 54, 19, 54, 24, 58, 30, 60, 22, 60, 25, 65, 22, 66, 17, 61, 16, 56, 12, 56, 11, 59, 5, 59, 6, 62, 14, 68, 26, 71],
        // Africa.
        [-6, 36, 10, 37, 11, 33, 20, 31, 32, 31, 37, 21, 43, 11, 51, 12, 48, 4, 40, -3, 40, -15, 35, -20, 35, -24, 28, -33, 20, -35, 18, -32, 12, -17, 13, -9, 9, -1, 9, 4, 4, 6, -8, 4, -13, 9, -17, 14, -16, 20, -13, 28, -6, 36],
        // North and Central America.
        [-168, 66, -156, 71, -128, 70, -115, 68, -95, 68, -95, 72, -82, 69, -94, 60, -82, 55, -79, 52, -78, 62, -65, 59, -56, 52, -66, 50, -60, 46, -70, 43, -74, 40, -76, 35, -81, 31, -80, 25, -83, 30, -90, 29, -97, 27, -97, 22, -91, 18, -87, 21, -88, 16, -83, 15, -83, 10, -79, 9, -77, 8, -83, 8, -92, 14, -105, 20, -113, 31, -110, 23, -117, 33, -124, 40, -124, 48, -135, 58, -150, 60, -165, 54, -158, 58, -165, 61, -168, 66],
        // South America.
        [-77, 8, -72, 12, -62, 10, -51, 4, -50, 0, -35, -6, -39, -13, -41, -22, -48, -26, -54, -34, -58, -38, -65, -41, -68, -50, -68, -55, -74, -52, -72, -38, -70, -18, -76, -14, -81, -5, -77, 4, -77, 8],
        // Australia.
        [114, -22, 122, -18, 130, -12, 136, -12, 136, -16, 141, -17, 142, -11, 146, -19, 153, -27, 150, -37, 144, -38, 138, -35, 131, -32, 118, -35, 115, -34, 114, -22],
        // Greenland, the British Isles, Iceland.
        [-55, 82, -22, 82, -20, 74, -40, 65, -44, 60, -53, 66, -58, 75, -73, 78, -55, 82],
        [-5, 50, 1, 51, 0, 54, -2, 57, -5, 58, -5, 55, -3, 54, -5, 52, -5, 50],
        [-10, 52, -6, 52, -6, 55, -10, 54, -10, 52],
        [-24, 65, -16, 66, -14, 65, -19, 63, -24, 65],
        // Japan, Taiwan, Hainan, Sakhalin.
        [130, 31, 132, 34, 137, 35, 140, 36, 142, 40, 145, 44, 141, 45, 140, 41, 136, 37, 131, 34, 130, 31],
        [120, 23, 121, 25, 122, 25, 121, 22, 120, 23],
        [109, 19, 111, 20, 110, 18, 109, 19],
        [142, 46, 143, 54, 145, 49, 142, 46],
        // Sumatra, Java, Borneo, Sulawesi, New Guinea, the Philippines.
        [95, 6, 104, -2, 106, -6, 101, -3, 95, 6],
        [105, -7, 114, -8, 108, -6, 105, -7],
        [109, 1, 117, 7, 118, 1, 115, -4, 110, -3, 109, 1],
        [120, 1, 125, 1, 121, -1, 123, -5, 120, -5, 120, 1],
        [131, -1, 141, -3, 150, -10, 138, -8, 131, -1],
        [120, 18, 122, 18, 124, 13, 126, 7, 122, 7, 120, 14, 120, 18],
        // Madagascar, Sri Lanka, New Zealand, Cuba.
        [44, -25, 50, -16, 49, -12, 44, -17, 44, -25],
        [80, 9, 82, 7, 80, 6, 80, 9],
        [173, -35, 178, -38, 175, -41, 167, -46, 172, -41, 173, -35],
        [-85, 22, -74, 20, -80, 23, -85, 22],
    ];

    private static readonly string Land = Path();

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
            <path class="land" d="{Land}"></path>
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

    private static string Path()
    {
        var path = new StringBuilder();
        foreach (var ring in Outlines)
        {
            for (var i = 0; i < ring.Length; i += 2)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{ring[i] * Scale} {-ring[i + 1] * Scale}");
            }

            path.Append('z');
        }

        return path.ToString();
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
