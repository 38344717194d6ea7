using System.ComponentModel;
using System.Text.Json;
using Annals.Index.Knowledge;
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
