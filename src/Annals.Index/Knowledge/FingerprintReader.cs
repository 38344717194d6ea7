using System.Runtime.InteropServices;
using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Makes a number of all that was concluded of an article, within a read transaction of the caller.</summary>
internal sealed class FingerprintReader(Database database)
{
    // FNV-1a's, over words of eight bytes.
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public IReadOnlyDictionary<ArticleId, ulong> All(IReadOnlyDictionary<string, string> shown)
    {
        var names = Names(shown);
        var all = new Dictionary<ArticleId, ulong>();
        var select = database.Prepare("SELECT a.code, a.sha256, a.entities, n.data FROM article a JOIN analysis n ON n.article = a.id");
        while (select.Step())
        {
            var print = With(With(Start, select.Blob(1)), select.Blob(3));
            foreach (var row in RowList.Unpack(select.Blob(2)))
            {
                print = names.TryGetValue(row, out var name) ? (print ^ name) * Prime : print;
            }

            all[ArticleCode.ToId(select.Long(0))] = print;
        }

        return all;
    }

    private Dictionary<long, ulong> Names(IReadOnlyDictionary<string, string> shown)
    {
        var names = new Dictionary<long, ulong>();
        foreach (var (key, how) in shown)
        {
            var select = database.Prepare("SELECT id FROM entity WHERE key = ?").Bind(1, key);
            if (select.Step())
            {
                names[select.Long(0)] = With(Start, MemoryMarshal.AsBytes(how.AsSpan()));
                select.Reset();
            }
        }

        return names;
    }

    private static ulong With(ulong print, ReadOnlySpan<byte> bytes)
    {
        print = (print ^ (ulong)bytes.Length) * Prime;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            print = (print ^ word) * Prime;
            print ^= print >> 29;
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            print = (print ^ rest) * Prime;
        }

        return print;
    }
}
