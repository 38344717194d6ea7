using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>
/// Says which names of an article are the same one's. In this order: the authority file; the same letters; the last part of a full name; an
/// abbreviation of a name (上合组织 of 上海合作组织, 籃網 of 布魯克林籃網隊); brackets. A bracket with the name of somebody else joins nothing.
/// </summary>
internal static class EntityJoiner
{
    // Everybody is compared with everybody; more names than this are a register, no article.
    private const int MostJoined = 3000;

    public static IReadOnlyList<Entity> Join(string text, string folded, IReadOnlyList<NameSpan> spans, Authority authority)
    {
        var groups = new List<Group>();
        var byName = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            var name = folded.Substring(span.Start, span.Length).Trim('《', '》');
            var entry = Meant(span, spans, folded);
            var key = entry is null ? $"{(span.Type == EntityType.Person ? 'p' : 'x')}{name}" : $"={entry.Kind}{entry.Name}";
            if (!byName.TryGetValue(key, out var group))
            {
                byName[key] = group = new Group(entry);
                groups.Add(group);
            }

            group.Spans.Add(span);
            group.Forms.Add(name);
        }

        ReadGlosses(text, groups, authority);
        if (groups.Count <= MostJoined)
        {
            JoinPeople(groups);
            JoinShort(groups);
        }

        return [.. groups.Where(group => group.Spans.Count > 0).Select(group => Finished(text, folded, group)).OrderBy(entity => entity.Mentions[0].Start)];
    }

    // A name of several entries means the one that is named in full elsewhere in the article, else the file's first.
    private static AuthorityEntry? Meant(NameSpan span, IReadOnlyList<NameSpan> spans, string folded)
        => span.Entries.Count == 0 ? null : span.Entries.Count == 1 ? span.Entries[0]
            : span.Entries.FirstOrDefault(entry => spans.Any(other => other != span && other.Entries.Count == 1 && other.Entries[0] == entry)) ?? span.Entries[0];

    private static void ReadGlosses(string text, List<Group> groups, Authority authority)
    {
        foreach (var group in groups)
        {
            foreach (var span in group.Spans)
            {
                if (Glosses.LatinAt(text, span.End) is not var (start, end))
                {
                    continue;
                }

                var latin = text[start..end];
                var other = authority.ByLatin(latin);
                var isDoubtful = group.Entry is not null && other is not null && other != group.Entry && other.Kind == group.Entry.Kind;
                group.Glosses.Add(new Gloss(latin, start, end, isDoubtful));
                if (group.Entry is null && other is not null && NameSpan.TypeOf(other) == span.Type)
                {
                    // The letters are known and the characters are not: a spelling the file lacks.
                    group.Entry = groups.Exists(known => known.Entry == other) ? group.Entry : other;
                }
            }
        }
    }

    private static void JoinPeople(List<Group> groups)
    {
        foreach (var group in groups.Where(group => group.Spans.Count > 0 && group.Type == EntityType.Person).OrderByDescending(group => group.Longest))
        {
            foreach (var other in groups)
            {
                if (other != group && group.Spans.Count > 0 && other.Spans.Count > 0 && other.Type == EntityType.Person && (other.Entry is null || group.Entry is null) && IsSamePerson(group, other))
                {
                    group.Take(other);
                }
            }
        }
    }

    private static bool IsSamePerson(Group full, Group other)
    {
        foreach (var form in full.Forms)
        {
            foreach (var part in other.Forms)
            {
                if (form.Length > part.Length && form.Contains('·') && (form.EndsWith('·' + part, StringComparison.Ordinal) || (form.StartsWith(part + '·', StringComparison.Ordinal) && part.Length > 1)))
                {
                    return true;
                }
            }
        }

        var latin = full.Glosses.Where(gloss => !gloss.IsDoubtful).Select(gloss => gloss.Text);
        return other.Glosses.Exists(gloss => !gloss.IsDoubtful && gloss.Text.Contains(' ') && latin.Contains(gloss.Text, StringComparer.OrdinalIgnoreCase));
    }

    private static void JoinShort(List<Group> groups)
    {
        foreach (var shorter in groups.Where(group => group.Spans.Count > 0 && group.Entry is null && group.Type is EntityType.Organisation or EntityType.Place).OrderBy(group => group.Longest))
        {
            var fuller = groups.Where(group => group != shorter && group.Spans.Count > 0 && group.Type == shorter.Type && shorter.Forms.Any(name => group.Forms.Any(form => IsShortFor(name, form, shorter.Type)))).ToList();
            if (fuller.Count == 1)
            {
                fuller[0].Take(shorter);
            }
        }
    }

    private static bool IsShortFor(string name, string form, EntityType type)
    {
        if (name.Length < 2 || form.Length <= name.Length)
        {
            return false;
        }

        if (type == EntityType.Place)
        {
            return form.StartsWith(name, StringComparison.Ordinal) && form.Length - name.Length <= 2 && form[name.Length] is '市' or '省' or '县' or '区' or '岛' or '州' or '镇' or '国' or '乡' or '村' or '半' or '群';
        }

        var bare = form.TrimEnd('队');
        if (bare.EndsWith(name, StringComparison.Ordinal) && name.Length >= 2)
        {
            return true;
        }

        // The first characters of its parts, in order: 世卫组织.
        return name.Length >= 3 && form[0] == name[0] && IsSubsequence(name, form) && form.EndsWith(name[^1]) && !form.Contains(name, StringComparison.Ordinal);
    }

    private static bool IsSubsequence(string name, string form)
    {
        var at = 0;
        foreach (var character in form)
        {
            at += at < name.Length && name[at] == character ? 1 : 0;
        }

        return at == name.Length;
    }

    private static Entity Finished(string text, string folded, Group group)
    {
        var mentions = group.Spans.Select(span => new Mention(span.Start, span.End, text[span.Start..span.End])).OrderBy(mention => mention.Start).ToList();
        var fullest = mentions.MaxBy(mention => mention.Text.Trim('《', '》').Length)!.Text.Trim('《', '》');
        var gloss = group.Glosses.Find(gloss => !gloss.IsDoubtful)?.Text;
        var roles = group.Type == EntityType.Person ? Titles.Of(text, folded, mentions) : [];
        return new Entity(group.Entry?.Name ?? fullest, group.Type, group.Entry is not null, (group.Entry is { Latin: [var latin, ..] } ? latin : gloss), mentions, roles, group.Glosses);
    }

    private sealed class Group(AuthorityEntry? entry)
    {
        public AuthorityEntry? Entry { get; set; } = entry;

        public List<NameSpan> Spans { get; } = [];

        public HashSet<string> Forms { get; } = new(StringComparer.Ordinal);

        public List<Gloss> Glosses { get; } = [];

        public EntityType Type => Entry is null ? Spans[0].Type : NameSpan.TypeOf(Entry);

        public int Longest => Forms.Max(form => form.Length);

        public void Take(Group other)
        {
            Spans.AddRange(other.Spans);
            Forms.UnionWith(other.Forms);
            Glosses.AddRange(other.Glosses);
            Entry ??= other.Entry;
            other.Spans.Clear();
        }
    }
}
