using System.Runtime.InteropServices;

namespace Annals.Index.Segments;

/// <summary>Makes one segment of the last few, without the documents that a later one replaced.</summary>
internal sealed class SegmentMerger(SegmentStore store)
{
    // Places are 32 bits; two segments that come near the half stay apart.
    private const long MostUnits = uint.MaxValue / 2;

    // What comes in bit by bit is merged early, which costs nothing; whole batches only when there are many of them.
    private const int FewPostings = 500_000;
    private const int MostSmall = 8;
    private const int MostLarge = 24;

    /// <summary>The longest tail whose first segment is not much larger than all that follow it together.</summary>
    public static IReadOnlyList<long> WorthMerging(IReadOnlyList<(long Id, long Entries)> segments, MergeFor purpose)
    {
        var ratio = purpose switch { MergeFor.Writing => 1, MergeFor.Searching => 8, _ => double.PositiveInfinity };
        var (first, sum, merged) = (segments.Count, 0L, 0L);
        for (var i = segments.Count - 1; i >= 0 && sum + segments[i].Entries < MostUnits; i--)
        {
            var isLikeTheRest = sum > 0 && segments[i].Entries <= sum * ratio;
            sum += segments[i].Entries;
            (first, merged) = isLikeTheRest ? (i, sum) : (first, merged);
        }

        var enough = purpose != MergeFor.Writing ? 2 : merged < FewPostings ? MostSmall : MostLarge;
        return segments.Count - first >= enough ? [.. segments.Skip(first).Select(segment => segment.Id)] : [];
    }

    public void Merge(IReadOnlyList<long> ids)
    {
        var sources = ids.Select(store.Load).ToArray();
        var (documents, moves) = Arrange(sources);
        store.Add(
            DocumentTable.From(documents),
            writer => MergePostings([.. sources.Select((segment, i) => new Source(new SegmentCursor(store, segment), moves[i], segment.Documents))], writer));
        foreach (var id in ids)
        {
            store.Remove(id);
        }
    }

    private static (List<IndexedDocument> Documents, Move[][] Moves) Arrange(Segment[] sources)
    {
        var last = new Dictionary<int, (int Segment, int Document)>();
        for (var s = 0; s < sources.Length; s++)
        {
            for (var d = 0; d < sources[s].Documents.Count; d++)
            {
                last[sources[s].Documents.Articles[d]] = (s, d);
            }
        }

        var kept = new List<IndexedDocument>(last.Count);
        var moves = new Move[sources.Length][];
        var start = 0u;
        for (var s = 0; s < sources.Length; s++)
        {
            var documents = sources[s].Documents;
            moves[s] = new Move[documents.Count];
            for (var d = 0; d < documents.Count; d++)
            {
                if (last[documents.Articles[d]] != (s, d))
                {
                    moves[s][d] = Move.Dropped;
                    continue;
                }

                moves[s][d] = new Move(kept.Count, unchecked(start - documents.Starts[d]));
                kept.Add(documents[d]);
                start += (uint)documents.UnitsOf(d);
            }
        }

        return (kept, moves);
    }

    private static void MergePostings(Source[] sources, BlockWriter writer)
    {
        var values = new List<uint>();
        foreach (var source in sources)
        {
            source.Cursor.Next();
        }

        while (true)
        {
            var key = ulong.MaxValue;
            foreach (var source in sources)
            {
                key = source.Cursor.IsAtEnd ? key : Math.Min(key, source.Cursor.Key);
            }

            if (key == ulong.MaxValue)
            {
                return;
            }

            values.Clear();
            foreach (var source in sources)
            {
                if (!source.Cursor.IsAtEnd && source.Cursor.Key == key)
                {
                    source.AddMoved(values);
                }
            }

            writer.Add(key, CollectionsMarshal.AsSpan(values));
        }
    }

    /// <param name="Document">The document's new number; -1 when it is dropped.</param>
    /// <param name="Shift">What its places are moved by, modulo 2^32.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Move(int Document, uint Shift)
    {
        public static Move Dropped { get; } = new(-1, 0);
    }

    private sealed class Source(SegmentCursor cursor, Move[] moves, DocumentTable documents)
    {
        private readonly bool _keepsAll = moves.All(move => move.Document >= 0);
        private readonly List<uint> _values = [];

        public SegmentCursor Cursor => cursor;

        /// <summary>Adds the values of the cursor's key under their new numbers and goes on to its next key.</summary>
        public void AddMoved(List<uint> target)
        {
            _values.Clear();
            var key = cursor.Key;
            do
            {
                cursor.Unpack(_values);
            }
            while (cursor.Next() && cursor.Key == key);

            if (key <= char.MaxValue)
            {
                AddCharacters(target);
            }
            else
            {
                AddPlaces(target);
            }
        }

        private void AddCharacters(List<uint> target)
        {
            foreach (var value in _values)
            {
                var move = moves[value >> 1];
                if (move.Document >= 0)
                {
                    target.Add(((uint)move.Document << 1) | (value & 1));
                }
            }
        }

        private void AddPlaces(List<uint> target)
        {
            if (_keepsAll)
            {
                foreach (var place in _values)
                {
                    target.Add(unchecked(place + moves[0].Shift));
                }

                return;
            }

            var document = 0;
            var starts = documents.Starts;
            foreach (var place in _values)
            {
                document = Places.DocumentAt(starts, place, document);
                if (moves[document].Document >= 0)
                {
                    target.Add(unchecked(place + moves[document].Shift));
                }
            }
        }
    }
}
