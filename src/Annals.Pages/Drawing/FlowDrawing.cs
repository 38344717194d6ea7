using System.Globalization;
using Annals.Pages.Markup;

namespace Annals.Pages.Drawing;

/// <param name="From">Who relies.</param>
/// <param name="To">On whom.</param>
internal sealed record FlowLine(string From, string To, int Weight);

/// <summary>Two columns of names with lines between them, the thicker the more often. What it shows stands in a table beside it.</summary>
internal static class FlowDrawing
{
    private const int Row = 26;
    private const int Width = 640;
    private const int Left = 220;
    private const int Right = 420;
    private const int Thickest = 14;
    private const int LongestName = 14;

    /// <param name="name">What is drawn, for those who do not see it.</param>
    public static Html Of(IReadOnlyList<FlowLine> lines, string name, Func<string, string?> fromAddress, Func<string, string?> toAddress)
    {
        if (lines.Count == 0)
        {
            return Html.Empty;
        }

        var (from, to) = (Ordered(lines, static line => line.From), Ordered(lines, static line => line.To));
        var height = Row * Math.Max(from.Count, to.Count);
        var most = lines.Max(static line => line.Weight);
        return Html.Of($"""
            <figure class="flow"><svg viewBox="0 0 {N(Width)} {N(height)}" width="{N(Width)}" role="group" aria-label="{name}">
            <g class="lines" aria-hidden="true">
            {lines.Select(line => Line(line, At(from, line.From, height), At(to, line.To, height), most))}</g>
            {from.Select(one => Name(one, Left - 10, At(from, one, height), "end", fromAddress(one)))}{to.Select(one => Name(one, Right + 10, At(to, one, height), "start", toAddress(one)))}</svg></figure>

            """);
    }

    private static Html Line(FlowLine line, int from, int to, int most)
        => Html.Of($"<path d=\"M{N(Left)} {N(from)}C{N((Left + Right) / 2)} {N(from)} {N((Left + Right) / 2)} {N(to)} {N(Right)} {N(to)}\" stroke-width=\"{N(Math.Max(1, line.Weight * Thickest / most))}\"><title>{line.From} → {line.To}: {N(line.Weight)}</title></path>\n");

    private static Html Name(string name, int x, int y, string anchor, string? address)
    {
        var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
        var text = Html.Of($"<text x=\"{N(x)}\" y=\"{N(y + 5)}\" text-anchor=\"{anchor}\">{shown}</text>");
        return address is null ? text : Html.Of($"<a href=\"{address}\">{text}</a>\n");
    }

    private static List<string> Ordered(IReadOnlyList<FlowLine> lines, Func<FlowLine, string> side)
        => [.. lines.GroupBy(side).OrderByDescending(static group => group.Sum(static line => line.Weight)).ThenBy(static group => group.Key, StringComparer.Ordinal).Select(static group => group.Key)];

    // Both columns fill the height.
    private static int At(List<string> names, string name, int height) => (int)((names.IndexOf(name) + 0.5) * height / names.Count);

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
