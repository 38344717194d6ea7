using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Sentences;
using Annals.Language.Tokens;

namespace Annals.Index.Searching;

/// <summary>Chooses the sentence of a text that says most of what was looked for, and marks the words in it. Pure.</summary>
internal static class SnippetMaker
{
    private const int SnippetLength = 160;

    // Where a sentence is too long, this much of it stands before the first mark.
    private const int Lead = 30;

    // What stands further back is rarely what an article is about, and a search must not wait for it.
    private const int LongestText = 1 << 16;

    public static (string Snippet, IReadOnlyList<Mark> Marks) Make(string plain, IReadOnlyList<SearchTerm> terms)
    {
        var text = plain.Length > LongestText ? plain[..LongestText] : plain;
        var folded = ChineseFold.Fold(text);
        var found = FindAll(folded, terms);
        if (found.Count == 0)
        {
            return ("", []);
        }

        var (start, end) = ChooseWindow(text, found);
        return Cut(text, start, end, found);
    }

    /// <summary>Where the terms stand in folded text, in order, not overlapping.</summary>
    internal static List<(int Start, int Length, int Term)> FindAll(string folded, IReadOnlyList<SearchTerm> terms)
    {
        var found = new List<(int Start, int Length, int Term)>();
        for (var term = 0; term < terms.Count; term++)
        {
            foreach (var run in Runs(terms[term].Folded))
            {
                Find(folded, run, term, found);
            }
        }

        found.Sort();
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

    private static void Find(string folded, (string Text, ulong? Word) run, int term, List<(int, int, int)> found)
    {
        if (run.Word is { } word)
        {
            var words = new WordFinder(folded, word, term, found);
            Tokenizer.Read(folded, ref words);
            return;
        }

        for (var at = folded.IndexOf(run.Text, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(run.Text, at + run.Text.Length, StringComparison.Ordinal))
        {
            found.Add((at, run.Text.Length, term));
        }
    }

    private static (int Start, int End) ChooseWindow(string text, List<(int Start, int Length, int Term)> found)
    {
        var sentences = SentenceSplitter.Split(text).Select(range => (Start: range.Start.Value, End: range.End.Value)).ToList();
        var (best, most) = (0, -1);
        var at = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var terms = new HashSet<int>();
            var marks = 0;
            for (; at < found.Count && found[at].Start < sentences[i].End; at++)
            {
                terms.Add(found[at].Term);
                marks++;
            }

            var worth = (terms.Count * 4) + Math.Min(marks, 3);
            (best, most) = marks > 0 && worth > most ? (i, worth) : (best, most);
        }

        var (start, end) = sentences[best];
        for (var next = best + 1; next < sentences.Count && sentences[next].End - start <= SnippetLength; next++)
        {
            end = sentences[next].End;
        }

        return (start, end);
    }

    private static (string, IReadOnlyList<Mark>) Cut(string text, int start, int end, List<(int Start, int Length, int Term)> found)
    {
        var first = found.First(mark => mark.Start >= start).Start;
        var from = end - start > SnippetLength && first - start > SnippetLength - Lead ? WholeCharacter(text, first - Lead) : start;
        var to = end - from > SnippetLength ? WholeCharacter(text, from + SnippetLength) : end;
        var lead = from > start ? "…" : "";
        var snippet = lead + text[from..to].Replace('\n', ' ') + (to < end ? "…" : "");
        var marks = found.Where(mark => mark.Start >= from && mark.Start + mark.Length <= to)
            .Select(mark => new Mark(mark.Start - from + lead.Length, mark.Length));
        return (snippet, [.. marks]);
    }

    // Never between the two halves of a character.
    private static int WholeCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private readonly ref struct WordFinder(ReadOnlySpan<char> text, ulong word, int term, List<(int, int, int)> found) : ITokenSink
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
                found.Add((start, length, term));
            }
        }
    }
}
