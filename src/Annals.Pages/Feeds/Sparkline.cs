using System.Globalization;
using System.Text;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Feeds;

/// <summary>A row of small bars, one a day, as SVG that needs nothing but the style sheet.</summary>
internal static class Sparkline
{
    private const int Step = 4;
    private const int Bar = 3;
    private const int Height = 24;

    // One article a day must not stand as tall as a hundred.
    private const int Least = 4;

    /// <param name="perDay">The last of them today.</param>
    public static Html Of(IReadOnlyList<int> perDay, PageContext page)
    {
        if (perDay.Count == 0)
        {
            return Html.Empty;
        }

        var most = perDay.Max();
        var words = page.Words.Managing.ThirtyDaysInWords(perDay.Sum(), most);
        var (width, height) = (Text(perDay.Count * Step), Text(Height));
        return Html.Of($"<svg class=\"spark\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"xMinYMax meet\" role=\"img\" aria-label=\"{words}\"><title>{words}</title><path class=\"base\" d=\"M0 {Text(Height - 1)}h{width}v1H0z\"></path><path d=\"{Bars(perDay, most)}\"></path></svg>");
    }

    /// <summary>One path for all bars: five hundred feeds are five hundred elements, not fifteen thousand.</summary>
    internal static string Bars(IReadOnlyList<int> perDay, int most)
    {
        var path = new StringBuilder();
        for (var day = 0; day < perDay.Count; day++)
        {
            if (perDay[day] > 0)
            {
                // A day with a single article among days of hundreds can still be seen.
                var height = Math.Max(3, perDay[day] * Height / Math.Max(most, Least));
                path.Append(CultureInfo.InvariantCulture, $"M{day * Step} {Height}v-{height}h{Bar}v{height}z");
            }
        }

        return path.ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
