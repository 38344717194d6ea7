using Annals.Archive;
using Annals.Publish.Git.Publishing;

namespace Annals.Publish.Git.Importing;

/// <summary>A repository that <c>annals publish git</c> wrote: the whole archive can be had back from it, journal and signatures included.</summary>
public sealed class PublishedArchive : IDisposable
{
    private const string Root = "archive/";

    private readonly GitProgram _git;
    private readonly string _main;
    private readonly string? _copy;
    private readonly string _address;

    private PublishedArchive(GitProgram git, string main, string? copy, string address)
    {
        _git = git;
        _main = main;
        _copy = copy;
        _address = address;
    }

    /// <summary>Looks whether a repository is one; of an address only the newest commits are fetched.</summary>
    /// <param name="branch">The main branch; null for what the repository stands on.</param>
    /// <param name="scratch">A folder that need not exist, for the copy of an address.</param>
    /// <returns>Null when it is not, or cannot be read: who imports it then says why.</returns>
    public static PublishedArchive? Find(string repository, string? branch, string scratch, CancellationToken cancellation)
    {
        if (!GitAddress.IsRemote(repository))
        {
            return Directory.Exists(repository)
                ? Names(branch).Select(name => Find(new GitProgram(Path.GetFullPath(repository)), name, null, repository, cancellation)).FirstOrDefault(found => found is not null)
                : null;
        }

        DeleteFolder(scratch);
        Directory.CreateDirectory(scratch);
        var git = new GitProgram(scratch);
        PublishedArchive? found = null;
        if (git.Run(cancellation, "init", "--quiet", "--bare").IsDone)
        {
            found = Names(branch)
                .Where(name => git.Run(cancellation, "fetch", "--quiet", "--depth", "1", "--no-tags", "--end-of-options", repository, name).IsDone)
                .Select(_ => Find(git, "FETCH_HEAD", scratch, repository, cancellation))
                .FirstOrDefault(published => published is not null);
        }

        if (found is null)
        {
            DeleteFolder(scratch);
        }

        return found;
    }

    /// <summary>Brings the whole archive into a folder that is not there yet. A run that is killed leaves nothing under that name.</summary>
    /// <returns>The archive, to be verified, and the months it has.</returns>
    /// <exception cref="PublishException">A branch is missing or git refuses.</exception>
    public (ArchiveFolder Folder, int Months) Restore(string path, CancellationToken cancellation)
    {
        var whole = Path.GetFullPath(path);
        var half = whole + ".half";
        DeleteFolder(half);
        Directory.CreateDirectory(half);
        if (_copy is not null)
        {
            Must(_git.Run(cancellation, "fetch", "--quiet", "--depth", "1", "--no-tags", "--end-of-options", _address, "+refs/heads/*:refs/heads/*"));
        }

        var listed = _git.Run(cancellation, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes/origin");
        Must(listed);
        var branches = listed.Output.Split('\n').GroupBy(name => name[(name.LastIndexOf('/') + 1)..]).ToDictionary(group => group.Key, group => group.First());
        var state = PublishedState.Parse(_git.Run(cancellation, "cat-file", "blob", $"{_main}:{PublishedState.Path}").Output);
        foreach (var month in state.Months.Keys)
        {
            Extract(branches.GetValueOrDefault(month) ?? throw new PublishException($"the branch {month} is not in {GitAddress.WithoutSecrets(_address)}: fetch it, or clone the repository without --single-branch"), half, "", ["_posts/", "revisions/"], cancellation);
            if (branches.GetValueOrDefault(PublishedBranches.Blobs(month)) is { } blobs)
            {
                Extract(blobs, half, "", ["blobs/"], cancellation);
            }
        }

        Extract(_main, half, Root, ["archive/"], cancellation);
        File.Delete(Path.Combine(half, Path.GetFileName(PublishedState.Path)));
        File.WriteAllBytes(Path.Combine(half, ".gitignore"), PublishedTexts.Ignore);
        if (Directory.Exists(whole))
        {
            // Empty: who calls has looked.
            Directory.Delete(whole);
        }

        Directory.Move(half, whole);
        return (ArchiveFolder.Open(whole), state.Months.Count);
    }

    public void Dispose()
    {
        if (_copy is not null)
        {
            DeleteFolder(_copy);
        }
    }

    // A host may point HEAD at a branch that is not there, or at a month.
    private static string[] Names(string? branch) => branch is null ? ["HEAD", "refs/heads/" + new GitPublishSettings().Branch] : ["refs/heads/" + branch];

    private static PublishedArchive? Find(GitProgram git, string main, string? copy, string address, CancellationToken cancellation)
    {
        var tip = git.Run(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", main + "^{commit}").Output;
        return tip.Length > 0 && git.Run(cancellation, "cat-file", "-e", $"{tip}:{PublishedState.Path}").IsDone ? new PublishedArchive(git, tip, copy, address) : null;
    }

    private void Extract(string commit, string folder, string prefix, string[] wanted, CancellationToken cancellation)
    {
        var files = new List<(string Path, string Id)>();
        using (var list = _git.Start(["ls-tree", "-r", "-z", "--end-of-options", commit]))
        {
            list.CloseInput();
            var pieces = new NulSeparated(list.Output);
            while (pieces.Next() is { } piece)
            {
                var tab = piece.IndexOf('\t', StringComparison.Ordinal);
                var path = piece[(tab + 1)..];
                if (piece.StartsWith("100", StringComparison.Ordinal) && wanted.Any(start => path.StartsWith(start, StringComparison.Ordinal)) && !path.Split('/').Any(static part => part is "." or ".." or ".git" or ""))
                {
                    files.Add((path, piece[..tab].Split(' ')[2]));
                }
            }

            Must(list.Finish(cancellation));
        }

        files.Sort(static (left, right) => Order(left.Path).CompareTo(Order(right.Path)));
        using var blobs = new BlobStream(_git, files.Select(file => file.Id));
        foreach (var (path, id) in files)
        {
            var (read, _) = blobs.Next(Array.MaxLength, cancellation);
            var bytes = read ?? throw new PublishException($"git does not have {path} ({id}): the repository is damaged or was cloned without its files");
            var part = JournalParts.Of(path);
            var target = Path.Combine(folder, part is { } piece ? "journal/" + piece.File : path[prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // A picture may come from the branches of two months.
            using var file = new FileStream(target, part?.Part > 0 ? FileMode.Append : FileMode.Create);
            file.Write(bytes);
        }
    }

    // Parts of the journal one behind the other; anything else is one file each.
    private static int Order(string path) => JournalParts.Of(path)?.Part ?? 0;

    private void Must(GitAnswer answer)
    {
        if (!answer.IsDone)
        {
            throw new PublishException($"{GitAddress.WithoutSecrets(_address)}: {GitTrouble.Of(answer)}");
        }
    }

    // Git makes its objects read-only, which Windows then does not delete.
    private static void DeleteFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
