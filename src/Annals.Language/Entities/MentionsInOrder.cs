namespace Annals.Language.Entities;

/// <summary>All mentions of an article in the order of its text, found by place.</summary>
internal sealed class MentionsInOrder
{
    private readonly (Mention Mention, Entity Entity)[] _all;

    public MentionsInOrder(IReadOnlyList<Entity> entities)
    {
        var count = 0;
        foreach (var entity in entities)
        {
            count += entity.Mentions.Count;
        }

        _all = new (Mention, Entity)[count];
        var starts = new int[count];
        var at = 0;
        foreach (var entity in entities)
        {
            foreach (var mention in entity.Mentions)
            {
                starts[at] = mention.Start;
                _all[at++] = (mention, entity);
            }
        }

        Array.Sort(starts, _all);
    }

    /// <summary>Those that begin and end inside a stretch.</summary>
    public ReadOnlySpan<(Mention Mention, Entity Entity)> Between(int from, int to)
    {
        var first = FirstFrom(from);
        var last = first;
        while (last < _all.Length && _all[last].Mention.End <= to)
        {
            last++;
        }

        return _all.AsSpan(first, last - first);
    }

    /// <summary>Those that end at a place or before it, in order.</summary>
    public ReadOnlySpan<(Mention Mention, Entity Entity)> Before(int end)
    {
        var count = FirstFrom(end);
        while (count > 0 && _all[count - 1].Mention.End > end)
        {
            count--;
        }

        return _all.AsSpan(0, count);
    }

    /// <summary>The first that begins at a place or behind it.</summary>
    public int FirstFrom(int at)
    {
        var (low, high) = (0, _all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _all[middle].Mention.Start < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public int Count => _all.Length;

    public (Mention Mention, Entity Entity) this[int index] => _all[index];

    /// <summary>The mention that begins at a place; null without one.</summary>
    public Entity? At(int start) => FirstFrom(start) is var first && first < _all.Length && _all[first].Mention.Start == start ? _all[first].Entity : null;

    /// <summary>Where the body or place begins that covers a place of the text; -1 where none does.</summary>
    public int NameAt(int at)
    {
        var first = FirstFrom(at + 1);
        return first > 0 && _all[first - 1] is var (mention, entity) && mention.End > at && entity.Type != EntityType.Person ? mention.Start : -1;
    }

    /// <summary>True where a mention begins or goes on.</summary>
    public bool Covers(int at) => At(at) is not null || (FirstFrom(at) is > 0 and var next && _all[next - 1].Mention.End > at);
}
