using System.Text.Json;
using Annals.Stories.Passages;

namespace Annals.Stories.Origins;

/// <summary>An origin tree as JSON.</summary>
public static class OriginJson
{
    /// <summary>Its keys, into an object that is open.</summary>
    public static void WriteKeys(Utf8JsonWriter json, OriginTree tree)
    {
        json.WriteNumber("independentSources", tree.Sources.Count);
        JsonOut.Array(json, "sources", tree.Sources, (writer, source) =>
        {
            writer.WriteString("name", source.Name);
            JsonOut.Strings(writer, "articles", source.Articles);
            JsonOut.Strings(writer, "outlets", source.Outlets);
        });
        JsonOut.Array(json, "articles", tree.Articles, (writer, article) =>
        {
            writer.WriteString("article", article.Article);
            writer.WriteString("outlet", article.Outlet);
            writer.WriteString("source", article.Source);
            writer.WriteString("basis", JsonOut.Name(article.Basis));
            writer.WriteString("copyOf", article.CopyOf);
            JsonOut.Passage(writer, "evidence", article.Evidence);
        });
        JsonOut.Array(json, "nodes", tree.Nodes, (writer, node) =>
        {
            writer.WriteString("name", node.Name);
            writer.WriteString("kind", JsonOut.Name(node.Kind));
        });
        JsonOut.Array(json, "edges", tree.Edges, (writer, edge) =>
        {
            writer.WriteString("from", edge.From);
            writer.WriteString("to", edge.To);
            writer.WriteString("step", JsonOut.Name(edge.Step));
            JsonOut.Array(writer, "evidence", edge.Evidence, JsonOut.Passage);
        });
        JsonOut.Array(json, "copies", tree.Copies, (writer, copy) =>
        {
            writer.WriteString("article", copy.Article);
            writer.WriteString("copyOf", copy.CopyOf);
            writer.WriteNumber("share", copy.Share);
            writer.WriteBoolean("sameOutlet", copy.IsSameOutlet);
            JsonOut.Array(writer, "sentences", copy.Sentences, JsonOut.Passage);
        });
    }
}
