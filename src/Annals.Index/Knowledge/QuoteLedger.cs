using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>
/// Puts quotations into the ledger: the same words of one speaker are one wording, and a wording that holds most of the
/// fullest one of a quotation, or most of which stands there, is one of it. Candidates come from an index of shingles, so that nobody is compared with everybody.
/// </summary>
internal sealed class QuoteLedger(Database database)
{
    // Below this two people may have said the same words.
    private const int Unmistakable = 20;

    private const double Same = 0.6;

    // Words that stand in more wordings than this are a phrase that many use.
    private const int MostCandidates = 40;

    /// <param name="speaker">The speaker's row; 0 when nobody is named.</param>
    public void Add(long article, QuoteFact quote, long speaker)
    {
        var hash = Shingles.HashOf(quote.Plain, quote.Plain.Length < Unmistakable ? speaker : 0);
        var wording = Find(hash) ?? Make(hash, quote, speaker);
        database.Prepare("INSERT OR REPLACE INTO quote (article, start, end, wording, speaker) VALUES (?, ?, ?, ?, ?)")
            .Bind(1, article).Bind(2, quote.Start).Bind(3, quote.End).Bind(4, wording).Bind(5, speaker).Run();
    }

    private long? Find(long hash)
    {
        var select = database.Prepare("SELECT id FROM wording WHERE hash = ?").Bind(1, hash);
        if (!select.Step())
        {
            return null;
        }

        var row = select.Long(0);
        select.Reset();
        return row;
    }

    private long Make(long hash, QuoteFact quote, long speaker)
    {
        var shingles = Shingles.Chosen(quote.Plain);
        var ledger = LedgerOf(quote.Plain, shingles, speaker);
        database.Prepare("INSERT INTO wording (hash, ledger, speaker, text) VALUES (?, ?, ?, ?)").Bind(1, hash).Bind(2, ledger ?? 0).Bind(3, speaker).Bind(4, quote.Text).Run();
        var row = database.LastInsertedRow;
        if (ledger is null)
        {
            database.Prepare("UPDATE wording SET ledger = id WHERE id = ?").Bind(1, row).Run();
        }

        foreach (var shingle in shingles)
        {
            database.Prepare("INSERT OR IGNORE INTO shingle (hash, wording) VALUES (?, ?)").Bind(1, shingle).Bind(2, row).Run();
        }

        return row;
    }

    // The quotation whose fullest wording is most alike. Only that one counts: by a formula that stands in two statements of a spokesman
    // (我们敦促…) two different statements would become one.
    private long? LedgerOf(string plain, IReadOnlyList<uint> shingles, long speaker)
    {
        var shared = new Dictionary<long, int>();
        foreach (var shingle in shingles)
        {
            var select = database.Prepare($"SELECT w.ledger FROM shingle s JOIN wording w ON w.id = s.wording WHERE s.hash = ? LIMIT {MostCandidates}").Bind(1, shingle);
            while (select.Step())
            {
                shared[select.Long(0)] = shared.GetValueOrDefault(select.Long(0)) + 1;
            }
        }

        (long Ledger, double Likeness)? best = null;
        foreach (var (ledger, _) in shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostCandidates))
        {
            var select = database.Prepare("SELECT speaker, text FROM wording WHERE ledger = ? ORDER BY length(text) DESC, id LIMIT 1").Bind(1, ledger);
            if (!select.Step())
            {
                continue;
            }

            var (other, text) = (select.Long(0), QuotedPiece.PlainOf(select.Text(1)));
            select.Reset();
            if (IsSame(plain, speaker, text, other, out var likeness) && likeness > (best?.Likeness ?? 0))
            {
                best = (ledger, likeness);
            }
        }

        return best?.Ledger;
    }

    private static bool IsSame(string plain, long speaker, string other, long otherSpeaker, out double likeness)
    {
        likeness = Shingles.Containment(plain, other);
        return likeness >= Same && (Math.Min(plain.Length, other.Length) >= Unmistakable || speaker == otherSpeaker);
    }
}
