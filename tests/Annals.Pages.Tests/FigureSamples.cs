using Annals.Index.Knowledge;
using Annals.Pages.Figures;
using Annals.Stories.Comparing;
using Annals.Stories.Passages;

namespace Annals.Pages.Tests;

/// <summary>What was counted at a place, with a text from outside in every field.</summary>
internal static class FigureSamples
{
    public static FiguredPlace Place(string text) => new(Samples.Somebody(text), 3, ["deaths", text]);

    public static PlaceFiguresPage Figures(string text) => new(Samples.Somebody(text),
    [
        new FollowedFigure("deaths", 5, [
            new FigureRun([Dot(text, 2, "7"), Dot("B", 1, ">=9"), Dot(text, 0, "12000")], Trend.Rising),
            new FigureRun([Dot(text, 90, "3")], Trend.Steady),
        ]),
        new FollowedFigure(text, 1, [new FigureRun([Dot(text, 3, "1")], Trend.Steady)]),
    ]);

    private static FigureDot Dot(string text, int daysAgo, string value)
        => new(text, Samples.Now.AddDays(-daysAgo), Trends.NumberOf(value) ?? 0, value, text, new Passage("a00000000001", text, 3, 3 + text.Length, text, "开头" + text, 1));
}
