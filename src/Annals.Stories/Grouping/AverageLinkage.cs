namespace Annals.Stories.Grouping;

/// <summary>
/// Joins what belongs together, the surest first, as long as all members of both sides belong together on average. A pair without a score
/// counts as none. The same pairs give the same groups, in whatever order they come.
/// </summary>
internal static class AverageLinkage
{
    /// <param name="count">Members are 0 to this, in an order that does not depend on their arrival.</param>
    /// <param name="pairs">Each pair once, with how likely it belongs together, 0 to 1.</param>
    /// <returns>For each member the first member of its group.</returns>
    public static int[] Group(int count, IReadOnlyList<(int One, int Other, float Score)> pairs, float threshold) => Group(count, pairs, threshold, []);

    /// <param name="grown">The last so many members are groups already, of these sizes: their scores are sums, and no two of them are joined.</param>
    public static int[] Group(int count, IReadOnlyList<(int One, int Other, float Score)> pairs, float threshold, IReadOnlyList<int> grown)
    {
        var links = new Dictionary<int, float>[count];
        var (sizes, group, isGrown) = (new int[count], new int[count], new bool[count]);
        var members = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            (links[i], sizes[i], group[i], members[i]) = ([], 1, i, [i]);
        }

        for (var i = 0; i < grown.Count; i++)
        {
            var place = count - grown.Count + i;
            (sizes[place], isGrown[place]) = (grown[i], true);
        }

        var queue = new PriorityQueue<(int One, int Other, int Size), (float, int, int)>();
        foreach (var (one, other, score) in pairs)
        {
            links[one][other] = score;
            links[other][one] = score;
        }

        for (var one = 0; one < count; one++)
        {
            foreach (var other in links[one].Keys)
            {
                if (other > one)
                {
                    Offer(one, other);
                }
            }
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            var (one, other) = (pair.One, pair.Other);
            if (group[one] != one || group[other] != other || sizes[one] + sizes[other] != pair.Size || !links[one].ContainsKey(other) || (isGrown[one] && isGrown[other]))
            {
                continue;
            }

            links[one].Remove(other);
            foreach (var (third, sum) in links[other])
            {
                links[third].Remove(other);
                if (third != one)
                {
                    var all = links[one].GetValueOrDefault(third) + sum;
                    links[one][third] = all;
                    links[third][one] = all;
                }
            }

            foreach (var member in members[other])
            {
                group[member] = one;
            }

            isGrown[one] |= isGrown[other];
            members[one].AddRange(members[other]);
            sizes[one] += sizes[other];
            links[other] = [];
            foreach (var third in links[one].Keys)
            {
                Offer(Math.Min(one, third), Math.Max(one, third));
            }
        }

        return group;

        void Offer(int one, int other)
        {
            var average = links[one][other] / ((float)sizes[one] * sizes[other]);
            if (average >= threshold && !(isGrown[one] && isGrown[other]))
            {
                queue.Enqueue((one, other, sizes[one] + sizes[other]), (-average, one, other));
            }
        }
    }
}
