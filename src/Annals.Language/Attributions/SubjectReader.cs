using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>Finds the subject of a word of speech: a name with nothing but light words behind it, a pronoun, somebody's document, people without a name.</summary>
internal sealed class SubjectReader(SpeechContext context)
{
    private const int LongestLabel = 26;
    private const int FarthestPeople = 30;

    private readonly LightWords _light = new(context);

    // What goes on with the subject of the clause before.
    private static readonly HashSet<string> GoesOn = ["说", "表示", "称", "指出", "认为", "强调", "声称", "宣称", "警告", "补充说", "写道", "承诺", "直言", "透露", "宣布", "呼吁", "坦言", "批评", "重申", "解释", "补充", "指"];
    private static readonly HashSet<string> Bodies = ["法院", "公司", "该公司", "集团", "外交部", "国防部", "该组织", "该机构", "该党", "该报", "该台", "该部", "该校", "该智库"];
    private static readonly string[] Both = ["双方", "两人", "两国领导人", "两位领导人", "两国元首", "中俄元首", "两国", "二人", "两位", "他们俩"];

    public Subject? Of(int sentence, int clause, int verbAt, string verb, bool isAct, bool isOpen, Speaker? spoke, bool isBackward)
    {
        var start = clause;
        while (start < verbAt && context.Text[start] is ' ' or '“' or '”' or '▲' or '"')
        {
            start++;
        }

        var words = context.Folded.AsSpan(start, verbAt - start);
        var inside = context.Mentions.Between(start, verbAt);
        if (verb == "看来")
        {
            return ThinksSo(start, verbAt, inside);
        }

        if (Named(start, verbAt, verb, inside) is { } named)
        {
            return named;
        }

        if (Pronoun(words) is { } pronoun)
        {
            return Meant(sentence, start, pronoun, isBackward) is { } meant ? new Subject(meant, start) : null;
        }

        if (Pair(sentence, start, words, verbAt) is { } pair)
        {
            return pair;
        }

        if (IsReport(words))
        {
            return context.LastSource is { } source && inside.Length == 0 ? new Subject(source, start) : null;
        }

        if ((words.Length <= 2 && IsAdverb(words)) || words.Length == 0)
        {
            return (!GoesOn.Contains(verb) && !isOpen) || verb is "指" or "显示" or "料" or "发现" or "告诉" || (isAct && !isOpen) ? null
                : spoke is not null && clause > sentence ? new Subject(spoke, start)
                : clause > sentence && context.FirstSubject(sentence, clause) is { } first ? new Subject(first, start) : null;
        }

        if (Unnamed(start, verbAt, inside) is { } unnamed)
        {
            return unnamed;
        }

        // 天文台主管表示: without a name, but with a title.
        if (words.Length is >= 2 and <= 20 && Titles.EndsWithTitle(context.Folded, verbAt))
        {
            return new Subject(new Speaker(null, Bare(start, verbAt), null, IsSource: false), start);
        }

        // 在台西藏人丹增南达接受本台采访说: whoever is interviewed speaks.
        var interview = words.IndexOf("接受");
        if (interview is >= 2 and <= LongestLabel && (words.EndsWith("采访") || words.EndsWith("专访") || words.EndsWith("访问") || words.EndsWith("采访时") || words.EndsWith("专访时") || words.EndsWith("访问时")))
        {
            return new Subject(new Speaker(null, Bare(start, start + interview), null, IsSource: false), start);
        }

        // 昨天在敗給湖人賽後直言: the person with whom the sentence began.
        return clause > sentence && GoesOn.Contains(verb) && words.Length <= FarthestPeople && _light.Are(start, verbAt) && context.FirstSubject(sentence, clause) is { Entity.Type: EntityType.Person } began ? new Subject(began, start) : null;
    }

    // 在中方看来: the name stands between the two words.
    private Subject? ThinksSo(int start, int verbAt, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        if (inside.Length == 0 || context.Folded.AsSpan(start, inside[0].Mention.Start - start + 1).IndexOf('在') < 0)
        {
            return null;
        }

        var (mention, entity) = inside[^1];
        return mention.End == verbAt || context.BehindBracket(mention.End) == verbAt ? new Subject(new Speaker(entity, null, context.RoleBefore(mention.Start), IsSource: false), start) : null;
    }

