using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Drawing;

/// <param name="Articles">That name both.</param>
public sealed record TogetherLine(string One, string Other, int Articles);

/// <summary>Names in a ring, with lines between those that stand in the same articles. The pairs stand in a list besides.</summary>
internal static class TogetherDrawing
{
    private const int Width = 640;
    private const int Height = 420;
    private const int RadiusX = 190;
    private const int RadiusY = 165;
    private const int Thickest = 9;
    private const int MostNames = 14;
    private const int PairsListed = 10;

    public static Html Of(IReadOnlyList<TogetherLine> lines, Func<string, string?> address, PageContext page)
    {
        var names = lines.SelectMany(static line => new[] { (Name: line.One, line.Articles), (Name: line.Other, line.Articles) })
            .GroupBy(static one => one.Name).OrderByDescending(static group => group.Sum(static one => one.Articles)).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Take(MostNames).Select(static group => group.Key).ToList();
        var drawn = lines.Where(line => names.Contains(line.One) && names.Contains(line.Other)).ToList();
        if (drawn.Count == 0)
        {
            return Html.Empty;
        }

        var most = drawn.Max(static line => line.Articles);
        var words = page.Words.Stories;
        return Html.Of($"""
            <div class="beside"><figure class="flow"><svg viewBox="0 0 {N(Width)} {N(Height)}" width="{N(Width)}" role="group" aria-label="{words.GraphOf(names.Count)}">
            <g aria-hidden="true">
            {drawn.OrderBy(static line => line.Articles).Select(line => Line(line, At(names.IndexOf(line.One), names.Count), At(names.IndexOf(line.Other), names.Count), most))}</g>
            {names.Select((name, place) => Name(name, At(place, names.Count), address(name)))}</svg></figure>
            <ol class="pairs">
            {lines.OrderByDescending(static line => line.Articles).ThenBy(static line => line.One, StringComparer.Ordinal).ThenBy(static line => line.Other, StringComparer.Ordinal).Take(PairsListed).Select(line => Html.Of($"<li>{line.One} – {line.Other} <span class=\"quiet\">{page.Words.Count(line.Articles)}</span></li>\n"))}</ol></div>

            """);
    }

    private static (int X, int Y) At(int place, int count)
    {
        var angle = (2 * Math.PI * place / count) - (Math.PI / 2);
        return ((Width / 2) + (int)Math.Round(RadiusX * Math.Cos(angle)), (Height / 2) + (int)Math.Round(RadiusY * Math.Sin(angle)));
    }

    private static Html Line(TogetherLine line, (int X, int Y) from, (int X, int Y) to, int most)
        => Html.Of($"<path d=\"M{N(from.X)} {N(from.Y)}Q{N(Width / 2)} {N(Height / 2)} {N(to.X)} {N(to.Y)}\" stroke-width=\"{N(Math.Max(1, line.Articles * Thickest / most))}\"><title>{line.One} – {line.Other}: {N(line.Articles)}</title></path>\n");

    private static Html Name(string name, (int X, int Y) at, string? address)
    {
        var (anchor, shift) = at.X > (Width / 2) + 20 ? ("start", 10) : at.X < (Width / 2) - 20 ? ("end", -10) : ("middle", 0);
        var below = shift == 0 ? (at.Y < Height / 2 ? -10 : 20) : 5;
        var mark = Html.Of($"<circle cx=\"{N(at.X)}\" cy=\"{N(at.Y)}\" r=\"4\"></circle><text x=\"{N(at.X + shift)}\" y=\"{N(at.Y + below)}\" text-anchor=\"{anchor}\">{name}</text>");
        return address is null ? Html.Of($"{mark}\n") : Html.Of($"<a href=\"{address}\">{mark}</a>\n");
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
