using System.Text.Json;
using Annals.Stories.Passages;

namespace Annals.Stories.Following;

/// <summary>A timeline as the JSON of <c>annals timeline</c>.</summary>
public static class TimelineJson
{
    public static void Write(Timeline timeline, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonOut.Options);
        json.WriteStartObject();
        WriteEntries(json, timeline.Entries);
        json.WriteEndObject();
    }

    internal static void WriteEntries(Utf8JsonWriter json, IEnumerable<TimelineEntry> entries) => JsonOut.Array(json, "events", entries, (writer, entry) =>
    {
        writer.WriteString("id", entry.Id);
        writer.WriteString("type", entry.Type);
        writer.WriteString("date", entry.Date);
        writer.WriteString("place", entry.Place);
        JsonOut.Strings(writer, "participants", entry.Participants);
        writer.WriteString("status", entry.Status);
        writer.WriteBoolean("wasAnnounced", entry.WasAnnounced);
        JsonOut.Array(writer, "reports", entry.Reports, (inner, report) =>
        {
            inner.WriteString("article", report.Article);
            inner.WriteString("outlet", report.Outlet);
            inner.WriteString("published", JsonOut.Time(report.Published));
            inner.WriteString("type", report.Type);
            JsonOut.Strings(inner, "participants", report.Participants);
            inner.WriteString("place", report.Place);
            inner.WriteString("statedDate", report.StatedDate);
            inner.WriteString("status", report.Status);
            inner.WriteString("certainty", JsonOut.Name(report.Certainty));
            inner.WriteString("by", report.By);
            JsonOut.Array(inner, "evidence", report.Evidence, JsonOut.Passage);
        });
    });
}
