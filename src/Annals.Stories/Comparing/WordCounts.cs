using Annals.Language.Words;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>How often an article has each word: names as they stand, and the lexicon's words between them.</summary>
internal sealed record WordCounts(IReadOnlyDictionary<string, int> Words, int Length)
{
    public static WordCounts Of(Reading reading, WordCutter cutter)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        var folded = reading.Folded;
        cutter.Cut(folded);
        for (var (at, next) = (0, 0); at < folded.Length;)
        {
            if (next < reading.Mentions.Count && reading.Mentions[next].Mention.Start <= at)
            {
                var mention = reading.Mentions[next++].Mention;
                Count(folded[mention.Start..mention.End]);
                at = Math.Max(at, mention.End);
                continue;
            }

            var end = cutter.EndOfWord(at);
            if (end - at > 1 && (next == reading.Mentions.Count || end <= reading.Mentions[next].Mention.Start))
            {
                Count(folded[at..end]);
            }

            at = next < reading.Mentions.Count ? Math.Min(end, Math.Max(at + 1, reading.Mentions[next].Mention.Start)) : end;
        }

        return new WordCounts(words, length);

        void Count(string word)
        {
            words[word] = words.GetValueOrDefault(word) + 1;
            length++;
        }
    }
}
