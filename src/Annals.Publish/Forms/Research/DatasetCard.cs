using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Research;

/// <summary>What a set is, for people and for programs. Both say the same.</summary>
/// <param name="sha256">Of <c>articles.jsonl</c>.</param>
internal sealed class DatasetCard(Selection selection, SetCounts counts, IReadOnlyList<LeftOut> leftOut, string sha256)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int BeyondLimit => selection.Matched - selection.Articles.Count;

    private int Unreadable => selection.Articles.Count - counts.Articles;

    private int RevisionsMeant => selection.Articles.Sum(article => article.Revisions.Count);

    // What a system says behind the colon is this machine's affair.
    private IReadOnlyList<(string Reason, int Count)> LeftOutFiles
        => [.. leftOut.GroupBy(file => file.Reason.Split(':')[0], StringComparer.Ordinal).Select(group => (group.Key, group.Count())).OrderBy(group => group.Key, StringComparer.Ordinal)];

    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteStartObject("query");
            foreach (var (key, value) in Query())
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("journal");
            json.WriteNumber("size", selection.JournalSize);
            json.WriteString("root", selection.JournalRoot.ToBase64());
            json.WriteEndObject();
            WriteReconciled(json, "articles", ("matched", selection.Matched), counts.Articles, [("beyond the limit", BeyondLimit), ("the post file is missing or altered", Unreadable)]);
            WriteReconciled(json, "revisions", ("meant", RevisionsMeant), counts.Revisions, LeftOutFiles);
            json.WriteNumber("revised", counts.Revised);
            json.WriteNumber("gone", counts.Gone);
            json.WriteNumber("undated", counts.Undated);
            WriteCounts(json, "outlets", counts.Outlets);
            WriteCounts(json, "months", counts.Months);
            WriteCounts(json, "languages", counts.Languages);
            json.WriteStartObject("file");
            json.WriteString("name", "articles.jsonl");
            json.WriteNumber("lines", counts.Revisions);
            json.WriteNumber("bytes", counts.Bytes);
            json.WriteString("sha256", sha256);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("# Archived news articles: a set for research\n\n")
            .Append(CultureInfo.InvariantCulture, $"`articles.jsonl` has {counts.Revisions} lines: every revision of {counts.Articles} articles, one JSON object each.\n")
            .Append("It was taken from an archive kept by Annals. The texts belong to their outlets.\n\n## What was asked\n\n");
        if (Query() is { Count: > 0 } query)
        {
            Table(text, ("", "means"), query.Select(part => (part.Key, "`" + part.Value.Replace('`', '\'') + "`")));
        }
        else
        {
            text.Append("Everything.\n");
        }

        text.Append("\n## Of which state\n\n")
            .Append(CultureInfo.InvariantCulture, $"The journal of the archive had {selection.JournalSize} lines with the Merkle root (RFC 9162) `{selection.JournalRoot.ToBase64()}`.\n")
            .Append("Who has that archive and asks the same of this state gets these files byte for byte. A signed checkpoint of the archive\nnames size and root, and `annals prove` shows that one state is the beginning of another.\n\n## How many\n\n");
        Table(text, ("articles", "count"),
        [
            ("matched", Number(selection.Matched)),
            ("= written", Number(counts.Articles)),
            ("+ left out, beyond the limit", Number(BeyondLimit)),
            ("+ left out, the post file is missing or altered", Number(Unreadable)),
            ("with more than one revision", Number(counts.Revised)),
            ("no longer at their source", Number(counts.Gone)),
            ("of which only the capture is dated", Number(counts.Undated)),
        ]);
        text.Append('\n');
        Table(text, ("revisions", "count"), [("meant", Number(RevisionsMeant)), ("= written", Number(counts.Revisions)), .. LeftOutFiles.Select(left => ($"+ left out, {left.Reason}", Number(left.Count)))]);
        Counts(text, "outlet", counts.Outlets);
        Counts(text, "month (UTC)", counts.Months);
        Counts(text, "language, as the feeds said", counts.Languages);
        return text.Append("\n## The file\n\n")
            .Append(CultureInfo.InvariantCulture, $"`articles.jsonl`, {counts.Bytes} bytes, SHA-256 `{sha256}`. Lines stand in the order in which the revisions were kept.\n\n")
            .Append("""
                | key | means |
                |---|---|
                | `article`, `rev` | the article's id, the same in every archive, and the number of the revision, from 1 |
                | `url`, `title`, `outlet`, `author`, `tags`, `lang` | as known when the revision was kept |
                | `published`, `publishedFrom` | time of publication (UTC) and how it is known: `feed`, `page`, `dateline`, `capture` (nothing but the capture is known) |
                | `captured`, `updated` | when this content was seen; when the outlet says it last changed it |
                | `via`, `feed`, `guid`, `source` | where the text came from |
                | `sha256`, `size`, `path` | of the post file in the archive; the journal names the same |
                | `body` | the article's HTML as it came; with `head` and `tail`, or as `bytes` in base 64, the whole post file |
                | `gone` | on the last revision of an article that is no longer at its source: what the source says, and since when |
                | `sameText`, `reextracted` | only the title is new; only the rules by which the text is taken from its page are |

                """).ToString();
    }

    private List<KeyValuePair<string, string>> Query()
    {
        var query = new List<KeyValuePair<string, string>>();
        Add("query", selection.Query.Text);
        Add("outlet", selection.Query.Outlet);
        Add("publishedFrom", selection.Query.From is { } from ? UtcTime.ToIso(from) : null);
        Add("publishedBefore", selection.Query.To is { } to ? UtcTime.ToIso(to) : null);
        Add("limit", selection.Query.Limit is { } limit ? Number(limit) : null);
        return query;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(new KeyValuePair<string, string>(key, value));
            }
        }
    }

    private static void WriteReconciled(Utf8JsonWriter json, string key, (string Key, int Count) all, int written, IEnumerable<(string Reason, int Count)> left)
    {
        json.WriteStartObject(key);
        json.WriteNumber(all.Key, all.Count);
        json.WriteNumber("written", written);
        json.WriteStartObject("leftOut");
        foreach (var (reason, count) in left)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string key, IReadOnlyDictionary<string, int> values)
    {
        json.WriteStartObject(key);
        foreach (var (name, count) in values)
        {
            json.WriteNumber(name, count);
        }

        json.WriteEndObject();
    }

    private static void Counts(StringBuilder text, string what, IReadOnlyDictionary<string, int> values)
    {
        text.Append('\n');
        Table(text, (what, "articles"), values.Select(value => (value.Key, Number(value.Value))));
    }

    private static void Table(StringBuilder text, (string, string) heading, IEnumerable<(string, string)> rows)
    {
        text.Append("| ").Append(heading.Item1).Append(" | ").Append(heading.Item2).Append(" |\n|---|---|\n");
        foreach (var (name, value) in rows)
        {
            text.Append("| ").Append(Cell(name)).Append(" | ").Append(Cell(value)).Append(" |\n");
        }
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
