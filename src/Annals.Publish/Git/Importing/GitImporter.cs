using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Publish.Git.Publishing;

namespace Annals.Publish.Git.Importing;

/// <summary>
/// Brings the history of a git repository of posts into an archive: every version that any commit on a branch, or merged into it,
/// had of a post is kept byte for byte, oldest first, with the commit's time as the time it was seen.
/// </summary>
/// <param name="judge">What the owner's rules say of a post; null keeps everything.</param>
public sealed class GitImporter(ArchiveWriter writer, TimeProvider clock, Func<ImportedPost, ImportJudgement>? judge = null)
{
    /// <param name="repository">A folder with a repository, a folder in one, or an address.</param>
    /// <param name="branch">Null for what the repository stands on.</param>
    /// <exception cref="PublishException">There is no such repository or branch, or git refuses.</exception>
    /// <exception cref="ArchiveException">The archive's disk refused. What was kept until then stays kept.</exception>
    public GitImportSummary Import(string repository, string? branch, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var source = GitSource.Open(repository, writer.Folder, cancellation);
        var tip = source.Tip(branch, cancellation);
        if (source.Git.Run(cancellation, "cat-file", "-e", $"{tip}:{PublishedState.Path}").IsDone)
        {
            throw new PublishException($"{source.Name} was written by 'annals publish git': name an --archive that is not there yet, and all of it comes back as it was; or take the history of one month with --branch, such as --branch 2026-11");
        }

        var memory = new ImportMemory(writer.Folder);
        var key = source.Key + ":" + (branch ?? "");
        // Rules may let in today what they kept out before, so that everything has to be looked at.
        var known = judge is null && memory.TipOf(key) is { } before && IsBehind(source.Git, before, tip, cancellation) ? before : null;
        var reader = new HistoryReader(clock.GetUtcNow(), path => path.StartsWith(source.Prefix, StringComparison.Ordinal) && PostImporter.IsCandidate(path[source.Prefix.Length..]));
        var commits = reader.Read(source.Git, tip, known, cancellation);
        var plan = HistoryPlan.Of(commits);
        var summary = Keep(source, plan, progress, cancellation);
        if (judge is null && summary.Failed.Count == 0)
        {
            memory.Remember(key, tip, writer.End);
        }

        return new GitImportSummary
        {
            Repository = source.Name,
            Tip = tip,
            Commits = commits.Count,
            IsShallow = source.IsShallow,
            IsContinued = known is not null,
            Posts = summary,
            Repeated = plan.Repeated,
            Returned = plan.Returned,
            Undated = plan.Versions.Count(version => version.At is null),
            Deleted = plan.Deleted,
        };
    }

    private ImportSummary Keep(GitSource source, HistoryPlan plan, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var blobs = new BlobStream(source.Git, plan.Versions.Select(version => version.Blob));
        return new PostImporter(writer, judge).Import(Versions(plan, blobs, cancellation), plan.Versions.Count, progress, cancellation);
    }

    private static IEnumerable<PostVersion> Versions(HistoryPlan plan, BlobStream blobs, CancellationToken cancellation)
    {
        foreach (var version in plan.Versions)
        {
            var where = $"{version.Commit[..Math.Min(10, version.Commit.Length)]}:{version.Path}";
            var (bytes, size) = blobs.Next(PostImporter.MostBytes, cancellation);
            yield return bytes is not null ? new PostVersion(where, version.Path, bytes, CapturedAt(bytes) ?? version.At)
                : new PostVersion(where, version.Path, default, null, size is null
                    ? "git does not have it: the repository is damaged or was cloned without its files; 'git fsck' says more"
                    : $"larger than {PostImporter.MostBytes >> 20} MB: no post is");
        }
    }

    // A post that Annals wrote says itself when it was seen, which is before it was committed.
    private static DateTimeOffset? CapturedAt(byte[] bytes)
        => bytes.AsSpan().StartsWith("---\n"u8) && bytes.AsSpan().IndexOf("\ncaptured: "u8) is > 0 and < 4096
            && PostFile.Parse(bytes).FrontMatter?.Scalar("captured") is { } time ? UtcTime.FromIso(time) : null;

    private static bool IsBehind(GitProgram git, string before, string tip, CancellationToken cancellation)
        => git.Run(cancellation, "merge-base", "--is-ancestor", before, tip).IsDone;
}
