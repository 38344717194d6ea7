using Annals.Archive;

namespace Annals.Publish.Git.Publishing;

/// <summary>The repository that is committed to, and where its branches are pushed.</summary>
internal sealed class PublishTarget
{
    private readonly GitProgram _git;
    private readonly IReadOnlyDictionary<string, string> _remoteTips;

    private PublishTarget(GitProgram git, string folder, GitPublishSettings settings, IReadOnlyDictionary<string, string> remoteTips, string? problem)
    {
        _git = git;
        Folder = folder;
        Remote = settings.Remote;
        _remoteTips = remoteTips;
        RemoteProblem = problem;
    }

    public GitProgram Git => _git;

    /// <summary>Absolute path.</summary>
    public string Folder { get; }

    public string? Remote { get; }

    /// <summary>Why the remote cannot be asked; null when it can, or there is none.</summary>
    public string? RemoteProblem { get; }

    /// <exception cref="PublishException">The folder holds something else, or stands on a branch that is to be written.</exception>
    public static PublishTarget Open(ArchiveFolder archive, GitPublishSettings settings, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(settings.Folder ?? Path.Combine(archive.LocalFolder, "git", "publish.git"));
        var git = OpenRepository(folder, settings.Branch, cancellation);
        if (settings.Remote is null)
        {
            return new PublishTarget(git, folder, settings, new Dictionary<string, string>(), null);
        }

        var listed = git.Run(cancellation, "ls-remote", "--heads", "--end-of-options", settings.Remote);
        return listed.IsDone
            ? new PublishTarget(git, folder, settings, Tips(listed.Output), null)
            : new PublishTarget(git, folder, settings, new Dictionary<string, string>(), GitTrouble.Of(listed));
    }

    /// <summary>The commit that the next one on a branch stands on: what is there already, wherever it is further. Fetched when it is not here yet. Null for a new branch.</summary>
    /// <exception cref="PublishException">The remote has it and does not give it.</exception>
    public string? Base(string branch, CancellationToken cancellation)
    {
        var here = Tip(branch, cancellation);
        var there = _remoteTips.GetValueOrDefault(branch);
        if (there is null || there == here || here is not null && _git.Run(cancellation, "merge-base", "--is-ancestor", there, here).IsDone)
        {
            return here;
        }

        // Somebody else published meanwhile, or this is another machine: what is there stays, and ours goes on top.
        string[] depth = here is null ? ["--depth", "1"] : [];
        var fetched = _git.Run(cancellation, ["fetch", "--quiet", "--no-tags", .. depth, "--end-of-options", Remote!, "refs/heads/" + branch]);
        return fetched.IsDone ? there : throw new PublishException($"cannot fetch {branch} from {GitAddress.WithoutSecrets(Remote!)}: {GitTrouble.Of(fetched)}");
    }

    /// <summary>A file as it stands in a commit; null when it is not there.</summary>
    public string? Text(string commit, string path, CancellationToken cancellation)
        => _git.Run(cancellation, "cat-file", "blob", $"{commit}:{path}") is { IsDone: true } answer ? answer.Output : null;

    /// <summary>Path and git's id of each file in a commit; empty for no commit.</summary>
    public IReadOnlyDictionary<string, string> Tree(string? commit, CancellationToken cancellation)
    {
        var files = new Dictionary<string, string>();
        if (commit is null)
        {
            return files;
        }

        using var list = _git.Start(["ls-tree", "-r", "-z", commit]);
        list.CloseInput();
        var pieces = new NulSeparated(list.Output);
        while (pieces.Next() is { } piece)
        {
            // "100644 blob ID<TAB>PATH"
            var tab = piece.IndexOf('\t', StringComparison.Ordinal);
            files[piece[(tab + 1)..]] = piece[..tab].Split(' ')[2];
        }

        return list.Finish(cancellation) is { IsDone: false } answer ? throw new PublishException($"{Folder} cannot be read: {GitTrouble.Of(answer)}") : files;
    }

    /// <summary>Who commits: as git is configured, else Annals.</summary>
    public string Committer(CancellationToken cancellation)
    {
        var name = Clean(_git.Run(cancellation, "config", "--get", "user.name").Output);
        var mail = Clean(_git.Run(cancellation, "config", "--get", "user.email").Output);
        return $"{(name.Length > 0 ? name : "Annals")} <{(mail.Length > 0 ? mail : "annals@localhost")}>";
    }

