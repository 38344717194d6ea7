using Annals.Index.Articles;
using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Reads the quote ledger, within a read transaction of the caller.</summary>
internal sealed class QuoteReader(Database database, KnowledgeRoll roll, EntityReader entities)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    // A sentence counts as dropped when less of it than this is there.
    private const double StillThere = 0.5;
    private const int ShortestSentence = 6;

    public IReadOnlyList<Quotation> Find(QuotationQuery query)
    {
        var wanted = Wanted(query);
        var carriers = new Dictionary<long, (int Carriers, HashSet<int> Outlets, long Newest)>();
        var select = database.Prepare("SELECT q.article, w.ledger FROM quote q JOIN wording w ON w.id = q.wording");
        while (select.Step())
        {
            var (article, ledger) = (select.Long(0), select.Long(1));
            if (wanted is not null && !wanted.Contains(ledger))
            {
                continue;
            }

            var known = carriers.TryGetValue(ledger, out var before) ? before : (0, [], long.MinValue);
            known.Outlets.Add(roll.Outlets[article]);
            carriers[ledger] = (known.Carriers + 1, known.Outlets, Math.Max(known.Newest, roll.Published[article]));
        }

        var ordered = carriers.Where(pair => pair.Value.Outlets.Count >= query.MinOutlets)
            .OrderByDescending(pair => pair.Value.Outlets.Count).ThenByDescending(pair => pair.Value.Carriers).ThenByDescending(pair => pair.Value.Newest).ThenBy(pair => pair.Key);
        return [.. ordered.Skip(query.Offset).Take(query.Limit).Select(pair => Read(pair.Key))];
    }

    /// <summary>Null when the ledger has no such quotation.</summary>
    public Quotation? Find(string id)
    {
        if (id.Length > 13 || Hash(id) is not { } hash)
        {
            return null;
        }

        var select = database.Prepare("SELECT ledger FROM wording WHERE hash = ?").Bind(1, hash);
        if (!select.Step())
        {
            return null;
        }

        var ledger = select.Long(0);
        select.Reset();
        return Read(ledger) is { Carriers.Count: > 0 } quotation ? quotation : null;
    }

    // Null for all.
    private HashSet<long>? Wanted(QuotationQuery query)
    {
        HashSet<long>? wanted = null;
        if (query.Text is { Length: > 0 } text)
        {
            var plain = QuotedPiece.PlainOf(text);
            var select = database.Prepare("SELECT ledger, text FROM wording");
            wanted = [];
            while (select.Step())
            {
                if (QuotedPiece.PlainOf(select.Text(1)).Contains(plain, StringComparison.Ordinal))
                {
                    wanted.Add(select.Long(0));
                }
            }
        }

        if (query.Speaker is { } speaker)
        {
            Narrow(entities.Rows(speaker).SelectMany(row => Ledgers("SELECT w.ledger FROM quote q JOIN wording w ON w.id = q.wording WHERE q.speaker = ?", row)));
        }

        if (query.Article is { } article)
        {
            Narrow(Ledgers("SELECT w.ledger FROM quote q JOIN wording w ON w.id = q.wording WHERE q.article = (SELECT id FROM article WHERE code = ?)", ArticleCode.From(article)));
        }

        return wanted;

        void Narrow(IEnumerable<long> ledgers)
        {
            var these = ledgers.ToHashSet();
            these.IntersectWith(wanted ?? these);
            wanted = these;
        }
    }

    private List<long> Ledgers(string sql, long value)
    {
        var ledgers = new List<long>();
        var select = database.Prepare(sql).Bind(1, value);
        while (select.Step())
        {
            ledgers.Add(select.Long(0));
        }

        return ledgers;
    }

    private Quotation Read(long ledger)
    {
        var quotes = new List<(long Article, int Start, int End, long Speaker, string Text)>();
        var select = database.Prepare("SELECT q.article, q.start, q.end, q.speaker, w.text FROM wording w JOIN quote q ON q.wording = w.id WHERE w.ledger = ?").Bind(1, ledger);
        while (select.Step())
        {
            quotes.Add((select.Long(0), select.Int(1), select.Int(2), select.Long(3), select.Text(4)));
        }

        // An article that quotes the same in title and text is one carrier, with its fullest.
        var ordered = quotes.GroupBy(quote => quote.Article).Select(group => group.OrderByDescending(quote => quote.Text.Length).ThenBy(quote => quote.Start).First())
            .OrderBy(quote => roll.Published[quote.Article]).ThenBy(quote => quote.Article).ToList();
        var fullest = ordered.OrderByDescending(quote => quote.Text.Length).Select(quote => quote.Text).FirstOrDefault() ?? "";
        var plain = QuotedPiece.PlainOf(fullest);
        var sentences = Parts(fullest);
        var speakers = ordered.Where(quote => quote.Speaker != 0).GroupBy(quote => quote.Speaker).Select(group => (entities.Summary(group.Key), Count: group.Count()))
            .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Item1.Key, StringComparer.Ordinal).Select(pair => pair.Item1).DistinctBy(speaker => speaker.Key).ToList();
        return new Quotation(IdOf(ledger), fullest, speakers.FirstOrDefault()?.Name, speakers.FirstOrDefault()?.Key, [.. speakers.Skip(1).Select(speaker => speaker.Name)], [.. ordered.Select(Carrier)]);

        QuoteCarrier Carrier((long Article, int Start, int End, long Speaker, string Text) quote)
        {
            var own = QuotedPiece.PlainOf(quote.Text);
            // “A,” he said, “B”: who cuts a quotation into pieces has dropped nothing of it.
            var all = own == plain ? own : AllQuotedBy(quote.Article);
            var dropped = own == plain ? [] : sentences.Where(sentence => Shingles.Share(QuotedPiece.PlainOf(sentence), all) < StillThere).ToList();
            return new QuoteCarrier(KnowledgeRoll.Ref(database, roll, quote.Article), quote.Text, quote.Start, quote.End, own == plain ? 1 : Shingles.Share(plain, all), dropped)
            {
                Speaker = quote.Speaker == 0 ? null : entities.Summary(quote.Speaker).Name,
            };
        }
    }

    // Its sentences; of a single one, its clauses.
    private static List<string> Parts(string quotation)
    {
        var sentences = Telling(Excerpts.Sentences(quotation));
        return sentences.Count > 1 ? sentences : Telling(Excerpts.Clauses(quotation));
    }

    private static List<string> Telling(IEnumerable<string> parts) => [.. parts.Where(static part => QuotedPiece.PlainOf(part).Length >= ShortestSentence)];

    private string AllQuotedBy(long article)
    {
        var texts = new List<string>();
        var select = database.Prepare("SELECT w.text FROM quote q JOIN wording w ON w.id = q.wording WHERE q.article = ? ORDER BY q.start").Bind(1, article);
        while (select.Step())
        {
            texts.Add(QuotedPiece.PlainOf(select.Text(0)));
        }

        return string.Concat(texts);
    }

    private string IdOf(long ledger)
    {
        var select = database.Prepare("SELECT hash FROM wording WHERE id = ?").Bind(1, ledger);
        select.Step();
        var hash = select.Long(0);
        select.Reset();
        Span<char> letters = stackalloc char[13];
        for (var i = 12; i >= 0; i--)
        {
            letters[i] = Alphabet[(int)(hash & 31)];
            hash >>= 5;
        }

        return letters.ToString();
    }

    private static long? Hash(string id)
    {
        var hash = 0L;
        foreach (var letter in id)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            hash = (hash << 5) | (long)value;
        }

        return hash;
    }
}
