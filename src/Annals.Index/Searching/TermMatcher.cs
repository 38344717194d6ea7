using Annals.Index.Segments;

namespace Annals.Index.Searching;

/// <summary>Finds the documents of a segment in which a phrase stands, and how often.</summary>
internal sealed class TermMatcher(PostingReader postings)
{
    // A word of the headline says more about an article than one of its text.
    private const float TitleWeight = 5;

    private readonly List<uint> _candidates = [];
    private readonly List<uint> _scratch = [];
    private readonly List<uint> _within = [];

    /// <param name="matches">Empty; gets the documents that no later one replaced.</param>
    public void Match(SegmentView view, SearchTerm term, Matches matches)
    {
        if (term.Places.Count > 0)
        {
            MatchPlaces(view, term, matches);
            foreach (var character in term.Characters)
            {
                KeepThoseWith(view, character, matches);
            }
        }
        else
        {
            MatchCharacters(view, term, matches);
        }
    }

    private void MatchPlaces(SegmentView view, SearchTerm term, Matches matches)
    {
        _candidates.Clear();
        var segment = view.Segment;
        var parts = term.Places.OrderBy(part => PostingReader.BlocksOf(segment, part.Key)).ToArray();
        postings.Read(segment, parts[0].Key, _candidates);
        var isCovered = new bool[term.Places.Max(part => part.Offset + part.Span)];
        isCovered.AsSpan(parts[0].Offset, parts[0].Span).Fill(true);
        foreach (var part in parts.Skip(1))
        {
            var covers = isCovered.AsSpan(part.Offset, part.Span);
            if (_candidates.Count > 0 && covers.Contains(false))
            {
                postings.Intersect(segment, part.Key, part.Offset - parts[0].Offset, _candidates, _scratch);
                covers.Fill(true);
            }
        }

        foreach (var context in term.Unless)
        {
            DropThoseWithin(segment, context, parts[0].Offset);
        }

        CountByDocument(view, matches);
    }

    /// <param name="context">Counted from the beginning of the phrase.</param>
    /// <param name="offset">How far behind that beginning the candidates are.</param>
    private void DropThoseWithin(Segment segment, IReadOnlyList<SearchTerm.Part> context, int offset)
    {
        _within.Clear();
        _within.AddRange(_candidates);
        foreach (var part in context)
        {
            postings.Intersect(segment, part.Key, part.Offset - offset, _within, _scratch);
        }

        if (_within.Count > 0)
        {
            var next = 0;
            _candidates.RemoveAll(candidate =>
            {
                var isWithin = next < _within.Count && _within[next] == candidate;
                next += isWithin ? 1 : 0;
                return isWithin;
            });
        }
    }

    // Places of the rarest part serve: it is in the same document as the phrase, and in the same title.
    private void CountByDocument(SegmentView view, Matches matches)
    {
        var documents = view.Documents;
        var starts = documents.Starts;
        var document = 0;
        for (var i = 0; i < _candidates.Count;)
        {
            document = Places.DocumentAt(starts, _candidates[i], document);
            var (end, titleEnd) = (starts[document + 1], starts[document] + (uint)documents.TitleUnits[document]);
            var weight = 0f;
            var inTitle = _candidates[i] < titleEnd ? 1 : 0;
            for (; i < _candidates.Count && _candidates[i] < end; i++)
            {
                weight += _candidates[i] < titleEnd ? TitleWeight : 1;
            }

            if (!view.IsReplaced[document])
            {
                matches.Add(document, weight, inTitle);
            }
        }
    }

    private void MatchCharacters(SegmentView view, SearchTerm term, Matches matches)
    {
        _candidates.Clear();
        postings.Read(view.Segment, term.Characters[0], _candidates);
        foreach (var value in _candidates)
        {
            if (!view.IsReplaced[value >> 1])
            {
                matches.Add((int)(value >> 1), (value & 1) == 1 ? TitleWeight : 1, (int)(value & 1));
            }
        }

        foreach (var character in term.Characters.Skip(1))
        {
            KeepThoseWith(view, character, matches);
        }
    }

    private void KeepThoseWith(SegmentView view, uint character, Matches matches)
    {
        _candidates.Clear();
        postings.Read(view.Segment, character, _candidates);
        var i = 0;
        matches.Keep(document =>
        {
            while (i < _candidates.Count && _candidates[i] >> 1 < document)
            {
                i++;
            }

            return i < _candidates.Count && _candidates[i] >> 1 == document;
        });
    }
}
