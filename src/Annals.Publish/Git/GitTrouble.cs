namespace Annals.Publish.Git;

/// <summary>What git complained of, as one line that says what to do. Git's own words are in LC_ALL=C English and are part of its manual pages.</summary>
internal static class GitTrouble
{
    // The first that matches counts: what a server adds in general terms stands below what it says in particular.
    private static readonly (string Sign, string Words)[] Known =
    [
        ("dubious ownership", "it belongs to another user, and git refuses it: if you trust it, run 'git config --global --add safe.directory PATH'"),
        ("No space left on device", "the disk is full: make room, then run it again; nothing was lost"),
        ("Out of diskspace", "the disk is full: make room, then run it again; nothing was lost"),
        ("Disk quota exceeded", "the disk quota is used up: make room, then run it again; nothing was lost"),
        ("Read-only file system", "the disk is read-only"),
        ("exceeds GitHub's file size limit", "a file is larger than the host takes: see --max-file in 'annals publish git --help'"),
        ("GH001", "a file is larger than the host takes: see --max-file in 'annals publish git --help'"),
        ("protected branch", "the branch is protected on the host: allow this user to push to it, or name another with --branch"),
        ("GH006", "the branch is protected on the host: allow this user to push to it, or name another with --branch"),
        ("GH013", "a rule of the host forbids it: look at the repository's rules, or name another branch with --branch"),
        ("hook declined", "a hook on the other side declined it: ask whoever runs that repository what it wants"),
        ("fetch first", "somebody else has pushed there meanwhile: nothing was overwritten; look at what they pushed, or name another --branch or --remote"),
        ("non-fast-forward", "somebody else has pushed there meanwhile: nothing was overwritten; look at what they pushed, or name another --branch or --remote"),
        ("[rejected]", "it has other commits than these: nothing was overwritten; look at what they are, or name another --branch or --remote"),
        ("terminal prompts disabled", "it wants a user name and a password: set up a credential helper, a token in the address, or an ssh key that needs no passphrase here"),
        ("could not read Username", "it wants a user name and a password: set up a credential helper or use an ssh key that needs no passphrase here"),
        ("Authentication failed", "the user name or token is not accepted: renew it"),
        ("Permission denied (publickey", "the ssh key is not accepted: add this machine's key to the host"),
        ("Host key verification failed", "the host's ssh key is not known yet: run ssh to it once by hand"),
        ("The requested URL returned error: 403", "this user may not do that there: check the token's rights"),
        ("Repository not found", "there is no such repository, or this user may not see it"),
        ("does not appear to be a git repository", "there is no repository there: make it first (git init --bare PATH), or mend the address"),
        ("does not exist", "there is no such repository"),
        ("Could not resolve host", "the host is not found: is the network up, and the address right? Nothing was lost; the next run tries again"),
        ("Network is unreachable", "the network is down; nothing was lost, and the next run tries again"),
        ("Connection refused", "the host refuses connections; nothing was lost, and the next run tries again"),
        ("timed out", "the host does not answer; nothing was lost, and the next run tries again"),
        ("Failed to connect", "the host cannot be reached; nothing was lost, and the next run tries again"),
        ("Could not read from remote repository", "it cannot be read: is the address right, and may this user read it?"),
        ("unable to access", "it cannot be reached; nothing was lost, and the next run tries again"),
        (".lock': File exists", "another git is at work there, or was killed: when none is running, delete the lock file that git names"),
        ("not a git repository", "it is no git repository"),
        ("Permission denied", "this user may not write there"),
    ];

    /// <summary>Git's reason in plain words, with its own words behind them.</summary>
    public static string Of(GitAnswer answer)
    {
        var own = OwnWords(answer.Errors);
        var known = Known.FirstOrDefault(trouble => answer.Errors.Contains(trouble.Sign, StringComparison.OrdinalIgnoreCase));
        return known.Words is null ? own : $"{known.Words} ({own})";
    }

    // The line that says most: the host's, else git's error, else whatever comes last.
    private static string OwnWords(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.FirstOrDefault(line => line.StartsWith("remote: error", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.StartsWith("! [", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.StartsWith("fatal:", StringComparison.Ordinal) || line.StartsWith("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? "git says nothing of it";
        return GitAddress.WithoutSecrets(line);
    }
}
