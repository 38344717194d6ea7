using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>
/// Says which names of an article are the same one's. In this order: the authority file; the same letters; the last part of a full name; an
/// abbreviation of a name (上合组织 of 上海合作组织, 籃網 of 布魯克林籃網隊); brackets. A bracket with the name of somebody else joins nothing.
/// </summary>
internal static class EntityJoiner
{
    // Everybody is compared with everybody; more names than this are a register, no article.
    private const int MostJoined = 1000;

    public static IReadOnlyList<Entity> Join(string text, string folded, IReadOnlyList<NameSpan> spans, Authority authority)
    {
        var groups = new List<Group>();
        var byName = new Dictionary<(string Kind, string Name), Group>();
        var sure = new Lazy<HashSet<AuthorityEntry>>(() => [.. spans.Where(span => span.Entries.Count == 1).Select(span => span.Entries[0])]);
        foreach (var span in spans)
        {
            var name = folded.Substring(span.Start, span.Length).Trim('《', '》');
            var entry = Meant(span, sure);
            var key = entry is not null ? (entry.Kind, entry.Name) : (span.Type == EntityType.Person ? "a person unknown" : "", name);
            if (!byName.TryGetValue(key, out var group))
            {
                byName[key] = group = new Group(entry, span.Type);
                groups.Add(group);
            }

            group.Add(span, name);
        }

        ReadGlosses(text, groups, authority);
        if (groups.Count <= MostJoined)
        {
            JoinPeople(groups);
            JoinShort(groups);
        }

        Func<int, int> nameAt = at => NameAt(spans, at);
        return [.. groups.Where(group => group.Spans.Count > 0).Select(group => Finished(text, folded, group, nameAt)).OrderBy(entity => entity.Mentions[0].Start)];
    }

    // A name of several entries means the one that is named in full elsewhere in the article, else the file's first.
    private static AuthorityEntry? Meant(NameSpan span, Lazy<HashSet<AuthorityEntry>> sure)
        => span.Entries.Count == 0 ? null : span.Entries.Count == 1 ? span.Entries[0] : span.Entries.FirstOrDefault(sure.Value.Contains) ?? span.Entries[0];

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
        var people = groups.FindAll(group => group.Type == EntityType.Person);
        foreach (var group in people.OrderByDescending(group => group.Longest))
        {
            foreach (var other in people)
            {
                if (other != group && group.Spans.Count > 0 && other.Spans.Count > 0 && (other.Entry is null || group.Entry is null) && IsSamePerson(group, other))
                {
                    group.Take(other);
                }
            }
        }
    }

    private static bool IsSamePerson(Group full, Group other)
    {
        if (full.HasParts || other.Shortest == 1)
        {
            foreach (var form in full.Forms)
            {
                foreach (var part in other.Forms)
                {
                    if (IsPartOf(part, form) || IsSurnameOf(part, form))
                    {
                        return true;
                    }
                }
            }
        }

        foreach (var gloss in other.Glosses)
        {
            if (!gloss.IsDoubtful && gloss.Text.Contains(' ') && full.Glosses.Exists(mine => !mine.IsDoubtful && string.Equals(mine.Text, gloss.Text, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    // A surname alone is a name only where one person of the article has it: 刘 of 刘鹤.
    private static bool IsSurnameOf(string part, string form) => part.Length == 1 && form.Length is 2 or 3 && form[0] == part[0];

    // 普京 of 弗拉基米尔·普京, 弗拉基米尔 of the same.
    private static bool IsPartOf(string part, string form)
        => form.Length > part.Length
            && ((form[^(part.Length + 1)] == '·' && form.EndsWith(part, StringComparison.Ordinal)) || (part.Length > 1 && form[part.Length] == '·' && form.StartsWith(part, StringComparison.Ordinal)));

    private static void JoinShort(List<Group> groups)
    {
        foreach (var shorter in groups.Where(group => group.Spans.Count > 0 && group.Entry is null && group.Type is EntityType.Organisation or EntityType.Place).OrderBy(group => group.Longest))
        {
            if (OnlyFuller(shorter, groups) is { } fuller)
            {
                fuller.Take(shorter);
            }
        }
    }

    // The one group with a name that this one's is short for; null where there is none, and where there are several.
    private static Group? OnlyFuller(Group shorter, List<Group> groups)
    {
        Group? only = null;
        foreach (var group in groups)
        {
            if (group != shorter && group.Type == shorter.Type && group.Spans.Count > 0 && group.Longest > shorter.Shortest && IsShortForOne(shorter, group))
            {
                if (only is not null)
                {
                    return null;
                }

                only = group;
            }
        }

        return only;
    }

    private static bool IsShortForOne(Group shorter, Group group)
    {
        foreach (var name in shorter.Forms)
        {
            foreach (var form in group.Forms)
            {
                if (IsShortFor(name, form, shorter.Type))
                {
                    return true;
                }
            }
        }

        return false;
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

    // Where the body or place begins that covers a place of the text.
    private static int NameAt(IReadOnlyList<NameSpan> spans, int at)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low < spans.Count && spans[low].Start <= at && spans[low].Type != EntityType.Person ? spans[low].Start : -1;
    }

    private static Entity Finished(string text, string folded, Group group, Func<int, int> nameAt)
    {
        var mentions = new List<Mention>(group.Spans.Count);
        var fullest = "";
        foreach (var span in group.Spans.OrderBy(span => span.Start))
        {
            var mention = new Mention(span.Start, span.End, text[span.Start..span.End]);
            mentions.Add(mention);
            var bare = mention.Text.Trim('《', '》');
            fullest = bare.Length > fullest.Length ? bare : fullest;
        }

        var gloss = group.Glosses.Find(gloss => !gloss.IsDoubtful)?.Text;
        var roles = group.Type == EntityType.Person ? Titles.Of(text, folded, mentions, nameAt) : [];
        return new Entity(group.Entry?.Name ?? fullest, group.Type, group.Entry is not null, (group.Entry is { Latin: [var latin, ..] } ? latin : gloss), mentions, roles, group.Glosses);
    }

    private sealed class Group
    {
        private AuthorityEntry? _entry;

        public Group(AuthorityEntry? entry, EntityType type)
        {
            Type = type;
            Entry = entry;
        }

        public AuthorityEntry? Entry
        {
            get => _entry;
            set
            {
                _entry = value;
                Type = value is null ? Type : NameSpan.TypeOf(value);
            }
        }

        /// <summary>The entry's; without one, that of the first mention.</summary>
        public EntityType Type { get; private set; }

        public List<NameSpan> Spans { get; } = [];

        // A list, for a name has one form or two; a set costs more than it saves.
        public List<string> Forms { get; } = new(1);

        public List<Gloss> Glosses { get; } = [];

        public int Longest { get; private set; }

        public int Shortest { get; private set; } = int.MaxValue;

        /// <summary>One of its forms has a dot: 弗拉基米尔·普京.</summary>
        public bool HasParts { get; private set; }

        public void Add(NameSpan span, string form)
        {
            Spans.Add(span);
            Add(form);
        }

        public void Take(Group other)
        {
            Spans.AddRange(other.Spans);
            other.Forms.ForEach(Add);
            Glosses.AddRange(other.Glosses);
            Entry ??= other.Entry;
            other.Spans.Clear();
        }

        private void Add(string form)
        {
            if (!Forms.Contains(form))
            {
                Forms.Add(form);
                Longest = Math.Max(Longest, form.Length);
                Shortest = Math.Min(Shortest, form.Length);
                HasParts |= form.Contains('·');
            }
        }
    }
}
