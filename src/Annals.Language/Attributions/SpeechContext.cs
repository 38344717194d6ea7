using Annals.Language.Entities;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Language.Attributions;

/// <summary>An article while it is read for its speakers: its text, names and times, and who has spoken so far.</summary>
internal sealed class SpeechContext(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, string? outlet)
{
    private const int FarthestSubject = 600;
    private const int FarthestMention = 30;

    // 台湾陆委会回应香港保安局说: who is answered does not speak.
    private static readonly string[] Answered = ["回应", "针对", "反驳", "驳斥", "批评", "指责", "谈到", "提到", "谈及", "就", "答复", "回复", "质疑", "协助"];

    public string Text => text;

    public string Folded => folded;

    public MentionsInOrder Mentions { get; } = new(entities);

    public List<Attribution> Found { get; } = [];

    /// <summary>Who spoke last; null before anybody did.</summary>
    public Speaker? Last { get; private set; }

    public Speaker? LastPerson { get; private set; }

    public Speaker? LastSource { get; private set; }

    /// <summary>A medium in which somebody spoke: 报道 of the lines behind is its.</summary>
    public void Heard(Speaker medium) => LastSource = medium;

    // Whether somebody is a woman; who is not in it may be either.
    private readonly Dictionary<Entity, bool> _isWoman = [];

    private static readonly string[] Womanly = ["女士", "小姐", "太太", "夫人", "女王", "公主", "王妃", "女儿", "母亲", "妻子", "姐姐", "妹妹", "女发言人", "女议员", "女教授", "女星"];
    private static readonly string[] Manly = ["先生", "国王", "王子", "教宗", "神父", "主教", "父亲", "丈夫", "儿子", "哥哥", "弟弟", "亲王"];

    /// <summary>Whether 他 or 她 may be somebody: by titles, and by what the article called one before.</summary>
    public bool MayBe(Speaker person, string pronoun)
        => person.Entity is not { } entity || pronoun is not ("他" or "她") || !(Woman(entity) is { } isWoman) || isWoman == (pronoun == "她");

    /// <summary>The same one, remembered as 她 or 他.</summary>
    public Speaker Called(Speaker person, string pronoun)
    {
        if (person.Entity is { } entity && pronoun is "他" or "她")
        {
            _isWoman.TryAdd(person.Entity!, pronoun == "她");
        }

        return person;
    }

    /// <summary>The last person named before a place whom a pronoun may mean; null without one.</summary>
    public Speaker? LastOf(string pronoun, int before, int from = 0)
    {
        var earlier = Mentions.Before(before);
        for (var i = earlier.Length - 1; i >= Math.Max(0, earlier.Length - FarthestMention); i--)
        {
            var one = new Speaker(earlier[i].Entity, null, null, IsSource: false);
            if (earlier[i].Mention.Start >= from && earlier[i].Entity.Type == EntityType.Person && MayBe(one, pronoun))
            {
                return Called(one, pronoun);
            }
        }

        return null;
    }

    private bool? Woman(Entity entity)
    {
        if (_isWoman.TryGetValue(entity, out var known))
        {
            return known;
        }

        foreach (var role in entity.Roles)
        {
            var title = ChineseFold.Fold(role.Text);
            if (Array.Exists(Womanly, word => title.EndsWith(word, StringComparison.Ordinal)) || Array.Exists(Manly, word => title.EndsWith(word, StringComparison.Ordinal)))
            {
                return _isWoman[entity] = Array.Exists(Womanly, word => title.EndsWith(word, StringComparison.Ordinal));
            }
        }

        return null;
    }

    public void Remember(Speaker speaker)
    {
        Last = speaker;
        if (speaker.Entity is { Type: EntityType.Person })
        {
            LastPerson = speaker;
        }

        if (speaker.IsSource)
        {
            LastSource = speaker;
        }
    }

    /// <summary>The outlet itself: what is said to it came through nobody.</summary>
    public bool IsOutlet(Entity entity) => outlet is not null && (entity.Name.StartsWith(outlet, StringComparison.Ordinal) || outlet.StartsWith(entity.Name, StringComparison.Ordinal) || outlet.EndsWith(entity.Name, StringComparison.Ordinal) || (outlet == "BBC" && entity.Name == "英国广播公司"));

    /// <summary>The time whose words cover a place.</summary>
    public TimeExpression? TimeAt(int at)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low < times.Count && times[low].Start <= at ? times[low] : null;
    }

    public int LineStart(int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    public string? RoleBefore(int name) => Titles.Before(text, folded, name, Mentions.NameAt)?.Text;

    /// <summary>The first person of a stretch; without one, the first body or country.</summary>
    public Speaker? FirstSubject(int from, int to)
    {
        Entity? body = null;
        foreach (var (mention, entity) in Mentions.Between(Math.Max(from, to - FarthestSubject), to))
        {
            // 对卢卡申科的指责，北约…: who it is about is not who speaks.
            if (IsAddressed(mention))
            {
                continue;
            }

            if (entity.Type == EntityType.Person)
            {
                return new Speaker(entity, null, null, IsSource: false);
            }

            body ??= entity.Type is EntityType.Organisation or EntityType.Place ? entity : null;
        }

        return body is null ? null : new Speaker(body, null, null, Media.Is(body));
    }

    /// <summary>对BBC中文说, 向德国外长马斯: who is spoken to does not speak.</summary>
    public bool IsAddressed(Mention mention)
    {
        var start = Titles.Before(text, folded, mention.Start)?.Start ?? mention.Start;
        return IsTo(mention.Start) || (start < mention.Start && start > 0 && folded[start - 1] != '与' && IsTo(start));
    }

    // 政府与政策教授: 与 before a title may stand inside of it, before a name it does not.
    private bool IsTo(int start)
        => Array.Exists(Answered, word => SpeechWords.Stands(folded, start - word.Length, word)) || start > 0 && (folded[start - 1] is '对' or '向' or '受' or '给' or '与' && !(start > 1 && folded[start - 2] is '反' or '参' or '面' or '针')
            || (folded[start - 1] == '诉' && start > 1 && folded[start - 2] == '告'));

    /// <summary>Where a bracket that begins here, or behind one blank, ends; -1 without one.</summary>
    public int BehindBracket(int at)
    {
        at += at + 1 < text.Length && text[at] == ' ' && text[at + 1] is '（' or '(' ? 1 : 0;
        return at < text.Length && text[at] is '（' or '(' && text.AsSpan(at, Math.Min(60, text.Length - at)).IndexOfAny('）', ')') is > 0 and var close ? at + close + 1 : -1;
    }
}
