using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>
/// The same words in one article are one kind of name: what the tagger takes for a body here and for a person there is what it is mostly; a
/// surname with one or two characters behind it is a person when it is one anywhere.
/// </summary>
internal static class OneKind
{
    private static readonly HashSet<string> Doubles = [.. NameLists.BuiltIn["surname2"]];

    public static List<NameSpan> Settle(string folded, List<NameSpan> spans)
    {
        var kinds = new Dictionary<string, (EntityType Type, bool IsMixed)>(StringComparer.Ordinal);
        var isAny = false;
        foreach (var span in spans)
        {
            if (IsOpen(span))
            {
                var name = folded.Substring(span.Start, span.Length);
                var isMixed = kinds.TryGetValue(name, out var known) && (known.IsMixed || known.Type != span.Type);
                kinds[name] = (span.Type, isMixed);
                isAny |= isMixed;
            }
        }

        var isDouble = spans.Exists(span => IsOpen(span) && span.Type != EntityType.Person && IsDoubleSurname(folded, span));
        if (!isAny && !isDouble)
        {
            return spans;
        }

        foreach (var (name, (_, isMixed)) in kinds)
        {
            if (isMixed)
            {
                kinds[name] = (Mostly(folded, name, spans), false);
            }
        }

        // 欧阳娜娜 is somebody.
        foreach (var span in spans)
        {
            if (IsOpen(span) && IsDoubleSurname(folded, span))
            {
                kinds[folded.Substring(span.Start, span.Length)] = (EntityType.Person, false);
            }
        }

        return [.. spans.Select(span => IsOpen(span) ? span with { Type = kinds[folded.Substring(span.Start, span.Length)].Type } : span)];
    }

    private static bool IsOpen(NameSpan span) => span.Entries.Count == 0 && span.Type is EntityType.Person or EntityType.Place or EntityType.Organisation;

    private static bool IsDoubleSurname(string folded, NameSpan span) => span.Length is 3 or 4 && Doubles.Contains(folded.Substring(span.Start, 2)) && folded[span.End - 1] is not ('区' or '市' or '县' or '镇' or '路' or '街' or '村' or '社' or '报');

    private static EntityType Mostly(string folded, string name, List<NameSpan> spans)
    {
        var (people, places, bodies) = (0, 0, 0);
        foreach (var span in spans)
        {
            if (span.Length == name.Length && IsOpen(span) && folded.AsSpan(span.Start, span.Length).SequenceEqual(name))
            {
                _ = span.Type switch { EntityType.Person => people++, EntityType.Place => places++, _ => bodies++ };
            }
        }

        var isNameOfMan = people > 0 && name.Length is 2 or 3 && (CharacterTraits.Of(name[0]) & CharacterTraits.Surname) != 0;
        return isNameOfMan || (people >= places && people >= bodies) ? EntityType.Person : places > bodies ? EntityType.Place : EntityType.Organisation;
    }
}
