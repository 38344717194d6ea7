using Annals.Language.Words;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>How often an article has each word: names as they stand, and the lexicon's words between them.</summary>
internal sealed record WordCounts(IReadOnlyDictionary<string, int> Words, int Length)
{
    public static WordCounts Of(Reading reading)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        var next = 0;
        foreach (var range in WordCuts.Of(reading.Folded))
        {
            for (; next < reading.Mentions.Count && reading.Mentions[next].Mention.Start < range.End.Value; next++)
            {
                Count(reading.Folded[reading.Mentions[next].Mention.Start..reading.Mentions[next].Mention.End]);
            }

            if (next == 0 || reading.Mentions[next - 1].Mention.End <= range.Start.Value)
            {
                Count(reading.Folded[range]);
            }
        }

        for (; next < reading.Mentions.Count; next++)
        {
            Count(reading.Folded[reading.Mentions[next].Mention.Start..reading.Mentions[next].Mention.End]);
        }

        return new WordCounts(words, length);

        void Count(string word)
        {
            words[word] = words.GetValueOrDefault(word) + 1;
            length++;
        }
    }
}
