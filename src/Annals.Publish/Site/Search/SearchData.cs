using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using Annals.Index.Postings;
using Annals.Language.Scripts;
using Annals.Publish.Site.Switching;

namespace Annals.Publish.Site.Search;

/// <summary>
/// What the search page reads. A large set of postings made at once out of the index, a small one of what came since,
/// taken from the texts; what is shown of each article, sixteen a file; and one file that says where all this is.
/// </summary>
internal sealed class SearchData(SiteOptions options, SiteState state, ArticleSource source, SiteStage stage)
{
    private const int BlockSize = 16;
    private const int LeastNew = 256;
    private const int NewShare = 16;
    private const long DayLength = 86_400_000;
    private const string Whole = "search/b/";
    private const string Recent = "search/n/";
    private const string Meta = "search/meta.js";

    private readonly SiteRows _rows = state.Rows;

    /// <summary>True when what came since the large set was made is too much for a small one.</summary>
    public bool IsWholeDue => state.SearchedAnew.Count > Math.Max(LeastNew, state.SearchedTo / NewShare);

    /// <summary>The files of what is shown of each article, and those that never change.</summary>
    public IEnumerable<PlannedFile> Files()
    {
        yield return new PlannedFile("search.js", 1, [], target => target.Write("search.js", Script("search.js")));
        yield return new PlannedFile("search/fold.js", 1, [], target => target.Write("search/fold.js", Fold()));
        for (var first = 1; first <= _rows.Count; first += BlockSize)
        {
            yield return Block(first);
        }
    }

    /// <summary>Writes the postings and the file that says where they are.</summary>
    /// <param name="before">The files in place, with their fingerprints.</param>
    /// <param name="now">Gets those that belong to the site.</param>
    /// <param name="isWhole">True to make the large set anew.</param>
    /// <param name="changed">True when any article changed.</param>
    public void Write(Dictionary<string, ulong> before, Dictionary<string, ulong> now, bool isWhole, bool changed)
    {
        if (!isWhole && !changed)
        {
            Keep(before, now, Whole);
            Keep(before, now, Recent);
            Keep(before, now, Meta);
            return;
        }

        if (isWhole)
        {
            var shards = new ShardWriter(stage, "b");
            options.Index.ReadPostings(shards.Add);
            shards.Flush();
            state.SearchedTo = _rows.Count;
            state.SearchedAnew.Clear();
            state.Directory = Directory(shards);
            Add(now, shards.Paths);
        }
        else
        {
            Keep(before, now, Whole);
        }

        var recent = new ShardWriter(stage, "n");
        WriteRecent(recent);
        Add(now, recent.Paths);
        stage.Write(Meta, MetaText(Directory(recent)));
        Add(now, [Meta]);
    }

    private static void Keep(Dictionary<string, ulong> before, Dictionary<string, ulong> now, string prefix)
    {
        foreach (var (path, fingerprint) in before.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            now[path] = fingerprint;
        }
    }

