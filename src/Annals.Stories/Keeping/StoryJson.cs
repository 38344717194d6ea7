using System.Text;
using System.Text.Json;
using Annals.Stories.Grouping;
using Annals.Stories.Passages;

namespace Annals.Stories.Keeping;

/// <summary>Events and storylines as JSON: stable keys, unknown values null, times in UTC.</summary>
public static class StoryJson
{
    /// <summary>One JSON object.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonOut.Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The same as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));

    /// <param name="total">How many there are in all.</param>
    public static void Events(Utf8JsonWriter json, int total, IEnumerable<EventOverview> events)
    {
        json.WriteNumber("total", total);
        JsonOut.Array(json, "events", events, Event);
    }

    public static void Event(Utf8JsonWriter json, NewsEvent one)
    {
        Event(json, one.Overview);
        Reason(json, "storyReason", one.StoryReason);
        JsonOut.Array(json, "members", one.Members, static (json, member) =>
        {
            json.WriteString("article", member.Article.Value);
            json.WriteString("title", member.Title);
            json.WriteString("outlet", member.Outlet);
            json.WriteString("published", JsonOut.Time(member.Published));
            json.WriteString("kind", JsonOut.Name(member.Kind));
            json.WriteBoolean("byReader", member.IsByReader);
            Reason(json, "reason", member.Reason);
        });
    }

    /// <param name="total">How many there are in all.</param>
    public static void Stories(Utf8JsonWriter json, int total, IEnumerable<StoryOverview> stories)
    {
        json.WriteNumber("total", total);
        JsonOut.Array(json, "stories", stories, Story);
    }

    public static void Story(Utf8JsonWriter json, Storyline one)
    {
        Story(json, one.Overview);
        JsonOut.Array(json, "eventList", one.Events, Event);
    }

    private static void Event(Utf8JsonWriter json, EventOverview one)
    {
        json.WriteString("id", one.Id);
        json.WriteString("title", one.Title);
        json.WriteString("story", one.Story);
        json.WriteString("first", JsonOut.Time(one.First));
        json.WriteString("last", JsonOut.Time(one.Last));
        json.WriteNumber("articles", one.Articles);
        json.WriteNumber("outlets", one.Outlets);
        JsonOut.Strings(json, "names", one.Names);
        json.WriteBoolean("pinned", one.IsPinned);
    }

    private static void Story(Utf8JsonWriter json, StoryOverview one)
    {
        json.WriteString("id", one.Id);
        json.WriteString("title", one.Title);
        json.WriteString("first", JsonOut.Time(one.First));
        json.WriteString("last", JsonOut.Time(one.Last));
        json.WriteNumber("events", one.Events);
        json.WriteNumber("articles", one.Articles);
        json.WriteNumber("outlets", one.Outlets);
        JsonOut.Strings(json, "names", one.Names);
        json.WriteBoolean("pinned", one.IsPinned);
    }

    private static void Reason(Utf8JsonWriter json, string key, Reason? reason)
    {
        if (reason is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.WriteString("with", reason.With);
        json.WriteNumber("likelihood", Math.Round(reason.Likelihood, 3));
        JsonOut.Strings(json, "names", reason.Names.Select(static name => name.Name));
        JsonOut.Strings(json, "words", reason.Words);
        JsonOut.Strings(json, "days", reason.Days.Select(static day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        json.WriteNumber("hoursApart", Math.Round(reason.HoursApart, 1));
        json.WriteBoolean("copy", reason.IsCopy);
        if (reason.Occasion is { } occasion)
        {
            json.WriteStartObject("occasion");
            json.WriteString("kind", JsonOut.Name(occasion.Kind));
            json.WriteString("from", occasion.First.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("to", occasion.Last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("place", occasion.Place);
            json.WriteBoolean("ahead", occasion.IsAhead);
            json.WriteNumber("start", occasion.Start);
            json.WriteNumber("end", occasion.End);
            json.WriteNumber("otherStart", occasion.OtherStart);
            json.WriteNumber("otherEnd", occasion.OtherEnd);
            json.WriteEndObject();
        }

        json.WriteString("text", reason.ToString());
        json.WriteEndObject();
    }
}
