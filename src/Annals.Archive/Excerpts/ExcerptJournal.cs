using System.Text.Json;
using Annals.Archive.Journal;
using Annals.Archive.Transparency;

namespace Annals.Archive.Excerpts;

/// <summary>Writes the journal of an excerpt: chosen lines byte for byte, and one line for each run of others.</summary>
internal sealed class ExcerptJournal(ArchiveFolder folder, IReadOnlyList<string> segments, IReadOnlyList<LineFacts> lines, List<Digest> leaves)
{
    /// <param name="signed">How many lines the checkpoint signs: none is left out across that, so that the root can be computed there. Null for no checkpoint.</param>
    /// <returns>The same files as the whole journal has, each with what is left of it.</returns>
    public IEnumerable<(string Name, byte[] Bytes)> Write(IReadOnlyList<int> own, long? signed)
    {
        var next = 0;
        for (var (segment, from) = (0, 0); segment < segments.Count; segment++)
        {
            var to = from;
            while (to < lines.Count && lines[to].Segment == segment)
            {
                to++;
            }

            using var source = new FileStream(Path.Combine(folder.JournalFolder, segments[segment]), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            for (var at = from; at < to;)
            {
                var isOwn = next < own.Count && own[next] == at;
                var end = isOwn ? at + 1 : next < own.Count ? Math.Min(own[next], to) : to;
                end = at < signed && signed < end ? (int)signed : end;
                if (isOwn)
                {
                    Copy(source, lines[at], bytes);
                    next++;
                }
                else
                {
                    JsonSerializer.Serialize(bytes, Elsewhere(at, end), JournalJson.Entry);
                    bytes.WriteByte((byte)'\n');
                }

                at = end;
            }

            yield return (segments[segment], bytes.ToArray());
            from = to;
        }
    }

    private static void Copy(FileStream source, LineFacts line, MemoryStream target)
    {
        var buffer = new byte[line.Length];
        source.Seek(line.Offset, SeekOrigin.Begin);
        source.ReadExactly(buffer);
        target.Write(buffer);
    }

    private LinesElsewhere Elsewhere(int from, int to)
    {
        var nodes = new List<string>();
        var at = from;
        foreach (var level in MerkleTree.LevelsOver(from, to - 1))
        {
            nodes.Add(MerkleTree.RootOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(leaves).Slice(at, 1 << level)).ToHex());
            at += 1 << level;
        }

        nodes.Add(leaves[to - 1].ToHex());
        return new LinesElsewhere
        {
            Sequence = from,
            Previous = from == 0 ? JournalLine.NoPrevious : leaves[from - 1].ToHex(),
            At = lines[to - 1].At,
            Lines = to - from,
            Nodes = nodes,
        };
    }
}
