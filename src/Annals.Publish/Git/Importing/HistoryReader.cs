using System.Globalization;

namespace Annals.Publish.Git.Importing;

/// <summary>Reads a whole history as one stream of <c>git log --raw</c>, children before parents, and turns it round.</summary>
/// <param name="now">A commit dated later than a day after this has a wrong clock.</param>
/// <param name="isCandidate">Whether a path may be a post.</param>
internal sealed class HistoryReader(DateTimeOffset now, Func<string, bool> isCandidate)
{
    private const char RecordMark = '\u001e';
    private const char FieldMark = '\u001f';

    // Before this there was no web to archive: such dates come from machines that had lost theirs.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _paths = [];

    /// <summary>The commits that a tip reaches and another does not, parents before children; what was merged stands before its merge.</summary>
    /// <param name="known">A commit whose history is not wanted; null for all.</param>
    /// <exception cref="PublishException">Git cannot read the history.</exception>
    public IReadOnlyList<HistoryCommit> Read(GitProgram git, string tip, string? known, CancellationToken cancellation)
    {
        string[] without = known is null ? [] : ["^" + known];
        using var log = git.Start(
        [
            "log", "--topo-order", "--raw", "-z", "--no-abbrev", "--no-renames", "--root", "--diff-merges=first-parent", "--no-ext-diff", "--no-textconv",
            "--no-notes", "--no-color", "--no-decorate", $"--format=%x1e%H%x1f%P%x1f%at%x1f%ct", tip, .. without, "--",
        ]);
        log.CloseInput();
        var commits = new List<HistoryCommit>();
        var changes = new List<HistoryChange>();
        HistoryCommit? current = null;
        var pieces = new NulSeparated(log.Output);
        while (pieces.Next() is { } piece)
        {
            cancellation.ThrowIfCancellationRequested();
            if (piece.StartsWith(RecordMark))
            {
                Finish();
                current = Commit(piece);
            }
            else if (piece.StartsWith(':'))
            {
                Add(changes, piece, pieces.Next() ?? "");
            }
        }

        Finish();
        if (log.Finish(cancellation) is { IsDone: false } answer)
        {
            throw new PublishException($"the history cannot be read: {GitTrouble.Of(answer)}");
        }

        commits.Reverse();
        return commits;

        void Finish()
        {
            if (current is not null)
            {
                commits.Add(current with { Changes = [.. changes] });
                changes.Clear();
            }
        }
    }

    private HistoryCommit Commit(string line)
    {
        var fields = line[1..].Split(FieldMark);
        return new HistoryCommit(fields[0], fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), Time(fields[2]) ?? Time(fields[3]), []);
    }

    // ":100644 100644 OLD NEW M", then the path.
    private void Add(List<HistoryChange> changes, string raw, string path)
    {
        if (!isCandidate(path) || raw.Split(' ') is not [_, var mode, _, var blob, ..])
        {
            return;
        }

        // Links (120000) and submodules (160000) hold no post of this repository.
        changes.Add(new HistoryChange(Interned(path), mode is "100644" or "100755" or "100664" ? blob : null));
    }

    private string Interned(string path)
    {
        if (_paths.TryGetValue(path, out var known))
        {
            return known;
        }

        _paths[path] = path;
        return path;
    }

    private DateTimeOffset? Time(string seconds)
        => long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= Earliest.ToUnixTimeSeconds() && value <= now.AddDays(1).ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