    // …援引…的话说, X引述Y说: the one whose words they are is the speaker.
    private Subject? Named(int start, int verbAt, string verb, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            var (mention, entity) = inside[i];

            // 法新社北京电稿称: the place only says where the body sits.
            if (entity.Type == EntityType.Place && i > 0 && inside[i - 1].Mention.End == mention.Start && inside[i - 1].Entity.Type == EntityType.Organisation && _light.AreBehind(mention.End, verbAt, verb, entity))
            {
                return new Subject(new Speaker(inside[i - 1].Entity, null, null, Media.Is(inside[i - 1].Entity)), start);
            }

            var isNamed = entity.Type is EntityType.Person or EntityType.Organisation || (entity.Type == EntityType.Place && IsGovernment(mention, verbAt));
            if (!isNamed || IsAside(mention) || context.IsAddressed(mention) || !_light.AreBehind(mention.End, verbAt, verb, entity))
            {
                continue;
            }

            var isBody = entity.Type == EntityType.Organisation;
            var speaker = new Speaker(entity, null, entity.Type == EntityType.Person ? context.RoleBefore(mention.Start) : null, isBody && Media.Is(entity));
            return new Subject(speaker, start, Partner(start, mention, entity, inside[..i]), Reporting(start, mention.Start));
        }

