using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Attributions;

/// <summary>An article while it is read for its speakers: its text, names and times, and who has spoken so far.</summary>
internal sealed class SpeechContext(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, string? outlet)
{
    private const int FarthestSubject = 600;

    public string Text => text;

    public string Folded => folded;

    public MentionsInOrder Mentions { get; } = new(entities);

    public List<Attribution> Found { get; } = [];

    /// <summary>Who spoke last; null before anybody did.</summary>
    public Speaker? Last { get; private set; }

    public Speaker? LastPerson { get; private set; }

    public Speaker? LastSource { get; private set; }

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

    public string? RoleBefore(int name) => Titles.Before(text, folded, name)?.Text;

    /// <summary>The first person of a stretch; without one, the first body or country.</summary>
    public Speaker? FirstSubject(int from, int to)
    {
        Entity? body = null;
        foreach (var (_, entity) in Mentions.Between(Math.Max(from, to - FarthestSubject), to))
        {
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
        => start > 0 && (folded[start - 1] is '对' or '向' or '受' or '给' or '与' && !(start > 1 && folded[start - 2] is '反' or '参' or '面' or '针')
            || (folded[start - 1] == '诉' && start > 1 && folded[start - 2] == '告'));

    /// <summary>Where a bracket that begins here ends; -1 without one.</summary>
    public int BehindBracket(int at)
        => at < text.Length && text[at] is '（' or '(' && text.AsSpan(at, Math.Min(60, text.Length - at)).IndexOfAny('）', ')') is > 0 and var close ? at + close + 1 : -1;
}
