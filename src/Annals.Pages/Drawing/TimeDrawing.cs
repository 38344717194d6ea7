using System.Globalization;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Stories.Following;

namespace Annals.Pages.Drawing;

/// <summary>
/// What happened, on one line from the first day to the last: full where it happened, hollow where it was only announced or possible, the larger
/// the more articles tell it. Days without news are folded: a gap of years is no longer than one of weeks. Each mark leads to its entry in the list.
/// </summary>
internal static class TimeDrawing
{
    private const int Width = 960;
    private const int Edge = 70;
    private const int Axis = 152;
    private const int Height = 180;
    private const int LongestGap = 20;
    private const int Lane = 24;
    private const int Lanes = 6;
    private const int LabelGap = 12;
    private const int LongestPlace = 6;

    // What a character takes at 13 pixels: a Chinese one is as broad as it is high.
    private const int Broad = 13;
    private const int Narrow = 8;
    private const int DaysOfMonth = 28;
    private const int DaysOfYear = 300;

    public static Html Of(Timeline timeline, PageContext page)
    {
        var entries = Happenings.Weighty(timeline).Where(static entry => entry.Days?.First is not null).OrderBy(static entry => entry.Days!.Value.First).ToList();
        if (entries.Count < 2)
        {
            return Html.Empty;
        }

        var days = entries.Select(static entry => entry.Days!.Value.First!.Value).Distinct().Order().ToList();
        var at = Places(days);
        var (first, last) = (days[0], days[^1]);
        var words = page.Words.Stories;
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{words.Timeline}">
            <svg class="timeline" viewBox="0 0 {N(Width)} {N(Height)}" width="{N(Width)}" role="group" aria-label="{words.TimelineOf(DateText.Day(first, page.Words.Language), DateText.Day(last, page.Words.Language), entries.Count)}">
            <path class="base" d="M{N(Edge / 2)} {N(Axis)}H{N(Width - (Edge / 2))}"></path>
            {Years(days, at)}{Marks(entries, at, page)}</svg>
            </div>

            """);
    }

    private static Dictionary<DateOnly, int> Places(List<DateOnly> days)
    {
        var offsets = new List<int> { 0 };
        for (var i = 1; i < days.Count; i++)
        {
            offsets.Add(offsets[^1] + Math.Min(LongestGap, 2 + days[i].DayNumber - days[i - 1].DayNumber));
        }

        return days.Select((day, place) => (day, X: Edge + ((Width - (2 * Edge)) * offsets[place] / Math.Max(1, offsets[^1])))).ToDictionary(static one => one.day, static one => one.X);
    }

    // The first day of each year that has one, below the line.
    private static Html Years(List<DateOnly> days, Dictionary<DateOnly, int> at)
        => Html.Join(days.GroupBy(static day => day.Year).Select(year => Html.Of($"<path class=\"tick\" d=\"M{N(at[year.First()])} {N(Axis)}v8\"></path><text class=\"year\" x=\"{N(at[year.First()])}\" y=\"{N(Axis + 24)}\" text-anchor=\"middle\">{year.Key.ToString("0000", CultureInfo.InvariantCulture)}</text>\n")));

    private static Html Marks(List<TimelineEntry> entries, Dictionary<DateOnly, int> at, PageContext page)
    {
        var taken = new int[Lanes];
        Array.Fill(taken, int.MinValue);
        // Below the words: a later stem must not run through an earlier label.
        var stems = new List<Html>();
        var marks = new List<Html>();
        foreach (var entry in entries)
        {
            var day = entry.Days!.Value.First!.Value;
            var x = at[day];
            var radius = Math.Min(9, 3 + Happenings.Articles(entry));
            var text = Short(entry, day, page);
            var length = Room(text);
            // At the right edge it ends where its mark is, in place of beginning there.
            var isAtEnd = x + length > Width - LabelGap;
            var from = isAtEnd ? x - length : x;
            var lane = Array.FindIndex(taken, until => until <= from);
            var label = Html.Empty;
            if (lane >= 0)
            {
                taken[lane] = from + length + LabelGap;
                var y = Axis - 20 - (lane * Lane);
                stems.Add(Html.Of($"<path class=\"stem\" d=\"M{N(x)} {N(Axis - radius)}V{N(y + 4)}\"></path>\n"));
                label = Html.Of($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{(isAtEnd ? "end" : "start")}\">{text}</text>");
            }

            var isOver = entry.Status is "happened" or "historical" or "happening";
            var whole = $"{Happenings.When(entry, page)} {Happenings.What(entry, page)}: {page.Words.Stories.Status(entry.Status)}";
            // What a link is called begins with the words that are seen of it (WCAG 2.5.3).
            marks.Add(Html.Of($"<a href=\"#{entry.Id}\" aria-label=\"{(lane >= 0 ? text + " " : "")}{whole}\">{label}<circle{(isOver ? Html.Empty : Html.Of($" class=\"planned\""))} cx=\"{N(x)}\" cy=\"{N(Axis)}\" r=\"{N(radius)}\"><title>{whole}</title></circle></a>\n"));
        }

        return Html.Join([.. stems, .. marks]);
    }

    // A year stands below the line; what is dated to a year only has nothing more to say of its day.
    private static string Short(TimelineEntry entry, DateOnly day, PageContext page)
    {
        var where = entry.Place ?? (entry.Participants.Count > 0 ? entry.Participants[0] : "");
        var when = entry.Days!.Value.Days >= DaysOfYear ? "" : entry.Days.Value.Days >= DaysOfMonth ? DateText.Month(day, page.Words.Language) + " " : DateText.ShortDay(day, page.Words.Language) + " ";
        return $"{when}{page.Words.Stories.EventType(entry.Type)}{(where.Length is > 0 and <= LongestPlace ? " " + where : "")}";
    }

    private static int Room(string text) => text.Sum(static character => character >= 0x2E80 ? Broad : Narrow);

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
