using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>Names in Latin letters in brackets behind a name: 科罗廖夫（Alexander Korolev）, 史汀生研究中心（Stimson Center）.</summary>
internal static class Glosses
{
    private const int Longest = 80;

    private static readonly string[] OrganisationWords = ["university", "center", "centre", "institute", "council", "college", "news", "channel", "bank", "agency", "association", "organisation", "organization", "committee", "party", "group", "company", "inc", "foundation", "ministry", "department", "society", "federation", "union", "commission", "corp", "press", "times", "post", "airlines", "school", "hospital", "forum", "network"];

    /// <summary>The letters in a bracket that opens at <paramref name="at"/>, or behind one blank there; null where it holds none.</summary>
    public static (int Start, int End)? LatinAt(string text, int at)
    {
        at += at + 1 < text.Length && text[at] == ' ' ? 1 : 0;
        if (at >= text.Length || text[at] is not ('（' or '(' or '﹙'))
        {
            return null;
        }

        var letters = 0;
        for (var end = at + 1; end < text.Length && end - at < Longest; end++)
        {
            var character = text[end];
            if (character is '）' or ')' or '，' or ',' or '/' or '、' or '；' or '﹚')
            {
                var start = at + 1;
                while (start < end && text[start] == ' ')
                {
                    start++;
                }

                return letters >= 2 && end > start ? (start, TrimmedEnd(text, start, end)) : null;
            }

            if (character > '\u024f' && character is not ('’' or '‘' or '–' or '·' or '\u2019'))
            {
                return null;
            }

            letters += char.IsLetter(character) ? 1 : 0;
        }

        return null;
    }

    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    public static EntityType? TypeOf(string latin)
    {
        var words = latin.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => OrganisationWords.Contains(word.ToLowerInvariant().TrimEnd('.'))))
        {
            return EntityType.Organisation;
        }

        if (words.Length == 1 && latin.Length <= 6 && latin.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character)))
        {
            return EntityType.Organisation;
        }

        var isTitled = words.Length >= 2 && words.All(word => char.IsUpper(word[0]) || word is "de" or "von" or "van" or "bin" or "al" or "der" or "da" or "dos" or "la" or "le" or "el" or "ben");
        return isTitled && words.Length <= 5 ? EntityType.Person : null;
    }

    /// <summary>Adds the names before brackets that nobody found: the run of sounds that ends there.</summary>
    public static List<NameSpan> Unfound(string text, string folded, List<NameSpan> spans)
    {
        var more = new List<NameSpan>();
        var changed = new Dictionary<NameSpan, NameSpan>();
        for (var at = text.AsSpan().IndexOfAny('（', '('); at >= 0;)
        {
            if (LatinAt(text, at) is var (start, end) && TypeOf(text[start..end]) is { } type)
            {
                var before = NameSpan.FirstBehind(spans, at) is > 0 and var behind && spans[behind - 1].End >= at - 1 ? spans[behind - 1] : null;
                var name = text[at - (at > 0 ? 1 : 0)] == ' ' ? at - 1 : at;
                if (before is not null && before.End == name)
                {
                    if (before.Entries.Count == 0 && before.Type != type && (type == EntityType.Organisation || before.Type == EntityType.Place) && !(type == EntityType.Person && before.Type == EntityType.Organisation))
                    {
                        changed[before] = before with { Type = type };
                    }
                }
                else if (type == EntityType.Person && Sounds(folded, name) is >= 2 and var length && NameSpan.In(spans, name - length, name) is null)
                {
                    more.Add(new NameSpan(name - length, name, EntityType.Person, []));
                }
            }

            var next = text.AsSpan(at + 1).IndexOfAny('（', '(');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return NameSpan.InOrder(changed.Count == 0 ? spans : spans.ConvertAll(span => changed.GetValueOrDefault(span, span)), more);
    }

    /// <summary>Leaves out what was found inside of a gloss: it is the name before the bracket once more.</summary>
    public static List<NameSpan> Without(string text, List<NameSpan> spans)
        => spans.Exists(span => IsGloss(text, span)) ? spans.FindAll(span => !IsGloss(text, span)) : spans;

    private static bool IsGloss(string text, NameSpan span)
    {
        if (text[span.Start] > '\u024f')
        {
            return false;
        }

        var open = text.AsSpan(0, span.Start).LastIndexOfAny('（', '(');
        return open > 0 && span.Start - open < Longest && text[open - 1] >= '\u4e00' && !text.AsSpan(open, span.Start - open).ContainsAny('）', ')') && LatinAt(text, open) is not null;
    }

    private static int Sounds(string folded, int end)
    {
        var start = end;
        while (start > 0 && end - start < 12 && (folded[start - 1] == '·' || (CharacterTraits.Of(folded[start - 1]) & CharacterTraits.Transliteration) != 0))
        {
            start--;
        }

        while (start < end && folded[start] == '·')
        {
            start++;
        }

        return end - start;
    }
}
