using System.Globalization;
using Annals.Pages.Articles;
using Annals.Pages.Figures;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Drawing;

/// <summary>
/// Numbers over time, an outlet a line. Outlets differ by the shape of their marks and the strokes of their lines, not by colour. Each mark leads to
/// its sentence; the table beside it says the same, so nobody need hear the drawing.
/// </summary>
internal static class CountsDrawing
{
    private const int Width = 640;
    private const int Height = 180;
    private const int Left = 64;
    private const int Edge = 14;
    private const int Shapes = 6;

    public static Html Of(IReadOnlyList<FigureDot> dots, string name, PageContext page)
    {
        var (first, last) = (dots[0].Published, dots[^1].Published);
        var most = Math.Max(1, dots.Max(static dot => dot.Number));
        var outlets = dots.GroupBy(static dot => dot.Outlet).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).ToList();
        return Html.Of($"""
            <svg class="countlines" viewBox="0 0 {N(Width)} {N(Height)}" width="{N(Width)}" aria-hidden="true" focusable="false">
            <path class="base" d="M{N(Left)} {N(Height - Edge)}H{N(Width)}M{N(Left)} {N(Edge)}h6"></path><text x="{N(Left - 8)}" y="{N(Edge + 4)}" text-anchor="end">{FigureText.Value(most.ToString(CultureInfo.InvariantCulture), page.Words.Language)}</text><text x="{N(Left - 8)}" y="{N(Height - Edge + 4)}" text-anchor="end">0</text>
            {outlets.Select((outlet, number) => Line([.. outlet.Select(dot => (X(dot), Y(dot), dot))], number, page))}</svg>
            {Legend([.. outlets.Select(static outlet => outlet.Key)], name, page)}
            """);

        int X(FigureDot dot) => Left + Edge + (last > first ? (int)((Width - Left - (2 * Edge)) * ((dot.Published - first) / (last - first))) : (Width - Left) / 2);

        int Y(FigureDot dot) => Height - Edge - (int)((Height - (2 * Edge)) * Math.Max(0, dot.Number) / most);
    }

    private static Html Line(IReadOnlyList<(int X, int Y, FigureDot Dot)> places, int number, PageContext page)
    {
        // Beyond so many nobody tells the strokes apart: then only the marks stand.
        var line = places.Count < 2 || number >= Shapes ? Html.Empty : Html.Of($"<polyline class=\"k{N(number)}\" points=\"{string.Join(' ', places.Select(static place => $"{N(place.X)},{N(place.Y)}"))}\"></polyline>");
        var marks = places.Select(place => Html.Of($"<a href=\"{page.Links.Passage(place.Dot.Evidence.Article, place.Dot.Evidence.Start, place.Dot.Evidence.End)}\" tabindex=\"-1\"><path class=\"dot\" d=\"{Shape(number, place.X, place.Y)}\"><title>{place.Dot.Outlet} {DateText.Machine(DateText.DayOf(place.Dot.Published))}: {FigureText.Value(place.Dot.Value, page.Words.Language)} {place.Dot.Unit}</title></path></a>"));
        return Html.Of($"{line}{marks}\n");
    }

    // What the strokes mean; the names lead nowhere that the table does not.
    private static Html Legend(IReadOnlyList<string> outlets, string name, PageContext page)
        => outlets.Count < 2 ? Html.Empty : Html.Of($"""
            <p class="strokes" aria-hidden="true">{name}{(page.Words.Language == UiLanguage.Chinese ? "：" : ": ")}{outlets.Take(Shapes).Select((outlet, number) => Html.Of($"<span><svg viewBox=\"0 0 32 12\" width=\"32\" height=\"12\" focusable=\"false\"><path class=\"k{N(number)}\" d=\"M0 6H32\"></path><path class=\"dot\" d=\"{Shape(number, 16, 6)}\"></path></svg> {outlet}</span> "))}{(outlets.Count > Shapes ? "…" : "")}</p>

            """);

    private static string Shape(int number, int x, int y) => number switch
    {
        0 => $"M{N(x - 4)} {N(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        1 => $"M{N(x - 4)} {N(y - 4)}h8v8h-8z",
        2 => $"M{N(x)} {N(y - 5)}l5 9h-10z",
        3 => $"M{N(x)} {N(y - 5)}l5 5l-5 5l-5 -5z",
        4 => $"M{N(x)} {N(y + 5)}l5 -9h-10z",
        5 => $"M{N(x - 5)} {N(y - 2)}h3v-3h4v3h3v4h-3v3h-4v-3h-3z",
        _ => $"M{N(x - 2)} {N(y)}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
    };

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
