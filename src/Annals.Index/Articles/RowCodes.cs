using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>
/// The codes of an index. The first is made from the first articles that come, further ones as the archive grows and its
/// language is known better; rows stay in the code they were written with.
/// </summary>
internal sealed class RowCodes(Database database)
{
    // So much larger than when the last code was made must an archive be before it gets another.
    private const int Growth = 8;

    private const int MostSampled = 600;

    public IReadOnlyList<RowCode> Load()
    {
        var codes = new List<RowCode>();
        var select = database.Prepare("SELECT id, data FROM code ORDER BY id");
        while (select.Step())
        {
            codes.Add(RowCode.Parse(select.Int(0), Checked.Open(select.Blob(1))));
        }

        return codes;
    }

    public int Count => (int)database.Number("SELECT count(*) FROM code");

    /// <summary>All codes, the last of which is the one to write with.</summary>
    /// <param name="coming">What is about to be written; not empty.</param>
    public IReadOnlyList<RowCode> LoadFor(IReadOnlyList<ArticleTexts> coming)
    {
        var codes = Load();
        var articles = database.Number("SELECT max(id) FROM article") + coming.Count;
        if (codes.Count > 0 && articles < database.Number("SELECT max(articles) FROM code") * Growth)
        {
            return codes;
        }

        var code = RowCode.Train(codes.Count + 1, [.. Sample(codes), .. coming.Take(MostSampled)]);
        database.Prepare("INSERT INTO code (id, articles, data) VALUES (?, ?, ?)").Bind(1, code.Number).Bind(2, articles).Bind(3, Checked.Seal(code.ToBytes())).Run();
        return [.. codes, code];
    }

    private List<ArticleTexts> Sample(IReadOnlyList<RowCode> codes)
    {
        var sample = new List<ArticleTexts>();
        var last = database.Number("SELECT max(id) FROM article");
        for (var row = 1L; row <= last; row += (last / MostSampled) + 1)
        {
            var select = database.Prepare("SELECT texts FROM article WHERE id = ?").Bind(1, row);
            if (select.Step())
            {
                sample.Add(RowCode.Unpack(select.Blob(0), codes));
                select.Reset();
            }
        }

        return sample;
    }
}
