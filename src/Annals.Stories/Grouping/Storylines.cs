namespace Annals.Stories.Grouping;

/// <summary>
/// Tells events as storylines, block of days by block of days: within a block all events are grouped at once, by average likelihood, with the
/// storylines of the blocks before as groups that are there already. So a new event moves what happened since, never what was told before, and the
/// work does not grow with the archive.
/// </summary>
/// <param name="kept">What was told before and lies in a store; null when nothing does.</param>
internal sealed class Storylines(IKeptGroups? kept)
{
    private const int DaysOfBlock = 3;
    private const float Threshold = 0.22f;

    // An event is held against the events of a storyline that it is most like, not against all that ever belonged to it.
    private const int MostCompared = 8;

    private readonly SortedDictionary<int, HashSet<EventNode>> _blocks = [];
    private readonly Dictionary<string, StoryNode> _restored = new(StringComparer.Ordinal);
    private int? _firstChanged;

    public void Add(EventNode node)
    {
        var block = BlockOf(node);
        if (!_blocks.TryGetValue(block, out var nodes))
        {
            _blocks[block] = nodes = new HashSet<EventNode>(ReferenceEqualityComparer.Instance);
        }

        nodes.Add(node);
        _firstChanged = Math.Min(_firstChanged ?? block, block);
    }

    /// <summary>Takes an event whose storyline is known, and tells nothing again for it.</summary>
    public void Restore(EventNode node, string story)
    {
        if (!_restored.TryGetValue(story, out var told))
        {
            _restored[story] = told = new StoryNode(story);
        }

        node.Story = told;
        var block = BlockOf(node);
        if (!_blocks.TryGetValue(block, out var nodes))
        {
            _blocks[block] = nodes = new HashSet<EventNode>(ReferenceEqualityComparer.Instance);
        }

        nodes.Add(node);
    }

    public void Remove(EventNode node)
    {
        var block = BlockOf(node);
        _blocks[block].Remove(node);
        Leave(node);
        _firstChanged = Math.Min(_firstChanged ?? block, block);
    }

    public void Settle()
    {
        if (_firstChanged is not { } first)
        {
            return;
        }

        var start = new DateTimeOffset(DateOnly.FromDayNumber(first * DaysOfBlock).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        kept?.BeforeTelling(start);
        var changed = _blocks.Where(block => block.Key >= first).ToList();
        foreach (var node in changed.SelectMany(block => block.Value))
        {
            Leave(node);
        }

        if (kept is not null)
        {
            foreach (var (id, story) in _restored)
            {
                story.Size = kept.SizeBefore(id, start, MostCompared);
            }
        }

        foreach (var (_, nodes) in changed)
        {
            Tell(nodes);
        }

        _firstChanged = null;
    }

    private static int BlockOf(EventNode node) => DateOnly.FromDateTime(node.First.UtcDateTime).DayNumber / DaysOfBlock;

    private static void Leave(EventNode node)
    {
        if (node.Story is { } story)
        {
            story.Size--;
            node.Story = null;
        }
    }

    private static void Tell(HashSet<EventNode> nodes)
    {
        var events = nodes.OrderBy(node => node.First).ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var place = new Dictionary<EventNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in events)
        {
            place[node] = place.Count;
        }

        var (stories, placeOf) = (new List<StoryNode>(), new Dictionary<StoryNode, int>(ReferenceEqualityComparer.Instance));
        var pairs = new List<(int, int, float)>();
        foreach (var node in events)
        {
            pairs.AddRange(node.Links.Where(link => place.TryGetValue(link.Key, out var other) && other > place[node]).Select(link => (place[node], place[link.Key], link.Value)));
            foreach (var told in node.Links.Where(link => link.Key.Story is not null).GroupBy(link => link.Key.Story!).OrderBy(group => group.Key.Id, StringComparer.Ordinal))
            {
                if (placeOf.TryAdd(told.Key, events.Count + stories.Count))
                {
                    stories.Add(told.Key);
                }

                pairs.Add((place[node], placeOf[told.Key], told.Select(link => link.Value).OrderDescending().Take(MostCompared).Sum()));
            }
        }

        var groups = AverageLinkage.Group(events.Count + stories.Count, pairs, Threshold, [.. stories.Select(story => Math.Min(story.Size, MostCompared))]);
        var storyOf = new Dictionary<int, StoryNode>();
        for (var i = 0; i < stories.Count; i++)
        {
            storyOf[groups[events.Count + i]] = stories[i];
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (!storyOf.TryGetValue(groups[i], out var story))
            {
                storyOf[groups[i]] = story = new StoryNode(GroupId.StoryOf(events[i].Id));
            }

            story.Size++;
            events[i].Story = story;
        }
    }
}
