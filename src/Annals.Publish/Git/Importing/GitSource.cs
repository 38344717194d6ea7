using System.Security.Cryptography;
using System.Text;
using Annals.Archive;

namespace Annals.Publish.Git.Importing;

/// <summary>A repository to read from: where it lies, or a bare copy of one that lies elsewhere.</summary>
/// <param name="Git">Runs in it.</param>
/// <param name="Name">What to call it to people.</param>
/// <param name="Key">What it is known by from one run to the next.</param>
/// <param name="Prefix">The folder in it that was named, ending with '/'; empty for all of it.</param>
/// <param name="IsShallow">True when its older commits are missing.</param>
internal sealed record GitSource(GitProgram Git, string Name, string Key, string Prefix, bool IsShallow)
{
    /// <summary>Opens a folder, or brings the copy of an address up to date.</summary>
    /// <exception cref="PublishException">There is no repository, or it cannot be had.</exception>
    public static GitSource Open(string repository, ArchiveFolder folder, CancellationToken cancellation)
    {
        if (GitAddress.IsRemote(repository))
        {
            var copy = Copy(repository, folder, cancellation);
            return new GitSource(copy, GitAddress.WithoutSecrets(repository), Hash(repository), "", IsCutOff(copy, cancellation));
        }

        if (!Directory.Exists(repository))
        {
            throw new PublishException($"nothing to import at {repository}: there is no such folder, and it is no address such as https://… or user@host:path");
        }

        var git = new GitProgram(Path.GetFullPath(repository));
        var found = git.Run(cancellation, "rev-parse", "--absolute-git-dir", "--is-bare-repository");
        if (!found.IsDone)
        {
            throw new PublishException($"{repository}: {GitTrouble.Of(found)}");
        }

        var place = found.Output.Split('\n');
        var prefix = place[^1] == "true" ? "" : git.Run(cancellation, "rev-parse", "--show-prefix").Output;
        return new GitSource(git, repository, Hash(place[0] + "\n" + prefix), prefix, IsCutOff(git, cancellation));
    }

    /// <summary>The commit at the tip of a branch, or of whatever the repository stands on.</summary>
    /// <exception cref="PublishException">There is no such branch, or no commit yet.</exception>
    public string Tip(string? branch, CancellationToken cancellation)
    {
        string[] names = branch is null ? ["HEAD"] : [$"refs/heads/{branch}", $"refs/remotes/origin/{branch}", $"refs/tags/{branch}", branch];
        foreach (var name in names)
        {
            var found = Git.Run(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
            if (found is { IsDone: true, Output.Length: > 0 })
            {
                return found.Output;
            }
        }

        var branches = Git.Run(cancellation, "for-each-ref", "--format=%(refname:short)", "--count=20", "refs/heads", "refs/remotes").Output.Replace("\n", ", ", StringComparison.Ordinal);
        throw new PublishException(branches.Length == 0
            ? $"{Name} has no commits yet: there is nothing to import"
            : $"{Name} has no {(branch is null ? "commit where it stands" : "branch " + branch)}; name one of these with --branch: {branches}");
    }

    // Kept between runs, so that the next one fetches only what is new; derived, and made again when it is gone.
    private static GitProgram Copy(string address, ArchiveFolder folder, CancellationToken cancellation)
    {
        var place = Path.Combine(folder.LocalFolder, "git", Hash(address)[..16] + ".git");
        if (Directory.Exists(place))
        {
            var git = new GitProgram(place);
            Must(git.Run(cancellation, "fetch", "--quiet", "--prune", "--no-tags", "--end-of-options", address, "+refs/heads/*:refs/heads/*"), address);
            return git;
        }

        var half = place + ".half";
        if (Directory.Exists(half))
        {
            Directory.Delete(half, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Must(new GitProgram(null).Run(cancellation, "clone", "--bare", "--quiet", "--no-tags", "--end-of-options", address, half), address);
        Directory.Move(half, place);
        return new GitProgram(place);
    }

    private static void Must(GitAnswer answer, string address)
    {
        if (!answer.IsDone)
        {
            throw new PublishException($"{GitAddress.WithoutSecrets(address)}: {GitTrouble.Of(answer)}");
        }
    }

    private static bool IsCutOff(GitProgram git, CancellationToken cancellation) => git.Run(cancellation, "rev-parse", "--is-shallow-repository").Output == "true";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