    /// <summary>The branches among these that the remote has not, or not in this state.</summary>
    public IReadOnlyList<string> Unpushed(IEnumerable<string> branches, CancellationToken cancellation)
        => Remote is null ? [] : [.. branches.Where(branch => Tip(branch, cancellation) is { } tip && tip != _remoteTips.GetValueOrDefault(branch))];

    /// <summary>What git would send for them, packed and in bytes.</summary>
    public long SizeOf(IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        var known = _remoteTips.Values.Where(tip => _git.Run(cancellation, "cat-file", "-e", tip).IsDone);
        var counted = _git.Run(cancellation, ["rev-list", "--disk-usage", "--objects", .. branches.Select(branch => "refs/heads/" + branch), .. known.Select(tip => "^" + tip)]);
        return long.TryParse(counted.Output, out var bytes) ? bytes : throw new PublishException($"cannot tell how much would be pushed: {GitTrouble.Of(counted)}");
    }

    /// <exception cref="PublishException">The remote refuses; nothing there was changed or overwritten.</exception>
    public void Push(IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        string[] what = [.. branches.Select(branch => $"refs/heads/{branch}:refs/heads/{branch}")];
        var pushed = _git.Run(cancellation, ["push", "--quiet", "--atomic", "--end-of-options", Remote!, .. what]);
        if (!pushed.IsDone && pushed.Errors.Contains("does not support --atomic", StringComparison.Ordinal))
        {
            pushed = _git.Run(cancellation, ["push", "--quiet", "--end-of-options", Remote!, .. what]);
        }

        if (!pushed.IsDone)
        {
            throw NotPushed(GitTrouble.Of(pushed));
        }
    }

    public PublishException NotPushed(string reason)
        => new($"committed, but not pushed to {GitAddress.WithoutSecrets(Remote!)}: {reason}. The commits wait in {Folder}; the next run pushes them");

    /// <summary>Packs what hourly commits leave, when git finds it worth while.</summary>
    public void Tidy(CancellationToken cancellation) => _git.Run(cancellation, "gc", "--auto", "--quiet");

    private string? Tip(string branch, CancellationToken cancellation)
        => _git.Run(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", $"refs/heads/{branch}^{{commit}}") is { IsDone: true, Output: { Length: > 0 } tip } ? tip : null;

    private static GitProgram OpenRepository(string folder, string branch, CancellationToken cancellation)
    {
        if (File.Exists(folder))
        {
            throw new PublishException($"{folder} is a file: name a folder for the repository");
        }

        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.CreateDirectory(folder);
            var made = new GitProgram(folder).Run(cancellation, "init", "--quiet", "--bare", "--initial-branch=" + branch);
            return made.IsDone ? new GitProgram(folder) : throw new PublishException($"cannot make a repository at {folder}: {GitTrouble.Of(made)}");
        }

        var git = new GitProgram(folder);
        var found = git.Run(cancellation, "rev-parse", "--absolute-git-dir", "--is-bare-repository");
        if (found.IsDone && found.Output.Split('\n') is [var place, var isBare] && IsOwn(folder, place))
        {
            // A branch that is checked out would move under its working tree.
            return isBare == "true" || git.Run(cancellation, "symbolic-ref", "--quiet", "--short", "HEAD").Output is var current && !PublishedBranches.IsOurs(current, branch)
                ? git
                : throw new PublishException($"{folder} has the branch {current} checked out, which is to be written: name a bare repository (a new folder becomes one), or check out another branch there");
        }

        throw new PublishException(found.IsDone || found.Errors.Contains("not a git repository", StringComparison.Ordinal)
            ? $"{folder} holds something else: name a new or empty folder, or a git repository"
            : $"{folder}: {GitTrouble.Of(found)}");
    }

    // A folder inside somebody's working tree is not that repository.
    private static bool IsOwn(string folder, string place)
        => Path.GetFullPath(place).TrimEnd(Path.DirectorySeparatorChar) is var found && (found == Real(folder) || found == Path.Combine(Real(folder), ".git"));

    private static string Real(string folder)
        => (new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder).TrimEnd(Path.DirectorySeparatorChar);

    private static Dictionary<string, string> Tips(string listed)
        => listed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Where(line => line.Length == 2 && line[1].StartsWith("refs/heads/", StringComparison.Ordinal))
            .ToDictionary(line => line[1]["refs/heads/".Length..], line => line[0]);

    private static string Clean(string text) => string.Concat(text.Where(static character => !char.IsControl(character) && character is not ('<' or '>'))).Trim();
}
