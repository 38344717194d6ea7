using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Archive.Copying;
using Annals.Archive.Excerpts;

namespace Annals.Publish.Git.Publishing;

/// <summary>
/// Commits an archive to git, a branch for each month and one for the whole journal, and pushes it. Only what changed is
/// written; what is committed was held against its hash. The archive itself is only read, by as many as like to.
/// </summary>
public sealed class GitPublisher(ArchiveFolder folder, GitPublishSettings settings, TimeProvider clock)
{
    private const int Attempts = 3;


    /// <exception cref="PublishException">What is to be written is too large, is damaged, or the remote refuses. What was committed stays and is pushed next time.</exception>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    /// <param name="say">Told what is to be committed, before it is, and how much is to be pushed, before that; null for nobody.</param>
    public GitPublishReport Publish(Action<GitPublishReport>? say, CancellationToken cancellation)
    {
        CheckBranch(cancellation);
        var target = PublishTarget.Open(folder, settings, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Publish(target, say, cancellation);
            }
            catch (FileChangedException exception) when (attempt < Attempts)
            {
                // A writer is at work and gave the article a new revision since the journal was read.
                _ = exception;
            }
            catch (FileChangedException exception)
            {
                throw new PublishException($"{exception.Message} is not what the journal says: run 'annals verify'; nothing was published", exception);
            }
        }
    }

    private GitPublishReport Publish(PublishTarget target, Action<GitPublishReport>? say, CancellationToken cancellation)
    {
        var main = target.Base(settings.Branch, cancellation);
        var listed = main is null ? null : target.Text(main, PublishedState.Path, cancellation);
        var before = listed is null ? new PublishedState() : PublishedState.Parse(listed);
        var news = new News();
        var byMonth = new Dictionary<string, News>();
        var months = ArchiveMonths.Read(
            folder,
            (line, revision) =>
            {
                var month = revision.Path.Split('/')[1];
                var ofMonth = byMonth.TryGetValue(month, out var known) ? known : byMonth[month] = new News();
                if (line >= (before.Months.GetValueOrDefault(month)?.Lines ?? 0))
                {
                    ofMonth.Add(revision);
                }

                if (line >= before.Lines)
                {
                    news.Add(revision);
                }
            },
            cancellation);
        CheckSameArchive(before, months);
        var now = clock.GetUtcNow();
        var changes = new List<BranchChange>();
        var after = new SortedDictionary<string, PublishedMonth>(StringComparer.Ordinal);
        foreach (var month in months.Months.Where(month => PublishedBranches.IsMonth(month.Month)))
        {
            var known = before.Months.GetValueOrDefault(month.Month);
            var published = known is not null && known.Digest == month.Digest && (known.Blobs is not null || !settings.WithBlobs) ? known : null;
            if (published is null)
            {
                changes.Add(Month(target, months, month, known, byMonth[month.Month].Message(now), cancellation));
                if (settings.WithBlobs && month.Blobs.Count > 0)
                {
                    changes.Add(Blobs(target, month, now, cancellation));
                }
            }

            after[month.Month] = published ?? Describe(month, months.Lines);
        }

        var state = new PublishedState { Lines = months.Lines, Head = months.HashAt(months.Lines), Months = after };
        changes.Add(Main(target, months, main, state, news.Message(now), cancellation));
        changes.RemoveAll(change => change.IsEmpty);
        return Finish(target, changes, say, news.Subject(now), after.Keys, now, cancellation);
    }

    private GitPublishReport Finish(PublishTarget target, List<BranchChange> changes, Action<GitPublishReport>? say, string subject, IEnumerable<string> months, DateTimeOffset now, CancellationToken cancellation)
    {
        if (changes.FirstOrDefault(change => change.BiggestBytes > settings.MostFileBytes) is { } large)
        {
            throw new PublishException($"{large.Biggest} has {ByteSize.ToText(large.BiggestBytes)}, and files of more than {ByteSize.ToText(settings.MostFileBytes)} are refused by most hosts: nothing was committed; --max-file allows it");
        }

        var report = new GitPublishReport
        {
            Message = changes.Count == 0 ? null : subject,
            Repository = target.Folder,
            Branches = [.. changes.Select(change => change.ToReport())],
            Pushed = 0,
            IsDryRun = settings.IsDryRun,
        };
        if (changes.Count > 0)
        {
            say?.Invoke(report);
        }

        if (settings.IsDryRun)
        {
            return report;
        }

        if (changes.Count > 0)
        {
            FastImport.Commit(target.Git, changes, target.Committer(cancellation), now, cancellation);
        }

        report = Push(target, report, say, [.. months.Concat(months.Select(PublishedBranches.Blobs)).Append(settings.Branch)], cancellation);
        target.Tidy(cancellation);
        return report;
    }

    private GitPublishReport Push(PublishTarget target, GitPublishReport report, Action<GitPublishReport>? say, IReadOnlyList<string> branches, CancellationToken cancellation)
    {
        if (target.RemoteProblem is { } problem)
        {
            throw target.NotPushed(problem);
        }

        var unpushed = target.Unpushed(branches, cancellation);
        if (unpushed.Count == 0)
        {
            return report;
        }

        var bytes = target.SizeOf(unpushed, cancellation);
        if (bytes > settings.MostBytes)
        {
            throw target.NotPushed($"{ByteSize.ToText(bytes)} would be pushed, more than the {ByteSize.ToText(settings.MostBytes)} that are allowed at once; if it is meant, say --max-size {Math.Ceiling(bytes / 1e6):F0}MB (--no-blobs leaves pictures out)");
        }

        say?.Invoke(report with { PushBytes = bytes });
        target.Push(unpushed, cancellation);
        return report with { PushBytes = bytes, Pushed = unpushed.Count };
    }

    private BranchChange Month(PublishTarget target, ArchiveMonths months, MonthExcerpt month, PublishedMonth? known, string message, CancellationToken cancellation)
    {
        var parent = target.Base(month.Month, cancellation);
        var tree = target.Tree(parent, cancellation);
        var change = new BranchChange(month.Month, parent, message);
        foreach (var (path, file) in month.Files.Where(file => !tree.ContainsKey(file.Key) || file.Value.Since >= (known?.Lines ?? 0)))
        {
            change.Write(path, file.Size, () => Read(path, file.Sha256));
        }

        foreach (var path in tree.Keys.Where(path => IsPost(path) && !month.Files.ContainsKey(path)))
        {
            change.Remove(path);
        }

        foreach (var (name, bytes) in months.JournalOf(month))
        {
            WriteChanged(change, tree, "journal/" + name, bytes);
        }

        WriteChanged(change, tree, "annals.json", PublishedTexts.Marker(folder, month.Month));
        WriteChanged(change, tree, "README.md", PublishedTexts.MonthReadme(month.Month, settings.Branch, settings.WithBlobs));
        WriteCommon(change, tree);
        if (months.Checkpoint is { } checkpoint)
        {
            WriteChanged(change, tree, "checkpoint", checkpoint.ToArray());
        }

        return change;
    }

    private BranchChange Blobs(PublishTarget target, MonthExcerpt month, DateTimeOffset now, CancellationToken cancellation)
    {
        var branch = PublishedBranches.Blobs(month.Month);
        var parent = target.Base(branch, cancellation);
        var tree = target.Tree(parent, cancellation);
        var added = month.Blobs.Where(blob => !tree.ContainsKey(blob.Key)).ToList();
        var change = new BranchChange(branch, parent, $"{added.Count} pictures and pages of {month.Month}, {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture)}\n");
        foreach (var (path, file) in added)
        {
            change.Write(path, file.Size, () => Read(path, file.Sha256));
        }

        foreach (var path in tree.Keys.Where(path => path.StartsWith("blobs/", StringComparison.Ordinal) && !month.Blobs.ContainsKey(path)))
        {
            change.Remove(path);
        }

        WriteCommon(change, tree);
        return change;
    }

    private BranchChange Main(PublishTarget target, ArchiveMonths months, string? parent, PublishedState state, string message, CancellationToken cancellation)
    {
        var tree = target.Tree(parent, cancellation);
        var change = new BranchChange(settings.Branch, parent, message);
        foreach (var (name, length) in months.Segments)
        {
            for (var part = 0; part * settings.JournalPartBytes < length; part++)
            {
                var start = part * settings.JournalPartBytes;
                WriteChanged(change, tree, JournalParts.NameOf(name, part), Piece(Path.Combine(folder.JournalFolder, name), start, Math.Min(settings.JournalPartBytes, length - start)));
            }
        }

        foreach (var name in OwnersFiles.In(folder))
        {
            WriteChanged(change, tree, "archive/" + name, File.ReadAllBytes(Path.Combine(folder.Root, name)));
        }

        if (months.Checkpoint is { } checkpoint)
        {
            WriteChanged(change, tree, "archive/checkpoint", checkpoint.ToArray());
        }

        WriteChanged(change, tree, "archive/annals.json", PublishedTexts.Marker(folder, month: null));
        WriteChanged(change, tree, PublishedState.Path, state.ToBytes());
        WriteChanged(change, tree, "README.md", PublishedTexts.MainReadme(state, settings.Remote));
        WriteCommon(change, tree);
        return change;
    }

    private static void WriteCommon(BranchChange change, IReadOnlyDictionary<string, string> tree)
    {
        WriteChanged(change, tree, ".gitignore", PublishedTexts.Ignore);
        WriteChanged(change, tree, ".gitattributes", PublishedTexts.Attributes);
    }

    private static void WriteChanged(BranchChange change, IReadOnlyDictionary<string, string> tree, string path, byte[] bytes)
    {
        if (tree.GetValueOrDefault(path) is not { } id || id != IdOf(bytes, id.Length))
        {
            change.Write(path, bytes);
        }
    }

    // Git's own name for a content (SHA-1, or SHA-256 in a repository made for it), to see whether it is there already.
    private static string IdOf(byte[] bytes, int length)
    {
        using var hash = IncrementalHash.CreateHash(length == 64 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"blob {bytes.Length}\0")));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Read(string path, string sha256)
    {
        try
        {
            var bytes = File.ReadAllBytes(folder.Resolve(path));
            return ContentHash.Of(bytes).Hex == sha256 ? bytes : throw new FileChangedException(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FileChangedException(path, exception);
        }
    }

    private static byte[] Piece(string path, long start, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        file.Seek(start, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsPost(string path) => path.StartsWith("_posts/", StringComparison.Ordinal) || path.StartsWith("revisions/", StringComparison.Ordinal);

    private PublishedMonth Describe(MonthExcerpt month, long lines)
        => new(lines, month.Digest, month.Articles, month.Files.Count, month.Files.Values.Sum(file => file.Size),
            settings.WithBlobs ? month.Blobs.Count : null, settings.WithBlobs ? month.Blobs.Values.Sum(file => file.Size) : null);

    private void CheckBranch(CancellationToken cancellation)
    {
        if (PublishedBranches.IsMonth(settings.Branch) || PublishedBranches.IsBlobs(settings.Branch) || !new GitProgram(null).Run(cancellation, "check-ref-format", "refs/heads/" + settings.Branch).IsDone)
        {
            throw new PublishException($"{settings.Branch} cannot be the main branch: choose a name such as main");
        }
    }

    private void CheckSameArchive(PublishedState before, ArchiveMonths months)
    {
        if (before.Lines > 0 && months.HashAt(before.Lines) != before.Head)
        {
            throw new PublishException($"what is published on {settings.Branch} is no earlier state of {folder.Root}, but of another archive or of a later one: name another --remote or --branch, or bring that one here with 'annals import --git'; nothing was changed");
        }
    }

    private sealed class FileChangedException(string path, Exception? inner = null) : Exception(path, inner);
}
