using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>
/// Puts quotations into the ledger: the same words of one speaker are one wording, and wordings of which one holds most of the other are one
/// quotation. Candidates come from an index of shingles, so that nobody is compared with everybody.
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
        var ledgers = Alike(quote.Plain, shingles, speaker);
        database.Prepare("INSERT INTO wording (hash, ledger, speaker, text) VALUES (?, ?, ?, ?)").Bind(1, hash).Bind(2, ledgers.Count > 0 ? ledgers[0] : 0).Bind(3, speaker).Bind(4, quote.Text).Run();
        var row = database.LastInsertedRow;
        if (ledgers.Count == 0)
        {
            database.Prepare("UPDATE wording SET ledger = id WHERE id = ?").Bind(1, row).Run();
        }

        // A wording that holds two others whole shows that they are one.
        foreach (var other in ledgers.Skip(1))
        {
            database.Prepare("UPDATE wording SET ledger = ? WHERE ledger = ?").Bind(1, ledgers[0]).Bind(2, other).Run();
        }

        foreach (var shingle in shingles)
        {
            database.Prepare("INSERT OR IGNORE INTO shingle (hash, wording) VALUES (?, ?)").Bind(1, shingle).Bind(2, row).Run();
        }

        return row;
    }

    // The quotations that this is a wording of, the oldest first.
    private List<long> Alike(string plain, IReadOnlyList<uint> shingles, long speaker)
    {
        var shared = new Dictionary<long, int>();
        foreach (var shingle in shingles)
        {
            var select = database.Prepare($"SELECT wording FROM shingle WHERE hash = ? LIMIT {MostCandidates}").Bind(1, shingle);
            while (select.Step())
            {
                shared[select.Long(0)] = shared.GetValueOrDefault(select.Long(0)) + 1;
            }
        }

        var ledgers = new SortedSet<long>();
        foreach (var (wording, _) in shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostCandidates))
        {
            var select = database.Prepare("SELECT ledger, speaker, text FROM wording WHERE id = ?").Bind(1, wording);
            select.Step();
            var (ledger, other, text) = (select.Long(0), select.Long(1), QuotedPiece.PlainOf(select.Text(2)));
            select.Reset();
            if (!ledgers.Contains(ledger) && IsSame(plain, speaker, text, other))
            {
                ledgers.Add(ledger);
            }
        }

        return [.. ledgers];
    }

    private static bool IsSame(string plain, long speaker, string other, long otherSpeaker)
        => (Math.Min(plain.Length, other.Length) >= Unmistakable || speaker == otherSpeaker) && Shingles.Containment(plain, other) >= Same;
}