    private void Add(Dictionary<string, ulong> now, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            now[path] = (ulong)state.Position.Sequence;
        }
    }

    private void WriteRecent(ShardWriter shards)
    {
        var postings = new List<(ulong Key, int Row, bool IsTitle)>();
        foreach (var row in state.SearchedAnew.Order())
        {
            if (source.Post(source[row].Path) is { } post)
            {
                var (all, title) = TextKeys.Of(post, source[row].Title);
                postings.AddRange(all.Select(key => (key, row, false)));
                postings.AddRange(title.Select(key => (key, row, true)));
            }
        }

        postings.Sort();
        var (rows, titles) = (new List<int>(), new List<int>());
        for (var i = 0; i < postings.Count;)
        {
            var key = postings[i].Key;
            rows.Clear();
            titles.Clear();
            for (; i < postings.Count && postings[i].Key == key; i++)
            {
                (postings[i].IsTitle ? titles : rows).Add(postings[i].Row);
            }

            shards.Add(key, CollectionsMarshal.AsSpan(rows), CollectionsMarshal.AsSpan(titles));
        }

        shards.Flush();
    }

    private static string Directory(ShardWriter shards)
        => $"[{string.Join(',', Gaps(shards.Grams))}],[{string.Join(',', shards.Words.Select(word => $"'{word}'"))}]";

    private static IEnumerable<uint> Gaps(IReadOnlyList<uint> keys) => keys.Select((key, at) => at == 0 ? key : key - keys[at - 1]);

    private string MetaText(string recent)
    {
        var text = new StringBuilder("annals.meta({");
        text.Append(CultureInfo.InvariantCulture, $"version:{state.Position.Sequence},rows:{_rows.Count},block:{BlockSize},\nwhole:[{state.Directory}],\nrecent:[{recent}],\ndays:'{Days()}',\noutlets:[");
        for (var number = 0; number < state.Outlets.Names.Count; number++)
        {
            text.Append(number == 0 ? "" : ",\n").Append('[').Append(Quoted(state.Outlets.Names[number])).Append(',').Append(Quoted(SiteLinks.Escaped(SitePaths.List("outlets/" + state.Outlets[number], null)))).Append(",'").Append(RowsOf(number)).Append("']");
        }

        return text.Append("]})\n").ToString();
    }

    /// <summary>Days since 1970 of all rows: the change from the row before, and for how many rows it stays.</summary>
    private string Days()
    {
        var digits = new DigitWriter();
        var day = 0L;
        for (var row = 1; row <= _rows.Count;)
        {
            var (change, length) = (DayOf(row) - day, 1);
            day += change;
            while (row + length <= _rows.Count && DayOf(row + length) == day)
            {
                length++;
            }

            digits.Number((uint)((change << 1) ^ (change >> 63)));
            digits.Number((uint)length);
            row += length;
        }

        return Encoding.ASCII.GetString(digits.Written);
    }

    private long DayOf(int row) => (long)Math.Floor(_rows.Published[row] / (double)DayLength);

    private string RowsOf(int outlet)
    {
        var rows = new List<int>();
        for (var row = 1; row <= _rows.Count; row++)
        {
            if (_rows.Outlets[row] == outlet)
            {
                rows.Add(row);
            }
        }

        var digits = new DigitWriter();
        digits.Gaps(CollectionsMarshal.AsSpan(rows));
        return Encoding.ASCII.GetString(digits.Written);
    }

    private PlannedFile Block(int first)
    {
        var seen = default(Fingerprint);
        var rows = new List<int>(BlockSize);
        for (var row = first; row < first + BlockSize && row <= _rows.Count; row++)
        {
            if (_rows.Outlets[row] >= 0)
            {
                rows.Add(row);
                seen.Add(row);
                seen.Add(_rows.Versions[row]);
            }
        }

        var number = first / BlockSize;
        var path = string.Create(CultureInfo.InvariantCulture, $"search/d/{number}.js");
        return new PlannedFile(path, seen.Value, rows, target => target.Write(path, BlockText(number, rows)));
    }

    private string BlockText(int number, List<int> rows)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"annals.docs({number},{{\n");
        foreach (var row in rows)
        {
            var article = source[row];
            var seconds = article.Published.ToUnixTimeSeconds();
            text.Append(CultureInfo.InvariantCulture, $"{row}:['{article.Id.Value}',{_rows.Outlets[row]},{seconds},").Append(Quoted(Pages.Words.LanguageTag.For(article.Language, article.Title) ?? ""))
                .Append(',').Append(Quoted(article.Title)).Append(',').Append(Quoted(article.Excerpt)).Append("],\n");
        }

        return text.Append("})\n").ToString();
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>Every character that folding makes another of, and that other.</summary>
    private static string Fold()
    {
        var (from, to) = (new StringBuilder(), new StringBuilder());
        for (var code = 0x80; code < 0xFFFE; code++)
        {
            var character = (char)code;
            if (!char.IsSurrogate(character) && ChineseFold.Fold(character) is var folded && folded != character && !char.IsSurrogate(folded))
            {
                from.Append(character);
                to.Append(folded);
            }
        }

        return $"annals.fold({Quoted(from.ToString())},\n{Quoted(to.ToString())})\n";
    }

    private static byte[] Script(string name)
    {
        using var stream = typeof(SearchData).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
