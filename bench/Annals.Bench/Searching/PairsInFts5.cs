using System.Diagnostics;
using System.Text;
using Annals.Language.Tokens;
using SQLitePCL;

namespace Annals.Bench.Searching;

/// <summary>The peer: SQLite's FTS5 without content, fed with the same pairs and words, each as a token of its own.</summary>
internal sealed class PairsInFts5 : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _find;

    private PairsInFts5()
    {
        Batteries_V2.Init();
        raw.sqlite3_open(Path.Combine(_folder.Path, "peer.db"), out _database);
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE posts USING fts5(title, body, content = '', tokenize = 'ascii'); BEGIN");
        _find = Prepare("SELECT rowid FROM posts WHERE posts MATCH ? ORDER BY bm25(posts, 5.0, 1.0) LIMIT 20");
    }

    /// <summary>Processor time of this process.</summary>
    public TimeSpan Built { get; private set; }

    public long Bytes => Directory.EnumerateFiles(_folder.Path).Sum(file => new FileInfo(file).Length);

    public static PairsInFts5 Build(IEnumerable<(string Title, string Text)> articles)
    {
        var peer = new PairsInFts5();
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        using (var insert = peer.Prepare("INSERT INTO posts (title, body) VALUES (?, ?)"))
        {
            foreach (var (title, text) in articles)
            {
                raw.sqlite3_bind_text(insert, 1, Pairs(title));
                raw.sqlite3_bind_text(insert, 2, Pairs(text));
                raw.sqlite3_step(insert);
                raw.sqlite3_reset(insert);
            }
        }

        peer.Execute("COMMIT; INSERT INTO posts (posts) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
        peer.Built = Process.GetCurrentProcess().TotalProcessorTime - start;
        return peer;
    }

    public int Find(string query)
    {
        raw.sqlite3_bind_text(_find, 1, $"\"{Pairs(Language.Scripts.ChineseFold.Fold(query))}\"");
        var rows = 0;
        while (raw.sqlite3_step(_find) == raw.SQLITE_ROW)
        {
            rows++;
        }

        raw.sqlite3_reset(_find);
        return rows;
    }

    public void Dispose()
    {
        _find.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    private static string Pairs(string folded)
    {
        var pairs = new StringBuilder(folded.Length * 3);
        foreach (var token in Tokenizer.Read(folded))
        {
            if (token.Kind != TokenKind.Character)
            {
                pairs.Append(folded, token.Start, token.Length).Append(' ');
            }
        }

        return pairs.ToString();
    }

    private sqlite3_stmt Prepare(string sql)
        => raw.sqlite3_prepare_v2(_database, sql, out var statement) == raw.SQLITE_OK ? statement : throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());

    private void Execute(string sql)
    {
        if (raw.sqlite3_exec(_database, sql) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
        }
    }
}
