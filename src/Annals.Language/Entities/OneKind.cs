using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>
/// The same words in one article are one kind of name: what the tagger takes for a body here and for a person there is what it is mostly; a
/// surname with one or two characters behind it is a person when it is one anywhere.
/// </summary>
internal static class OneKind
{
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

        if (!isAny)
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

        return [.. spans.Select(span => IsOpen(span) ? span with { Type = kinds[folded.Substring(span.Start, span.Length)].Type } : span)];
    }

    private static bool IsOpen(NameSpan span) => span.Entries.Count == 0 && span.Type is EntityType.Person or EntityType.Place or EntityType.Organisation;

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
