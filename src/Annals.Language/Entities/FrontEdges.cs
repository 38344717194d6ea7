using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>
/// Where a name begins, as the article itself shows: 川大桥 has 望 before it each time, once at the head of a sentence, so that 望川大桥 is the
/// name; and 岸望川大桥 is not. Only for places and bodies the authority file does not know.
/// </summary>
internal static class FrontEdges
{
    private const int MostCharacters = 2;

    // What stands before names and begins none.
    private const string Light = "的了在和与及同跟向往对从到于由自至是为被把将给让叫称说据按经因而但也并或等该此其这那各每某本原前后内外上下去来回有无不没未已曾正就都还又再更最可能会要应需可赴抵离访驻经过沿近距共名指处个位";

    public static List<NameSpan> Settle(string folded, List<NameSpan> spans)
    {
        var longer = new Dictionary<string, string>(StringComparer.Ordinal);
        Occurrences? occurrences = null;
        foreach (var span in spans.Where(span => IsOpen(folded, span)))
        {
            occurrences ??= new Occurrences(folded);
            var name = folded.Substring(span.Start, span.Length);
            if (!longer.ContainsKey(name))
            {
                longer[name] = Whole(folded, occurrences, name);
            }
        }

        var whole = longer.Where(pair => pair.Value.Length > pair.Key.Length).Select(pair => pair.Value).ToHashSet(StringComparer.Ordinal);
        if (whole.Count == 0)
        {
            return spans;
        }

        var settled = new List<NameSpan>(spans.Count);
        foreach (var span in spans)
        {
            var start = span.Start;
            if (IsOpen(folded, span))
            {
                var name = folded.Substring(span.Start, span.Length);
                start = whole.Contains(name[1..]) ? span.Start + 1
                    : whole.Contains(longer[name]) ? span.End - longer[name].Length
                    : start;
            }

            if (settled.Count == 0 || settled[^1].End <= start)
            {
                settled.Add(span with { Start = start });
            }
            else
            {
                settled.Add(span);
            }
        }

        return settled;
    }

    private static bool IsOpen(string folded, NameSpan span)
        => span is { Type: EntityType.Place or EntityType.Organisation, Entries.Count: 0, Length: >= 2 } && folded[span.Start] >= '\u4e00';

    private static string Whole(string folded, Occurrences occurrences, string name)
    {
        for (var i = 0; i < MostCharacters && Before(folded, occurrences, name) is { } character; i++)
        {
            name = character + name;
        }

        return name;
    }

    /// <summary>The one character that stands before each of several occurrences, and itself begins one of them.</summary>
    private static char? Before(string folded, Occurrences occurrences, string name)
    {
        var (count, begins, character) = (0, false, '\0');
        for (var at = occurrences.First(name); at >= 0; at = occurrences.Next(name, at))
        {
            if (at == 0 || !IsCharacterOfNames(folded[at - 1]) || (count > 0 && folded[at - 1] != character))
            {
                return null;
            }

            character = folded[at - 1];
            count++;
            begins |= at == 1 || !char.IsLetterOrDigit(folded[at - 2]);
        }

        return count >= 2 && begins ? character : null;
    }

    private static bool IsCharacterOfNames(char character) => character is >= '\u4e00' and <= '\u9fff' && !Light.Contains(character);
}
