using System.Globalization;

namespace Annals.Publish.Git.Importing;

/// <summary>
/// The order in which the versions of a history are kept. The first parents from the tip downwards are the line that counts; what
/// lies only on a branch that was merged comes before the merge that took it over, and before the version that was preferred to
/// it where the merge did not. Each content comes once, where it first appears.
/// </summary>
internal sealed class HistoryPlan
{
    private readonly List<PlannedVersion> _versions = [];
    private readonly Dictionary<string, PathState> _paths = [];
    private readonly HashSet<string> _blobs = [];

    private HistoryPlan()
    {
    }

    /// <summary>The versions, first to last.</summary>
    public IReadOnlyList<PlannedVersion> Versions { get; private set; } = [];

    /// <summary>How often a file's version lay somewhere before: renames, copies, and returns to an earlier text.</summary>
    public int Repeated { get; private set; }

    /// <summary>How often a file went back to what it was before its last version. The archive has that text, as the revision it was.</summary>
    public int Returned { get; private set; }

    /// <summary>Files that are not in the newest commit, nor their last content elsewhere in it; what they held is kept.</summary>
    public IReadOnlyList<DeletedFile> Deleted { get; private set; } = [];

    /// <param name="commits">Parents before children.</param>
    public static HistoryPlan Of(IReadOnlyList<HistoryCommit> commits)
    {
        var plan = new HistoryPlan();
        foreach (var (commit, merged) in MainLine(commits))
        {
            plan.Add(commit, merged);
        }

        plan.Finish();
        return plan;
    }

    // Each commit of the line with the commits that came in through it, in their order.
    private static IEnumerable<(HistoryCommit Commit, IReadOnlyList<HistoryCommit> Merged)> MainLine(IReadOnlyList<HistoryCommit> commits)
    {
        var numbers = new Dictionary<string, int>(commits.Count);
        for (var i = 0; i < commits.Count; i++)
        {
            numbers[commits[i].Id] = i;
        }

        var line = new List<int>();
        var isTaken = new bool[commits.Count];
        for (var at = commits.Count - 1; at >= 0; at = commits[at].Parents is [var first, ..] && numbers.TryGetValue(first, out var parent) ? parent : -1)
        {
            line.Add(at);
            isTaken[at] = true;
        }

        line.Reverse();
        foreach (var at in line)
        {
            yield return (commits[at], commits[at].Parents.Count > 1 ? Merged(commits, at, numbers, isTaken) : []);
        }
    }

    private static List<HistoryCommit> Merged(IReadOnlyList<HistoryCommit> commits, int merge, Dictionary<string, int> numbers, bool[] isTaken)
    {
        var found = new List<int>();
        var open = new Stack<string>(commits[merge].Parents.Skip(1));
        while (open.TryPop(out var id))
        {
            if (numbers.TryGetValue(id, out var at) && !isTaken[at])
            {
                isTaken[at] = true;
                found.Add(at);
                foreach (var parent in commits[at].Parents)
                {
                    open.Push(parent);
                }
            }
        }

        found.Sort();
        return [.. found.Select(at => commits[at])];
    }

    private void Add(HistoryCommit commit, IReadOnlyList<HistoryCommit> merged)
    {
        // What the merge took over keeps the time at which the branch had it.
        var taken = new Dictionary<(string, string), HistoryCommit>();
        HashSet<string> changed = merged.Count == 0 ? [] : [.. commit.Changes.Select(change => change.Path)];
        HashSet<HistoryChange> adopted = merged.Count == 0 ? [] : [.. commit.Changes];
        foreach (var side in merged)
        {
            foreach (var change in InOrder(side.Changes).Where(change => change.Blob is not null))
            {
                taken.TryAdd((change.Path, change.Blob!), side);
                if (!changed.Contains(change.Path))
                {
                    SetAside(side, change);
                }
                else if (!adopted.Contains(change))
                {
                    Keep(side, change);
                }
            }
        }

        foreach (var change in InOrder(commit.Changes))
        {
            Change(commit, change, taken);
        }
    }

    private void Change(HistoryCommit commit, HistoryChange change, Dictionary<(string, string), HistoryCommit> taken)
    {
        var path = _paths.TryGetValue(change.Path, out var known) ? known : _paths[change.Path] = new PathState();
        if (change.Blob is not { } blob)
        {
            path.DeletedIn = commit;
            return;
        }

        path.DeletedIn = null;
        if (path.Blob != blob && !path.Seen.Add(blob))
        {
            Returned++;
        }

        path.Blob = blob;
        if (Keep(taken.GetValueOrDefault((change.Path, blob)) ?? commit, change) is { } version)
        {
            path.Newest = version;
        }
    }

    private PlannedVersion? Keep(HistoryCommit commit, HistoryChange change)
    {
        if (!_blobs.Add(change.Blob!))
        {
            Repeated++;
            return null;
        }

        var version = new PlannedVersion(commit.Id, change.Path, change.Blob!, commit.At);
        _versions.Add(version);
        return version;
    }

    // Not in the merge: the line's own version was preferred, so this one comes before it.
    private void SetAside(HistoryCommit side, HistoryChange change)
    {
        if (!_paths.TryGetValue(change.Path, out var path) || path.Newest is not { } preferred)
        {
            Keep(side, change);
        }
        else if (_blobs.Add(change.Blob!))
        {
            path.Seen.Add(change.Blob!);
            (preferred.Before ??= []).Add(new PlannedVersion(side.Id, change.Path, change.Blob!, side.At));
        }
        else
        {
            Repeated++;
        }
    }

    private void Finish()
    {
        Versions = [.. _versions.SelectMany(version => version.Before is { } before ? before.Append(version) : [version])];
        var live = _paths.Values.Where(path => path.DeletedIn is null).Select(path => path.Blob).ToHashSet();
        Deleted =
        [
            .. _paths.Where(path => path.Value is { DeletedIn: not null } && !live.Contains(path.Value.Blob))
                .OrderBy(path => path.Key, StringComparer.Ordinal)
                .Select(path => new DeletedFile(path.Key, path.Value.DeletedIn!.Id, path.Value.DeletedIn.At)),
        ];
    }

    // An archive of Annals keeps what an article was before under revisions/MONTH/ID.N.md, beside what it is now.
    private static IEnumerable<HistoryChange> InOrder(IReadOnlyList<HistoryChange> changes)
        => changes.OrderBy(change => RevisionOf(change.Path) is null).ThenBy(change => RevisionOf(change.Path) ?? 0).ThenBy(change => change.Path, StringComparer.Ordinal);

    private static int? RevisionOf(string path)
    {
        var parts = path.Split('/');
        return parts.Length >= 3 && parts[^3] == "revisions" && parts[^1].Split('.') is [_, var number, "md"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;
    }

    private sealed class PathState
    {
        public HashSet<string> Seen { get; } = [];

        public string? Blob { get; set; }

        public PlannedVersion? Newest { get; set; }

        public HistoryCommit? DeletedIn { get; set; }
    }
}

/// <param name="Commit">The commit it came with.</param>
/// <param name="At">When (UTC); null when the commit's dates cannot be true.</param>
internal sealed record PlannedVersion(string Commit, string Path, string Blob, DateTimeOffset? At)
{
    /// <summary>Versions that were not preferred to this one.</summary>
    public List<PlannedVersion>? Before { get; set; }
}

/// <summary>A file that a history deleted.</summary>
/// <param name="At">When (UTC); null when the commit's dates cannot be true.</param>
public sealed record DeletedFile(string Path, string Commit, DateTimeOffset? At);
