using System.Text.Json;
using Annals.Stories.Origins;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>A comparison as the JSON of <c>annals compare</c>.</summary>
public static class ComparisonJson
{
    public static void Write(EventComparison comparison, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonOut.Options);
        json.WriteStartObject();
        JsonOut.Array(json, "articles", comparison.Articles, (writer, article) =>
        {
            writer.WriteString("article", article.Article);
            writer.WriteString("outlet", article.Outlet);
            writer.WriteString("published", JsonOut.Time(article.Published));
            writer.WriteString("headline", article.Headline);
        });
        JsonOut.Array(json, "comparisons", comparison.Comparisons, WriteRow);
        JsonOut.Array(json, "alone", comparison.Rows.Where(row => row.Relation == Relation.Alone), WriteRow);
        JsonOut.Array(json, "figures", comparison.Figures, (writer, series) =>
        {
            writer.WriteString("subject", series.Subject);
            writer.WriteString("unit", series.Unit);
            writer.WriteString("trend", JsonOut.Name(series.Trend));
            JsonOut.Array(writer, "points", series.Points, (inner, point) =>
            {
                inner.WriteString("article", point.Article);
                inner.WriteString("outlet", point.Outlet);
                inner.WriteString("published", JsonOut.Time(point.Published));
                inner.WriteNumber("number", point.Number);
                inner.WriteString("value", point.Value);
                JsonOut.Passage(inner, "evidence", point.Evidence);
            });
        });
        JsonOut.Array(json, "words", comparison.Words, (writer, use) =>
        {
            writer.WriteString("article", use.Article);
            writer.WriteString("outlet", use.Outlet);
            writer.WriteString("word", use.Word);
            JsonOut.Strings(writer, "group", use.Group);
            writer.WriteNumber("count", use.Count);
            writer.WriteNumber("others", use.Others);
            writer.WriteNumber("words", use.Words);
            writer.WriteNumber("otherWords", use.OtherWords);
            writer.WriteNumber("logLikelihood", use.LogLikelihood);
            writer.WriteBoolean("over", use.IsOver);
        });
        json.WriteStartObject("origins");
        OriginJson.WriteKeys(json, comparison.Origins);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, ClaimRow row)
    {
        json.WriteString("id", row.Id);
        json.WriteString("aspect", JsonOut.Name(row.Aspect));
        json.WriteString("relation", JsonOut.Name(row.Relation));
        json.WriteString("subject", row.Subject);
        json.WriteString("eventType", row.EventType);
        json.WriteString("event", row.Event);
        json.WriteString("reason", row.Reason);
        JsonOut.Array(json, "cells", row.Cells, (writer, cell) =>
        {
            writer.WriteString("article", cell.Article);
            writer.WriteString("outlet", cell.Outlet);
            writer.WriteString("value", cell.Value);
            JsonOut.Passage(writer, "evidence", cell.Evidence);
        });
    }
}
