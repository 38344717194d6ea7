using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Lays the reader's decisions over what was concluded. Pure: the same groups and decisions give the same groups.</summary>
internal static class DecidedGroups
{
    /// <param name="memberships">As <see cref="Grouper.Memberships"/> gave them.</param>
    /// <param name="published">Of every article.</param>
    public static IReadOnlyList<PlacedArticle> Apply(IReadOnlyList<Membership> memberships, IReadOnlyList<ReaderDecision> decisions, Func<string, DateTimeOffset> published)
    {
        var groups = new Groups(memberships);
        foreach (var decision in decisions)
        {
            groups.Decide(decision.Kind, [.. decision.Articles.Select(static article => article.Value).Where(groups.Knows)]);
        }

        return groups.Placed(memberships, published);
    }

    private sealed class Groups
    {
        private readonly Dictionary<string, string> _eventOf = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _storyOf = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);
        private readonly HashSet<string> _touchedEvents = new(StringComparer.Ordinal);
        private readonly HashSet<string> _touchedStories = new(StringComparer.Ordinal);
        private readonly HashSet<string> _moved = new(StringComparer.Ordinal);
        private readonly HashSet<string> _pinnedEvents = new(StringComparer.Ordinal);
        private readonly HashSet<string> _pinnedStories = new(StringComparer.Ordinal);

        public Groups(IReadOnlyList<Membership> memberships)
        {
            foreach (var one in memberships)
            {
                _eventOf[one.Article] = one.Event;
                _storyOf[one.Event] = one.Story;
                (_members.TryGetValue(one.Event, out var members) ? members : _members[one.Event] = []).Add(one.Article);
            }
        }

        public bool Knows(string article) => _eventOf.ContainsKey(article);

        // Of a decision about articles that are not there, as much holds as can.
        public void Decide(DecisionKind kind, IReadOnlyList<string> articles)
        {
            if (articles.Count == 0)
            {
                return;
            }

            var first = _eventOf[articles[0]];
            switch (kind)
            {
                case DecisionKind.MergeEvents:
                    foreach (var other in articles.Skip(1).Select(article => _eventOf[article]).Where(other => other != first).Distinct().ToList())
                    {
                        Move(_members[other].ToList(), first);
                    }

                    break;
                case DecisionKind.SplitEvent:
                    var own = "apart " + articles[0];
                    _storyOf[own] = _storyOf[first];
                    Move(articles, own);
                    break;
                case DecisionKind.MergeStories:
                    foreach (var other in articles.Skip(1).Select(article => _storyOf[_eventOf[article]]).ToHashSet(StringComparer.Ordinal))
                    {
                        Retell([.. _storyOf.Where(pair => pair.Value == other).Select(static pair => pair.Key)], _storyOf[first]);
                    }

                    break;
                case DecisionKind.SplitStory:
                    Retell([.. articles.Select(article => _eventOf[article]).Distinct()], "apart " + articles[0]);
                    break;
                case DecisionKind.PinEvent:
                    _pinnedEvents.Add(articles[0]);
                    break;
                case DecisionKind.PinStory:
                    _pinnedStories.Add(articles[0]);
                    break;
                default:
                    _pinnedEvents.RemoveWhere(article => _eventOf[article] == first);
                    _pinnedStories.RemoveWhere(article => _storyOf[_eventOf[article]] == _storyOf[first]);
                    break;
            }
        }

        public IReadOnlyList<PlacedArticle> Placed(IReadOnlyList<Membership> memberships, Func<string, DateTimeOffset> published)
        {
            var eventIds = _members.Where(static pair => pair.Value.Count > 0).ToDictionary(static pair => pair.Key, pair => _touchedEvents.Contains(pair.Key) ? GroupId.OfEvent(First(pair.Value, published)) : pair.Key, StringComparer.Ordinal);
            var storyIds = eventIds.Keys.GroupBy(key => _storyOf[key], StringComparer.Ordinal)
                .ToDictionary(static story => story.Key, story => story.Any(_touchedEvents.Contains) || _touchedStories.Contains(story.Key) ? GroupId.OfStory(First(story.SelectMany(key => _members[key]), published)) : story.Key, StringComparer.Ordinal);
            var pinnedEvents = _pinnedEvents.Select(article => _eventOf[article]).ToHashSet(StringComparer.Ordinal);
            var pinnedStories = _pinnedStories.Select(article => _storyOf[_eventOf[article]]).ToHashSet(StringComparer.Ordinal);
            return [.. memberships.Select(one => _eventOf[one.Article] is var key ? new PlacedArticle(
                one with { Event = eventIds[key], Story = storyIds[_storyOf[key]] },
                one.Core,
                _moved.Contains(one.Article),
                pinnedEvents.Contains(key),
                pinnedStories.Contains(_storyOf[key])) : throw new InvalidOperationException(one.Article))];
        }

        private static string First(IEnumerable<string> articles, Func<string, DateTimeOffset> published)
            => articles.OrderBy(published).ThenBy(static article => article, StringComparer.Ordinal).First();

        private void Move(IReadOnlyList<string> articles, string to)
        {
            _members.TryAdd(to, []);
            _touchedEvents.Add(to);
            foreach (var article in articles)
            {
                var from = _eventOf[article];
                _members[from].Remove(article);
                _touchedEvents.Add(from);
                _members[to].Add(article);
                _eventOf[article] = to;
                _moved.Add(article);
            }
        }

        private void Retell(IReadOnlyList<string> events, string to)
        {
            _touchedStories.Add(to);
            foreach (var one in events)
            {
                _touchedStories.Add(_storyOf[one]);
                _storyOf[one] = to;
            }
        }
    }
}

/// <summary>An article where it stands when the reader has decided.</summary>
/// <param name="Concluded">See <see cref="Membership.Core"/>.</param>
/// <param name="IsByReader">The reader moved it.</param>
internal sealed record PlacedArticle(Membership Membership, string Concluded, bool IsByReader, bool IsEventPinned, bool IsStoryPinned);
