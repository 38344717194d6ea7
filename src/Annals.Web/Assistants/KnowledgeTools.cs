using System.ComponentModel;
using System.Text.Json;
using Annals.Archive;
using Annals.Index.Knowledge;
using Annals.Pages.Figures;
using Annals.Publish.Findings;
using ModelContextProtocol;

namespace Annals.Web.Assistants;

/// <summary>What an assistant may ask of all articles at once: who somebody is, who said what. It only reads; what articles say lies under <c>untrusted</c>.</summary>
/// <param name="store">Null where nothing is analysed.</param>
public sealed class KnowledgeTools(Func<KnowledgeStore?> store)
{
    private const int MostListed = 50;
    private const int LongestQuery = 200;

    [Description("Who or what a name is in the archive: all its forms, roles over time, articles by month, who is named together with it, the newest statements by it and the newest articles, each with the id of its article.")]
    public ToldByArchive Who(
        [Description("A name in Chinese (either script) or Latin letters, or a key such as person:普京 as another answer gives it")] string name,
        [Description("How many statements and articles, 1 to 50")] int limit = 10)
    {
        var knowledge = Store();
        var key = knowledge.Entity(name) is { } known ? known.Entity.Key
            : knowledge.EntitiesNamed(Short(name)) is [var first, ..] ? first.Key
            : throw new McpException(knowledge.FindEntities(Short(name), MostListed) is { Count: > 0 } near ? "no article names it so; near are: " + string.Join(", ", near.Select(static one => one.Key)) : "no article of this archive names it");
        var count = Math.Clamp(limit, 1, MostListed);
        return Told(json =>
        {
            KnowledgeJson.Profile(json, knowledge.Entity(key)!);
            KnowledgeJson.Statements(json, "said", knowledge.Statements(key, count));
            KnowledgeJson.Articles(json, "newest", knowledge.Articles(key, count));
        });
    }

    [Description("Quotations in the archive: the fullest wording, the speaker, and every article that carries it, in the order of publication, with its own wording and the sentences it left out.")]
    public ToldByArchive Quotes(
        [Description("Words that the quotation holds; may be empty")] string query = "",
        [Description("Only what this one says: a name or a key; left out: everybody")] string? speaker = null,
        [Description("At least so many outlets carry it")] int outlets = 1,
        [Description("How many, 1 to 50")] int limit = 10)
    {
        var knowledge = Store();
        var key = string.IsNullOrEmpty(speaker) ? null
            : knowledge.Entity(speaker) is { } known ? known.Entity.Key
            : knowledge.EntitiesNamed(Short(speaker)) is [var first, ..] ? first.Key
            : throw new McpException("no article of this archive names that speaker");
        var quotations = knowledge.Quotations(new QuotationQuery { Text = query.Length == 0 ? null : Short(query), Speaker = key, MinOutlets = Math.Max(1, outlets), Limit = Math.Clamp(limit, 1, MostListed) });
        return Told(json => KnowledgeJson.Quotations(json, "quotations", quotations));
    }

    [Description("What outlets counted at a place over time (deaths, injured, infected, arrested, votes and their like): each number with its article, outlet, time and sentence, in runs of numbers that follow each other, the newest run first; trend says whether a run is steady, rising, falling, converging or apart.")]
    public ToldByArchive Figures(
        [Description("A place in Chinese (either script) or Latin letters, or a key such as place:青州; left out: the places of which there are figures")] string? place = null,
        [Description("Only this quantity, as another answer names it, such as deaths")] string? of = null)
    {
        var knowledge = Store();
        if (string.IsNullOrEmpty(place))
        {
            var places = knowledge.FiguredPlaces(MostListed, 0);
            return Told(json => KnowledgeJson.FiguredPlaces(json, "places", places));
        }

        var found = knowledge.Summary(place) ?? (knowledge.EntitiesNamed(Short(place)) is [var first, ..] ? first : throw new McpException("no article of this archive names that place"));
        var figures = new FigurePages(knowledge).Of(found, string.IsNullOrEmpty(of) ? null : of);
        return Told(json =>
        {
            json.WriteString("place", found.Key);
            json.WriteStartArray("figures");
            foreach (var figure in figures.Figures)
            {
                Write(json, figure);
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, FollowedFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("quantity", figure.Quantity);
        json.WriteNumber("counts", figure.Counts);
        json.WriteStartArray("runs");
        foreach (var run in figure.Runs)
        {
            json.WriteStartObject();
            json.WriteString("trend", JsonNamingPolicy.CamelCase.ConvertName(run.Trend.ToString()));
            json.WriteStartArray("numbers");
            foreach (var dot in run.Dots)
            {
                json.WriteStartObject();
                json.WriteString("article", dot.Evidence.Article);
                json.WriteString("outlet", dot.Outlet);
                json.WriteString("published", UtcTime.ToIso(dot.Published));
                json.WriteString("value", dot.Value);
                json.WriteString("unit", dot.Unit);
                json.WriteString("sentence", dot.Evidence.Sentence);
                json.WriteNumber("start", dot.Evidence.Start);
                json.WriteNumber("end", dot.Evidence.End);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static ToldByArchive Told(Action<Utf8JsonWriter> write)
    {
        using var told = JsonDocument.Parse(KnowledgeJson.Bytes(write));
        return new ToldByArchive(ArchiveTools.Notice, told.RootElement.Clone());
    }

    private KnowledgeStore Store() => store() is { NeedsAnalysis: false } knowledge ? knowledge : throw new McpException("the articles are not analysed yet: the owner runs 'annals analyze'");

    private static string Short(string text) => text[..Math.Min(LongestQuery, text.Length)];
}

/// <summary>What was concluded from articles, with their words: all of it strangers'.</summary>
public sealed record ToldByArchive(string Notice, JsonElement Untrusted);
