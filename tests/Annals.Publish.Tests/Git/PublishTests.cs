using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Readers;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;
using Annals.Publish.Git.Importing;
using Annals.Publish.Git.Publishing;

namespace Annals.Publish.Tests.Git;

public sealed class PublishTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("annals-").FullName;

    private string ArchivePath => In("archive");

    private string Remote => In("remote.git");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_shallow_clone_of_a_month_is_an_archive_that_verifies_and_says_what_it_holds()
    {
        TwoMonths();
        MakeRemote();

        var report = Publish();

        Assert.StartsWith("4 new, 1 revised: VOA 5, 2026-11-21 15:00Z", report.Message, StringComparison.Ordinal);
        Assert.Equal(["2020-08", "2020-09", "main"], report.Branches.Select(branch => branch.Branch));
        Assert.Equal(3, report.Pushed);
        var clone = Clone("2020-08");
        var verified = ArchiveVerifier.Verify(clone, null, CancellationToken.None);
        Assert.Empty(verified.Findings);
        Assert.Contains(verified.Notes, note => note.StartsWith("this holds 2020-08 of an archive", StringComparison.Ordinal));
        Assert.Equal(4, verified.Files);
        Assert.Equal(["https://example.org/a", "https://example.org/b", "https://example.org/d"], Archives.Texts(clone).Keys.Order());
        Assert.Equal(2, Archives.Texts(clone)["https://example.org/a"].Length);
        var whole = ArchiveVerifier.Verify(ArchiveFolder.Open(ArchivePath), null, CancellationToken.None);
        Assert.Equal((whole.Root, whole.Head, whole.Lines), (verified.Root, verified.Head, verified.Lines));
    }

    [Fact]
    public void What_came_after_the_last_signature_is_published_too()
    {
        TwoMonths();
        MakeRemote();
        var archive = ArchiveFolder.Open(ArchivePath);
        var signed = File.ReadAllBytes(archive.CheckpointFile);
        File.Delete(archive.KeyFile);
        Keep(Archives.Post("e", "unsigned", "2020-08-09T00:00:00.000Z"), Archives.Post("f", "of September", "2020-09-09T00:00:00.000Z"));
        Assert.Equal(signed, File.ReadAllBytes(archive.CheckpointFile));

        Publish();

        var clone = Clone("2020-08");
        Assert.Empty(ArchiveVerifier.Verify(clone, null, CancellationToken.None).Findings);
        Assert.Contains("https://example.org/e", Archives.Texts(clone).Keys);
    }

    [Fact]
    public void What_is_altered_in_a_clone_of_a_month_is_found()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        var clone = Clone("2020-09");
        var post = Directory.EnumerateFiles(clone.PostsFolder, "*.md", SearchOption.AllDirectories).First();
        var sound = File.ReadAllBytes(post);

        File.WriteAllText(post, Archives.Post("c", "forged"));
        Assert.Equal(FindingKind.Altered, Assert.Single(ArchiveVerifier.Verify(clone, null, CancellationToken.None).Findings).Kind);

        File.WriteAllBytes(post, sound);
        var journal = Directory.GetFiles(clone.JournalFolder).Single();
        var lines = File.ReadAllLines(journal);
        File.WriteAllText(journal, string.Concat(lines.Select(line => line.Replace("\"title\":\"other\"", "\"title\":\"forged\"", StringComparison.Ordinal) + "\n")));
        Assert.Contains(ArchiveVerifier.Verify(clone, null, CancellationToken.None).Findings, finding => finding.Kind == FindingKind.Journal);
    }

    [Fact]
    public void A_line_that_leaves_others_out_is_damage_in_an_archive_that_claims_to_be_whole()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        var clone = Clone("2020-08");
        File.WriteAllText(Path.Combine(clone.Root, "annals.json"), "{\"format\":1}");

        var report = ArchiveVerifier.Verify(ArchiveFolder.Open(clone.Root), null, CancellationToken.None);

        Assert.Contains(report.Findings, finding => finding.Message.Contains("leaves lines out", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_can_be_added_to_a_month()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        Clone("2020-08");

        var refused = Assert.Throws<ArchiveException>(() => Archives.Open(In("clone-2020-08")));

        Assert.Contains("holds only 2020-08", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_and_local_files_are_never_committed()
    {
        TwoMonths();
        MakeRemote();
        var archive = ArchiveFolder.Open(ArchivePath);
        var key = File.ReadAllText(archive.KeyFile).Trim();
        Directory.CreateDirectory(Path.Combine(ArchivePath, "rules"));
        File.WriteAllText(Path.Combine(ArchivePath, "rules", "example.org.rules"), "title h1\n");
        File.Copy(archive.KeyFile, Path.Combine(ArchivePath, "rules", "annals.key"));
        File.Copy(archive.KeyFile, Path.Combine(ArchivePath, "journal", "annals.key"));
        File.WriteAllText(Path.Combine(ArchivePath, "annals.json"), "{\"format\":1,\"publish\":{\"git\":{\"remote\":\"https://user:token@example.org/x.git\"}}}");

        Publish();

        var names = Repository.Run(Remote, "", "log", "--all", "--name-only", "--format=");
        Assert.Contains("archive/rules/example.org.rules", names, StringComparison.Ordinal);
        Assert.DoesNotContain("annals.key", names, StringComparison.Ordinal);
        Assert.DoesNotContain(".annals/", names, StringComparison.Ordinal);
        foreach (var id in Repository.Run(Remote, "", "cat-file", "--batch-all-objects", "--batch-check").Split('\n').Where(line => line.Contains(" blob ", StringComparison.Ordinal)))
        {
            var content = Repository.Run(Remote, "", "cat-file", "blob", id.Split(' ')[0]);
            Assert.DoesNotContain(key, content, StringComparison.Ordinal);
            Assert.DoesNotContain("token@", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_second_run_commits_nothing_and_a_later_one_only_what_changed()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        Assert.Null(Publish().Message);

        Keep(Archives.Post("c", "third", "2020-09-05T00:00:00.000Z"));
        var report = Publish();

        Assert.Equal("0 new, 1 revised: VOA 1, 2026-11-21 15:00Z", report.Message);
        Assert.Equal(["2020-09", "main"], report.Branches.Select(branch => branch.Branch));
        var changed = Repository.Run(Remote, "", "-c", "core.quotePath=false", "show", "--name-status", "--no-renames", "--format=%B", "2020-09");
        Assert.Contains("[2] VOA: third", changed, StringComparison.Ordinal);
        Assert.Contains("M\t_posts/2020-09/2020-09-05-other.md", changed, StringComparison.Ordinal);
        Assert.Contains("A\trevisions/2020-09/", changed, StringComparison.Ordinal);
        Assert.Empty(ArchiveVerifier.Verify(Clone("2020-09"), null, CancellationToken.None).Findings);
    }

    [Fact]
    public void What_was_published_comes_back_whole()
    {
        TwoMonths();
        KeepPicture();
        MakeRemote();
        Publish(settings => settings with { JournalPartBytes = 1000 });
        Assert.Contains("archive/journal/2026-11.jsonl.2", Repository.Run(Remote, "", "ls-tree", "-r", "--name-only", "main"), StringComparison.Ordinal);

        using var published = PublishedArchive.Find("file://" + Remote, null, In("scratch"), CancellationToken.None);
        var (folder, months) = published!.Restore(In("back"), CancellationToken.None);

        Assert.Equal(2, months);
        Assert.True(ArchiveVerifier.Verify(folder, null, CancellationToken.None).IsSound);
        var before = Archives.Files(ArchivePath);
        before.Remove("annals.key");
        before.Remove("annals.json");
        before.Remove(".gitignore");
        var after = Archives.Files(folder.Root);
        after.Remove(".gitignore");
        after.Remove("annals.json");
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_readers_read_and_noted_is_never_published()
    {
        TwoMonths();
        MakeRemote();
        var reader = ReaderState.Open(ArchiveFolder.Open(ArchivePath), ReaderName.Owner, Archives.Clock);
        reader.AddNote(new NoteWritten(0, ArticleId.For(CanonicalUrl.From("https://news.example/a")), 1) { Text = "nobody else's business" });

        Publish();

        foreach (var branch in new[] { "main", "2020-08", "2020-09" })
        {
            Assert.DoesNotContain("owner", Repository.Run(Remote, "", "ls-tree", "-r", "--name-only", branch), StringComparison.Ordinal);
            Assert.Contains("readers/", Repository.Run(Remote, "", "show", branch + ":.gitignore"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_history_of_a_month_gives_the_same_articles_and_revisions()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        Keep(Archives.Post("a", "a third text"), Archives.Post("a", "a fourth text"));
        Publish();

        using (var writer = Archives.Open(In("other")))
        {
            new GitImporter(writer, Archives.Clock).Import(Remote, "2020-08", null, CancellationToken.None);
        }

        var expected = Archives.Texts(ArchiveFolder.Open(ArchivePath)).Where(article => !article.Key.EndsWith('c')).OrderBy(article => article.Key).ToList();
        var actual = Archives.Texts(ArchiveFolder.Open(In("other"))).OrderBy(article => article.Key).ToList();
        Assert.Equal(expected.Select(article => article.Key), actual.Select(article => article.Key));
        Assert.Equal(expected.SelectMany(article => article.Value), actual.SelectMany(article => article.Value));
    }

    [Fact]
    public void Pictures_are_on_a_branch_of_their_own_and_found_by_their_hash()
    {
        TwoMonths();
        var blob = KeepPicture();
        MakeRemote();

        Publish();

        var month = blob.At.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("2026-11", month);
        Assert.DoesNotContain("blobs/", Repository.Run(Remote, "", "ls-tree", "-r", "--name-only", "2020-08"), StringComparison.Ordinal);
        Assert.Contains($"blobs/{blob.Sha256[..2]}/{blob.Sha256}.png", Repository.Run(Remote, "", "ls-tree", "-r", "--name-only", "blobs-2020-08"), StringComparison.Ordinal);
        var clone = Clone("2020-08");
        var report = ArchiveVerifier.Verify(clone, null, CancellationToken.None);
        Assert.Empty(report.Findings);
        Assert.Contains(report.Notes, note => note.StartsWith("1 pictures and pages", StringComparison.Ordinal));
        Repository.Run(clone.Root, "", "fetch", "--quiet", "--depth", "1", "origin", "blobs-2020-08");
        Repository.Run(clone.Root, "", "restore", "--source", "FETCH_HEAD", "--", "blobs");
        Assert.Equal(report.Files + 1, ArchiveVerifier.Verify(clone, null, CancellationToken.None).Files);
    }

    [Fact]
    public void A_remote_that_refuses_is_said_and_the_next_run_pushes()
    {
        TwoMonths();
        var absent = Assert.Throws<PublishException>(() => Publish());
        Assert.Contains("committed, but not pushed", absent.Message, StringComparison.Ordinal);

        MakeRemote();
        var hook = Path.Combine(Remote, "hooks", "pre-receive");
        File.WriteAllText(hook, "#!/bin/sh\necho 'no news today' >&2\nexit 1\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var declined = Assert.Throws<PublishException>(() => Publish());
        Assert.Contains("a hook on the other side declined it", declined.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', declined.Message);

        File.Delete(hook);
        var report = Publish();
        Assert.Null(report.Message);
        Assert.Equal(3, report.Pushed);
        Assert.Equal("1", Repository.Run(Remote, "", "rev-list", "--count", "2020-08"));
    }

    [Fact]
    public void Another_machine_goes_on_where_the_first_stopped_and_leaves_what_others_added()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        var work = In("work");
        Repository.Run(_folder, "", "clone", "--quiet", "--branch", "main", Remote, work);
        File.WriteAllText(Path.Combine(work, "LICENSE"), "CC0\n");
        Repository.Run(work, "", "add", "LICENSE");
        Repository.Run(work, "", "-c", "user.name=x", "-c", "user.email=x@y", "commit", "--quiet", "--message", "licence");
        Repository.Run(work, "", "push", "--quiet");
        Keep(Archives.Post("e", "new", "2020-09-06T00:00:00.000Z"));

        var report = Publish(settings => settings with { Folder = In("second.git") });

        Assert.Equal(["2020-09", "main"], report.Branches.Select(branch => branch.Branch));
        Assert.Contains("LICENSE", Repository.Run(Remote, "", "ls-tree", "--name-only", "main"), StringComparison.Ordinal);
        Assert.Equal(("3", "2"), (Repository.Run(Remote, "", "rev-list", "--count", "main"), Repository.Run(Remote, "", "rev-list", "--count", "2020-09")));

        // The first machine's own repository is behind now, and catches up.
        Keep(Archives.Post("f", "newer", "2020-09-07T00:00:00.000Z"));
        Publish();
        Assert.Equal("3", Repository.Run(Remote, "", "rev-list", "--count", "2020-09"));
        Assert.Empty(ArchiveVerifier.Verify(Clone("2020-09"), null, CancellationToken.None).Findings);
    }

    [Fact]
    public void Another_archive_is_not_published_over_one()
    {
        TwoMonths();
        MakeRemote();
        Publish();
        var tip = Repository.Run(Remote, "", "rev-parse", "main");
        using (var writer = Archives.Open(In("other")))
        {
            Keep(writer, Archives.Post("z", "of another archive"));
        }

        var refused = Assert.Throws<PublishException>(() => new GitPublisher(ArchiveFolder.Open(In("other")), new GitPublishSettings { Remote = Remote }, Archives.Clock).Publish(null, CancellationToken.None));

        Assert.Contains("is no earlier state", refused.Message, StringComparison.Ordinal);
        Assert.Equal(tip, Repository.Run(Remote, "", "rev-parse", "main"));
    }

    [Fact]
    public void Too_much_is_not_pushed_and_a_file_too_large_not_committed_unless_that_is_meant()
    {
        TwoMonths();
        MakeRemote();

        var large = Assert.Throws<PublishException>(() => Publish(settings => settings with { MostFileBytes = 100 }));
        Assert.Contains("nothing was committed", large.Message, StringComparison.Ordinal);
        var much = Assert.Throws<PublishException>(() => Publish(settings => settings with { MostBytes = 1000 }));
        Assert.Contains("--max-size", much.Message, StringComparison.Ordinal);
        Assert.Equal("", Repository.Run(Remote, "", "branch"));

        var told = new List<GitPublishReport>();
        Publish(say: told.Add);
        Assert.True(Assert.Single(told).PushBytes > 1000);
    }

    [Fact]
    public void A_dry_run_tells_and_leaves_everything_as_it_is()
    {
        TwoMonths();
        MakeRemote();

        var report = Publish(settings => settings with { IsDryRun = true });

        Assert.Equal(3, report.Branches.Count);
        Assert.All(report.Branches, branch => Assert.True(branch.Bytes > 0 && branch.Biggest is not null));
        Assert.Equal("", Repository.Run(Remote, "", "branch"));
    }

    [Fact]
    public void A_damaged_post_is_not_published()
    {
        TwoMonths();
        MakeRemote();
        File.AppendAllText(Directory.EnumerateFiles(Path.Combine(ArchivePath, "_posts"), "*.md", SearchOption.AllDirectories).First(), "x");

        var refused = Assert.Throws<PublishException>(() => Publish());

        Assert.Contains("is not what the journal says", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", Repository.Run(Remote, "", "branch"));
    }

    [Fact]
    public void A_folder_that_holds_something_else_or_shows_a_written_branch_is_left_alone()
    {
        TwoMonths();
        Directory.CreateDirectory(In("other"));
        File.WriteAllText(In("other/letter.txt"), "mine");
        var other = Assert.Throws<PublishException>(() => Publish(settings => settings with { Folder = In("other"), Remote = null }));
        Assert.Contains("holds something else", other.Message, StringComparison.Ordinal);

        var work = new Repository(In("work"));
        work.Commit("2020-01-01T00:00:00Z");
        var shown = Assert.Throws<PublishException>(() => Publish(settings => settings with { Folder = work.Path, Remote = null }));
        Assert.Contains("has the branch main checked out", shown.Message, StringComparison.Ordinal);

        work.Git("checkout", "--quiet", "-b", "mine");
        Publish(settings => settings with { Folder = work.Path, Remote = null });
        Assert.Contains("2020-08", work.Git("branch", "--format=%(refname:short)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"publish\":{\"git\":{\"remote\":\"git@example.org:n.git\",\"every\":\"90m\"}}", 90)]
    [InlineData("\"publish\":{\"git\":{\"remote\":\"git@example.org:n.git\"}}", null)]
    [InlineData("\"publish\":{}", -1)]
    [InlineData("\"publish\":{\"git\":{\"remote\":\"\"}}", -2)]
    [InlineData("\"publish\":{\"git\":{\"remote\":\"x\",\"every\":\"soon\"}}", -2)]
    public void The_owners_wish_is_read_or_said_to_be_unclear(string setting, int? minutes)
    {
        TwoMonths();
        File.WriteAllText(Path.Combine(ArchivePath, "annals.json"), $"{{\"format\":1,{setting}}}");
        var folder = ArchiveFolder.Open(ArchivePath);
        if (minutes == -2)
        {
            Assert.Contains("\"publish\" should be", Assert.Throws<ArchiveException>(() => PublishPlan.Of(folder)).Message, StringComparison.Ordinal);
            return;
        }

        var plan = PublishPlan.Of(folder);
        Assert.Equal(minutes is null or > 0, plan is not null);
        Assert.Equal(minutes > 0 ? minutes : null, plan?.Every?.TotalMinutes);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private void TwoMonths() => Keep(
        Archives.Post("a", "first"),
        Archives.Post("b", "beside", "2020-08-02T00:00:00.000Z"),
        Archives.Post("c", "other", "2020-09-05T00:00:00.000Z"),
        Archives.Post("a", "second"),
        Archives.Post("d", "习近平“抵达” \"x\"", "2020-08-31T23:59:00.000Z"));

    private void Keep(params string[] posts)
    {
        using var writer = Archives.Open(ArchivePath);
        Keep(writer, posts);
    }

    private static void Keep(ArchiveWriter writer, params string[] posts)
        => writer.Keep([.. posts.Select(System.Text.Encoding.UTF8.GetBytes).Select(bytes => new ImportedPost("x.md", bytes, ContentHash.Of(bytes), PostFile.Parse(bytes), null, "VOA"))]);

    private BlobKept KeepPicture()
    {
        using var writer = Archives.Open(ArchivePath);
        writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://example.org/a.png");
        return JournalReader.Read(writer.Folder).Select(line => line.Entry).OfType<BlobKept>().Single();
    }

    private void MakeRemote() => Repository.Run(_folder, "", "init", "--quiet", "--bare", Remote);

    private GitPublishReport Publish(Func<GitPublishSettings, GitPublishSettings>? with = null, Action<GitPublishReport>? say = null)
    {
        var settings = new GitPublishSettings { Remote = Remote };
        return new GitPublisher(ArchiveFolder.Open(ArchivePath), with?.Invoke(settings) ?? settings, Archives.Clock).Publish(say, CancellationToken.None);
    }

    private ArchiveFolder Clone(string branch)
    {
        var clone = In("clone-" + branch);
        Repository.Run(_folder, "", "clone", "--quiet", "--depth", "1", "--branch", branch, "file://" + Remote, clone);
        return ArchiveFolder.Open(clone);
    }
}
