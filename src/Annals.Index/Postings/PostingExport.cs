using System.Runtime.InteropServices;
using Annals.Index.Searching;
using Annals.Index.Segments;

namespace Annals.Index.Postings;

/// <summary>Takes what the index knows, key by key in ascending order.</summary>
/// <param name="key">See <see cref="TextKeys"/>.</param>
/// <param name="articles">Rows of the articles that hold it, ascending, each once. Valid during the call.</param>
/// <param name="titles">Those of them that hold it in their title. Valid during the call.</param>
public delegate void PostingSink(ulong key, ReadOnlySpan<int> articles, ReadOnlySpan<int> titles);

/// <summary>
/// Walks once over all postings, for whoever makes search data of another form of them: reading them costs a tenth of
/// what taking the texts apart again would.
/// </summary>
internal sealed class PostingExport(SegmentStore store, Snapshot snapshot)
{
    private readonly List<uint> _values = [];
    private readonly List<int> _articles = [];
    private readonly List<int> _titles = [];

    public void ReadTo(PostingSink sink)
    {
        var cursors = snapshot.Segments.Select(view => new Cursor(store, view)).Where(cursor => cursor.Next()).ToList();
        while (cursors.Count > 0)
        {
            var key = cursors.Min(cursor => cursor.Key);
            _articles.Clear();
            _titles.Clear();
            for (var i = cursors.Count - 1; i >= 0; i--)
            {
                if (cursors[i].Key == key && !Read(cursors[i], key))
                {
                    cursors.RemoveAt(i);
                }
            }

            if (_articles.Count > 0)
            {
                sink(key, Distinct(_articles), Distinct(_titles));
            }
        }
    }

    /// <returns>False when the segment has no further key.</returns>
    private bool Read(Cursor cursor, ulong key)
    {
        bool isMore;
        do
        {
            _values.Clear();
            cursor.Unpack(_values);
            cursor.Add(key, CollectionsMarshal.AsSpan(_values), _articles, _titles);
            isMore = cursor.Next();
        }
        while (isMore && cursor.Key == key);

        return isMore;
    }

    private static ReadOnlySpan<int> Distinct(List<int> rows)
    {
        var span = CollectionsMarshal.AsSpan(rows);
        var kept = 0;
        var isAscending = true;
        for (var i = 0; i < span.Length; i++)
        {
            if (kept == 0 || span[i] != span[kept - 1])
            {
                isAscending &= kept == 0 || span[i] > span[kept - 1];
                span[kept++] = span[i];
            }
        }

        if (isAscending)
        {
            return span[..kept];
        }

        span[..kept].Sort();
        CollectionsMarshal.SetCount(rows, kept);
        return Distinct(rows);
    }

    /// <summary>Stands on one entry of a segment at a time.</summary>
    private sealed class Cursor(SegmentStore store, SegmentView view)
    {
        private readonly Segment _segment = view.Segment;
        private readonly byte[] _block = new byte[BlockWriter.BlockSize];
        private BlockWalk _walk;
        private int _number = -1;

        public ulong Key => _walk.Key;

        public bool Next()
        {
            while (!_walk.Next(_block))
            {
                if (++_number >= _segment.Directory.BlockCount)
                {
                    return false;
                }

                store.Block(_segment.Id, _number).CopyTo(_block);
                store.Release();
                _walk = new BlockWalk(_block, _segment.Directory.FirstKey(_number));
            }

            return true;
        }

        public void Unpack(List<uint> values) => _walk.Read(_block, values);

        public void Add(ulong key, ReadOnlySpan<uint> values, List<int> articles, List<int> titles)
        {
            if (key <= char.MaxValue)
            {
                AddCharacters(values, articles, titles);
            }
            else
            {
                AddPlaces(values, articles, titles);
            }
        }

        private void AddCharacters(ReadOnlySpan<uint> values, List<int> articles, List<int> titles)
        {
            var rows = _segment.Documents.Articles;
            foreach (var value in values)
            {
                var document = (int)(value >> 1);
                if (!view.IsReplaced[document])
                {
                    articles.Add(rows[document]);
                    if ((value & 1) == 1)
                    {
                        titles.Add(rows[document]);
                    }
                }
            }
        }

        private void AddPlaces(ReadOnlySpan<uint> values, List<int> articles, List<int> titles)
        {
            var (rows, starts, titleUnits) = (_segment.Documents.Articles, _segment.Documents.Starts, _segment.Documents.TitleUnits);
            var (document, next) = (0, 0u);
            foreach (var place in values)
            {
                // The rest of a document after its first place: only a title comes before anything else.
                if (place < next)
                {
                    continue;
                }

                document = Places.DocumentAt(starts, place, document);
                next = starts[document + 1];
                if (!view.IsReplaced[document])
                {
                    articles.Add(rows[document]);
                    if (place < starts[document] + (uint)titleUnits[document])
                    {
                        titles.Add(rows[document]);
                    }
                }
            }
        }
    }
}
