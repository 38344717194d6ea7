using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Sentences;
using Annals.Language.Tokens;

namespace Annals.Index.Searching;

/// <summary>Chooses the sentence of a text that says most of what was looked for, and a second one when that has words the first has not, and marks the words in it. Pure.</summary>
internal static class SnippetMaker
{
    private const int SnippetLength = 160;

    // Of each, where two sentences are needed.
    private const int HalfLength = 90;

    // Where a sentence is too long, this much of it stands before the first mark.
    private const int Lead = 30;

    // What stands further back is rarely what an article is about, and a search must not wait for it.
    private const int LongestText = 1 << 16;

    public static (string Snippet, IReadOnlyList<Mark> Marks) Make(string plain, IReadOnlyList<SearchTerm> terms)
    {
        var text = plain.Length > LongestText ? plain[..LongestText] : plain;
        var found = FindAll(text, terms);
        if (found.Count == 0)
        {
            return ("", []);
        }

        var sentences = SentenceSplitter.Split(text).Select(range => (Start: range.Start.Value, End: range.End.Value)).ToList();
        var all = found.Select(mark => mark.Group).ToHashSet();
        var first = Choose(sentences, found, all);
        all.ExceptWith(GroupsIn(first, found));
        if (all.Count == 0)
        {
            return Cut(text, Extend(first, sentences), found, SnippetLength);
        }

        // One sentence does not have all the words: a second one has most of the others.
        var second = Choose(sentences, found, all);
        var (one, two) = first.Start < second.Start ? (first, second) : (second, first);
        var (left, leftMarks) = Cut(text, one, found, HalfLength);
        var (right, rightMarks) = Cut(text, two, found, HalfLength);
        var isWhole = left.EndsWith('…') || right.StartsWith('…') || text.AsSpan(one.End, two.Start - one.End).IsWhiteSpace();
        left += isWhole ? " " : " … ";
        return (left + right, [.. leftMarks, .. rightMarks.Select(mark => mark with { Start = mark.Start + left.Length })]);
    }

    /// <summary>Where the terms stand in a title.</summary>
    public static IReadOnlyList<Mark> InTitle(string title, IReadOnlyList<SearchTerm> terms)
        => [.. FindAll(title, terms).Select(mark => new Mark(mark.Start, mark.Length))];

    /// <summary>Where the terms stand in a text, in order, not overlapping, each with the group of its term.</summary>
    private static List<(int Start, int Length, int Group)> FindAll(string text, IReadOnlyList<SearchTerm> terms)
    {
        var folded = ChineseFold.Fold(text);
        var found = new List<(int Start, int Length, int Group)>();
        foreach (var term in terms)
        {
            var before = found.Count;
            foreach (var run in Runs(term.Folded))
            {
                Find(folded, run, term.Group, found);
            }

            if (term.IsExact)
            {
                var same = found.Skip(before).Where(mark => term.Raw.Contains(text.Substring(mark.Start, mark.Length), StringComparison.Ordinal)).ToList();
                found.RemoveRange(before, found.Count - before);
                found.AddRange(same);
            }
        }

        // The longer of two that begin together.
        found.Sort((left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.Length.CompareTo(left.Length));
        var kept = 0;
        var end = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Start >= end)
            {
                end = found[i].Start + found[i].Length;
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
        return found;
    }

    // What stands between separators in a phrase: a run with characters is looked for as it is, a word as a word.
    private static IEnumerable<(string Text, ulong? Word)> Runs(string folded)
    {
        var tokens = Tokenizer.Read(folded);
        for (var i = 0; i < tokens.Count;)
        {
            var start = tokens[i].Start;
            var end = start;
            var isMixed = false;
            for (; i < tokens.Count && tokens[i].Start <= end; i++)
            {
                end = Math.Max(end, tokens[i].Start + tokens[i].Length);
                isMixed |= tokens[i].Kind != TokenKind.Word;
            }

            var text = folded[start..end];
            yield return (text, isMixed ? null : PostingKey.OfWord(text));
        }
    }

    private static void Find(string folded, (string Text, ulong? Word) run, int group, List<(int, int, int)> found)
    {
        if (run.Word is { } word)
        {
            var words = new WordFinder(folded, word, group, found);
            Tokenizer.Read(folded, ref words);
            return;
        }

        for (var at = folded.IndexOf(run.Text, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(run.Text, at + run.Text.Length, StringComparison.Ordinal))
        {
            found.Add((at, run.Text.Length, group));
        }
    }

    // The first of the sentences with most of the words that are wanted.
    private static (int Start, int End) Choose(List<(int Start, int End)> sentences, List<(int Start, int Length, int Group)> found, HashSet<int> wanted)
    {
        var (best, most) = (0, -1);
        var at = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var groups = new HashSet<int>();
            var marks = 0;
            for (; at < found.Count && found[at].Start < sentences[i].End; at++)
            {
                if (wanted.Contains(found[at].Group))
                {
                    groups.Add(found[at].Group);
                    marks++;
                }
            }

            var worth = (groups.Count * 4) + Math.Min(marks, 3);
            (best, most) = marks > 0 && worth > most ? (i, worth) : (best, most);
        }

        return sentences[best];
    }

    private static IEnumerable<int> GroupsIn((int Start, int End) sentence, List<(int Start, int Length, int Group)> found)
        => found.Where(mark => mark.Start >= sentence.Start && mark.Start < sentence.End).Select(mark => mark.Group);

    // A short sentence takes those behind it along.
    private static (int Start, int End) Extend((int Start, int End) sentence, List<(int Start, int End)> sentences)
    {
        var end = sentence.End;
        for (var next = sentences.IndexOf(sentence) + 1; next < sentences.Count && sentences[next].End - sentence.Start <= SnippetLength; next++)
        {
            end = sentences[next].End;
        }

        return (sentence.Start, end);
    }

    private static (string, IReadOnlyList<Mark>) Cut(string text, (int Start, int End) span, List<(int Start, int Length, int Group)> found, int length)
    {
        var (start, end) = span;
        var first = found.First(mark => mark.Start >= start).Start;
        var from = end - start > length && first - start > length - Lead ? WholeCharacter(text, first - Lead) : start;
        var to = end - from > length ? WholeCharacter(text, from + length) : end;
        var lead = from > start ? "…" : "";
        var snippet = lead + text[from..to].Replace('\n', ' ') + (to < end ? "…" : "");
        var marks = found.Where(mark => mark.Start >= from && mark.Start + mark.Length <= to)
            .Select(mark => new Mark(mark.Start - from + lead.Length, mark.Length));
        return (snippet, [.. marks]);
    }

    // Never between the two halves of a character.
    private static int WholeCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private readonly ref struct WordFinder(ReadOnlySpan<char> text, ulong word, int group, List<(int, int, int)> found) : ITokenSink
    {
        private readonly ReadOnlySpan<char> _text = text;

        public void Character(int start, int unit)
        {
            // Only words are looked for.
        }

        public void Pair(int start, int unit)
        {
            // Only words are looked for.
        }

        public void Word(int start, int length, int unit)
        {
            if (PostingKey.OfWord(_text.Slice(start, length)) == word)
            {
                found.Add((start, length, group));
            }
        }
    }
}
