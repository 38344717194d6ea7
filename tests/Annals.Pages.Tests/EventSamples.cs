using Annals.Index.Knowledge;
using Annals.Pages.Drawing;
using Annals.Pages.Events;
using Annals.Pages.Stories;
using Annals.Stories.Comparing;
using Annals.Stories.Following;
using Annals.Stories.Grouping;
using Annals.Stories.Origins;
using Annals.Stories.Passages;

namespace Annals.Pages.Tests;

/// <summary>An event and its story, with a text from outside in every field.</summary>
internal static class EventSamples
{
    public static EventLine Line(string text) => new()
    {
        Id = "e0123456789",
        Lead = Samples.Headline("a00000000001", text, text),
        First = Samples.Now.AddDays(-3),
        Last = Samples.Now.AddDays(-1),
        Happened = "2024-07-01",
        Place = text,
        Articles = 3,
        Outlets = [text, "B"],
        Sources = 2,
        Story = ("s0123456789", text),
        IsPinned = true,
    };

    public static EventPage Event(string text) => new(Line(text), Comparison(text), Timeline(text))
    {
        Reasons = new Dictionary<string, Reason> { ["a00000000002"] = new("a00000000001", 0.9, [new SharedName(text, 0, 2, 0, 2)], [text], [new DateOnly(2024, 7, 1)], 30, true) },
        Decided = new HashSet<string> { "a00000000002" },
    };

    public static StoryLine StoryLine(string text) => new()
    {
        Id = "s0123456789",
        Lead = Samples.Headline("a00000000001", text, text),
        First = Samples.Now.AddDays(-300),
        Last = Samples.Now,
        Events = 2,
        Articles = 5,
        Outlets = 1,
        Names = [text],
    };

    public static StoryPage Story(string text) => new(StoryLine(text), [Line(text)], Timeline(text))
    {
        Comparison = Comparison(text),
        Together = [new TogetherLine(text, "B", 3), new TogetherLine("B", "C", 1)],
        Places = [new PlaceDot(text, 39.9, 116.4, 3), new PlaceDot("B", -33.9, 151.2, 1)],
        Named = new Dictionary<string, EntitySummary> { [text] = Samples.Somebody(text) },
    };

    public static Timeline Timeline(string text) => new([
        Entry("meeting-1", "2024-02-01", text, "happened"),
        Entry("meeting-2", "2024-07-01", text, "planned") with { Place = null, WasAnnounced = true },
        Entry("meeting-3", null, text, "denied"),
    ]);

    private static EventComparison Comparison(string text) => new(
        [new ComparedArticle("a00000000001", text, Samples.Now.AddDays(-3), text), new ComparedArticle("a00000000002", "B", Samples.Now.AddDays(-2), text)],
        [
            new ClaimRow("r1", Aspect.Status, text, "meeting", "meeting-1", Relation.Update, text, [new Cell("a00000000001", text, "planned", Passage(text)), new Cell("a00000000002", "B", "happened", Passage(text))]),
            new ClaimRow("r2", Aspect.Figure, text, null, null, Relation.Contradiction, text, [new Cell("a00000000001", text, ">=9", Passage(text))]),
            new ClaimRow("r3", Aspect.Role, text, null, null, Relation.Alone, text, [new Cell("a00000000001", text, text, Passage(text))]),
        ],
        [new WordUse("a00000000001", text, text, [text], 3, 0, 100, 200, 11, true), new WordUse("a00000000001", text, "桥", [], 0, 5, 100, 200, 5, false)],
        [new FigureSeries(text, text, [new FigurePoint("a00000000001", text, Samples.Now.AddDays(-3), 9, ">=9", Passage(text)), new FigurePoint("a00000000002", "B", Samples.Now, 12, "12", Passage(text))], Trend.Rising)],
        new OriginTree(
            [new ArticleOrigin("a00000000001", text, text, Samples.Now, text, OriginBasis.Citation, null, Passage(text)), new ArticleOrigin("a00000000002", "B", text, Samples.Now, "B", OriginBasis.Copy, "a00000000001", null)],
            [new IndependentSource(text, ["a00000000001", "a00000000002"], [text, "B"])],
            [new OriginNode(text, OriginNodeKind.Outlet)],
            [new OriginEdge(text, text, OriginStep.Cites, [Passage(text)])],
            []));

    private static TimelineEntry Entry(string id, string? date, string text, string status) => new(id, "meeting", date, DayRange.Of(date), text, [text, "B"], status, false, [new EventReport("a00000000001", text, Samples.Now, "meeting", [text], text, date, status, Certainty.Reported, text, [Passage(text)])]);

    private static Passage Passage(string text) => new("a00000000001", text, 3, 3 + text.Length, text, "开头" + text, 1);
}
