using Annals.Index.Segments;

namespace Annals.Index.Searching;

/// <summary>Finds the documents of a segment in which a phrase stands, and how often.</summary>
internal sealed class TermMatcher(PostingReader postings)
{
    // A word of the headline says more about an article than one of its text.
    private const float TitleWeight = 5;

    private readonly List<uint> _candidates = [];
    private readonly List<uint> _scratch = [];

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
        var (rarest, fewest) = (term.Places[0], int.MaxValue);
        foreach (var part in term.Places)
        {
            var blocks = PostingReader.BlocksOf(segment, part.Key);
            (rarest, fewest) = blocks < fewest ? (part, blocks) : (rarest, fewest);
        }

        postings.Read(segment, rarest.Key, _candidates);
        foreach (var part in term.Places)
        {
            if (part != rarest && _candidates.Count > 0)
            {
                postings.Intersect(segment, part.Key, part.Offset - rarest.Offset, _candidates, _scratch);
            }
        }

        CountByDocument(view, matches);
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
            for (; i < _candidates.Count && _candidates[i] < end; i++)
            {
                weight += _candidates[i] < titleEnd ? TitleWeight : 1;
            }

            if (!view.IsReplaced[document])
            {
                matches.Add(document, weight);
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
                matches.Add((int)(value >> 1), (value & 1) == 1 ? TitleWeight : 1);
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