        return null;
    }

    // 在普京访问北京时表示: who stands in the clause of time does not speak.
    private bool IsAside(Mention mention)
    {
        var start = Titles.Before(context.Text, context.Folded, mention.Start)?.Start ?? mention.Start;
        return start > 0 && context.Folded[start - 1] is '在' or '当' or '同' or '跟';
    }

    // 习近平和普京表示: two who are joined by one word.
    private Speaker? Partner(int start, Mention mention, Entity entity, ReadOnlySpan<(Mention Mention, Entity Entity)> before)
    {
        if (entity.Type != EntityType.Person)
        {
            return null;
        }

        (Mention Mention, Entity Entity)? found = null;
        foreach (var pair in before)
        {
            if (pair.Entity.Type == EntityType.Person)
            {
                if (found is not null)
                {
                    return null;
                }

                found = pair;
            }
        }

        if (found is not var (first, other) || other == entity)
        {
            return null;
        }

        var name = Titles.Before(context.Text, context.Folded, mention.Start)?.Start ?? mention.Start;
        var title = Titles.Before(context.Text, context.Folded, first.Start)?.Start ?? first.Start;
        return title - start <= 2 && name > first.End && context.Folded.AsSpan(first.End, name - first.End) is "和" or "与" or "及" or "以及" ? new Speaker(other, null, context.RoleBefore(first.Start), IsSource: false) : null;
    }

    // 报道引述消息人士: the report is the last medium's.
    private Speaker? Reporting(int start, int name)
    {
        var words = context.Folded.AsSpan(start, name - start);
        return IsCiting(words, out var at) && context.Mentions.Between(start, start + at).Length == 0 && IsReport(words[..at]) ? context.LastSource : null;
    }

    private static bool IsCiting(ReadOnlySpan<char> words, out int at)
    {
        foreach (var word in SpeechWords.Citing)
        {
            at = words.IndexOf(word);
            if (at >= 0)
            {
                return true;
            }
        }

        at = -1;
        return false;
    }

    private static bool IsReport(ReadOnlySpan<char> words)
        => words.Length <= 5 && (words.StartsWith("报道") || words.StartsWith("报导") || words.StartsWith("该报") || words.StartsWith("文章") || words.StartsWith("这篇报道") || words.StartsWith("上述报道"));

    // 双方, 两位领导人: the two people of the sentence.
    private Subject? Pair(int sentence, int start, ReadOnlySpan<char> words, int verbAt)
    {
        foreach (var both in Both)
        {
            var at = words.IndexOf(both);
            if (at is < 0 or > 12 || !_light.Are(start + at + both.Length, verbAt))
            {
                continue;
            }

            Entity? one = null;
            Entity? other = null;
            foreach (var (_, entity) in context.Mentions.Between(Math.Max(context.LineStart(start), sentence - 200), start + at + both.Length))
            {
                if (entity.Type != EntityType.Person)
                {
                    continue;
                }

                (one, other) = one is null || one == entity ? (entity, other) : other is null || other == entity ? (one, entity) : (other, entity);
            }

            return one is not null && other is not null ? new Subject(new Speaker(one, both, null, IsSource: false), start, new Speaker(other, both, null, IsSource: false))
                : new Subject(new Speaker(null, context.Text.Substring(start + at, both.Length), null, IsSource: false), start);
        }

        return null;
    }

    private Subject? Unnamed(int start, int verbAt, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        var words = context.Folded.AsSpan(start, verbAt - start);
        foreach (var people in SpeechWords.PeopleAndDocuments)
        {
            var at = words.LastIndexOf(people);
            if (at is < 0 or > FarthestPeople || !_light.Are(start + at + people.Length, verbAt))
            {
                continue;
            }

            if (Bodies.Contains(people) && LastBody(people, start) is { } body)
            {
                return new Subject(new Speaker(body, null, null, IsSource: false), start);
            }

            if (words.StartsWith("这位") || words.StartsWith("该名") || words.StartsWith("这名"))
            {
                return context.LastPerson is null ? null : new Subject(context.LastPerson, start);
            }

            if (SpeechWords.Documents.Contains(people) && Author(inside) is { } author)
            {
                return new Subject(new Speaker(author, null, null, Media.Is(author)), start);
            }

            var from = IsCiting(words[..at], out var citing) ? start + citing + 2 : start;
            var label = Bare(from, start + at + people.Length);
            return label.Length is > 0 and <= LongestLabel ? new Subject(new Speaker(null, label, null, IsSource: false), start, Relay: from > start ? Reporting(start, from) : null) : null;
        }

        return null;
    }

    private static Entity? Author(ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            if (inside[i].Entity.Type is EntityType.Organisation or EntityType.Person)
            {
                return inside[i].Entity;
            }
        }

        return null;
    }

    // Words without what only joins them to the sentence before.
    private string Bare(int from, int to)
    {
        while (from < to - 2 && context.Folded[from] is '但' or '而' or '也' or '还' or '又' or '则' or ' ' or ',')
        {
            from++;
        }

        foreach (var word in (string[])["不过", "然而", "另外", "此外", "同时", "另有", "对此"])
        {
            from = to - from > word.Length + 1 && SpeechWords.Stands(context.Folded, from, word) ? from + word.Length : from;
        }

        return context.Text[from..to].Trim();
    }

    // 法院 after 首尔中央地方法院.
    private Entity? LastBody(string word, int before)
    {
        var name = word.TrimStart('该');
        var isAny = word is "该组织" or "该公司" or "该机构" or "该党" or "该报" or "该台" or "该部" or "该校" or "该智库";
        var earlier = context.Mentions.Before(before);
        for (var i = earlier.Length - 1; i >= 0; i--)
        {
            if (earlier[i].Entity.Type == EntityType.Organisation && (isAny || earlier[i].Mention.Text.EndsWith(name, StringComparison.Ordinal)))
            {
                return earlier[i].Entity;
            }
        }

        return null;
    }

    public static string? Pronoun(ReadOnlySpan<char> words)
    {
        foreach (var joint in (string[])["但", "而", "因为", "虽然", "不过", "同时", "所以", "因此", "对此", "此外", "随后"])
        {
            words = words.StartsWith(joint) ? words[joint.Length..] : words;
        }

        foreach (var pronoun in (string[])["他们", "她们", "他", "她", "其"])
        {
            if (words.StartsWith(pronoun))
            {
                return words.Length - pronoun.Length <= 24 && !words[pronoun.Length..].StartsWith("的") && !words[pronoun.Length..].StartsWith("们") && !words[pronoun.Length..].StartsWith("她") ? pronoun : null;
            }
        }

        return null;
    }

    private Speaker? Meant(int sentence, int start, string pronoun, bool isBackward)
    {
        if (pronoun is "他们" or "她们")
        {
            // The body or the people without a name that spoke last, in the paragraph before at most.
            return context.Last is { } several && (several.Text is not null || several.Entity is { Type: EntityType.Organisation }) && context.Found.Count > 0 && context.Found[^1].CueStart >= context.LineStart(context.LineStart(start) - 1) ? several : null;
        }

        if (!isBackward && start > sentence && context.FirstSubject(sentence, start) is { Entity.Type: EntityType.Person } same)
        {
            return same;
        }

        // The one who spoke in this line; else the first person of the sentence before; else who spoke last.
        if (context.LastPerson is { } last && context.Found.Count > 0 && context.Found[^1].CueStart >= context.LineStart(start) && context.Found[^1].Speaker == last.Name)
        {
            return last;
        }

        return (isBackward ? null : context.FirstSubject(context.LineStart(start), sentence)) is { Entity.Type: EntityType.Person } earlier ? earlier : context.LastPerson;
    }

    // A country or a capital speaks when nothing but light words follow it.
    private static bool IsGovernment(Mention mention, int verbAt) => mention.Text.Length >= 2 && verbAt - mention.End <= 14;

    private static bool IsAdverb(ReadOnlySpan<char> words) => words is "也" or "还" or "并" or "则" or "又" or "但" or "再" or "曾" or "便" or "同时" or "随后" or "并且" or "此外" or "而且" or "他" or "声明";
}
