using Annals.Archive;
using Annals.Archive.Verifying;
using Annals.Publish.Git.Importing;

namespace Annals.Publish.Tests.Git;

public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("annals-").FullName;

    private string ArchivePath => Path.Combine(_folder, "archive");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_commits_version_of_an_article_is_a_revision_with_the_commits_time()
    {
        var repository = New();
        repository.File("voa/一.md", Archives.Post("a", "first"));
        repository.Commit("2020-08-01T10:00:00+0200");
        repository.File("voa/一.md", Archives.Post("a", "second"));
        repository.File("voa/\"b\" x.md", Archives.Post("b", "other"));
        repository.Commit("2020-08-01T11:00:00+0200");

        var summary = Import();

        Assert.Equal((2, 1, 0), (summary.Posts.New, summary.Posts.Revised, summary.Posts.Known));
        var revisions = Archives.Revisions(ArchiveFolder.Open(ArchivePath));
        Assert.Equal(["first", "other", "second"], revisions.Select(line => line.Title).Order());
        Assert.Equal(new DateTimeOffset(2020, 8, 1, 8, 0, 0, TimeSpan.Zero), revisions.Single(line => line.Title == "first").Captured);
        Assert.Equal(new DateTimeOffset(2020, 8, 1, 9, 0, 0, TimeSpan.Zero), revisions.Single(line => line.Title == "second").Captured);
        Assert.Equal("voa/\"b\" x.md", revisions.Single(line => line.Title == "other").Source);
        Assert.Equal([Archives.Post("a", "first"), Archives.Post("a", "second")], Archives.Texts(ArchiveFolder.Open(ArchivePath))["https://example.org/a"]);
    }

    [Fact]
    public void Commits_count_in_their_order_when_their_dates_go_backwards()
    {
        var repository = New();
        foreach (var (text, date) in new[] { ("one", "2020-08-03T00:00:00Z"), ("two", "2020-08-01T00:00:00Z"), ("three", "2020-08-02T00:00:00Z") })
        {
            repository.File("a.md", Archives.Post("a", text));
            repository.Commit(date);
        }

        Import();

        Assert.Equal(["one", "two", "three"], Titles());
    }

    [Fact]
    public void A_second_import_adds_nothing_and_a_later_one_only_what_is_new()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.Commit("2020-08-01T00:00:00Z");
        Import();
        var before = Archives.Files(ArchivePath);

        var second = Import();

        Assert.Equal((0, true), (second.Commits, second.IsContinued));
        Assert.Equal(before["journal/2026-11.jsonl"], Archives.Files(ArchivePath)["journal/2026-11.jsonl"]);

        repository.File("a.md", Archives.Post("a", "two"));
        repository.Commit("2020-08-02T00:00:00Z");
        var third = Import();

        Assert.Equal((1, 1), (third.Commits, third.Posts.Revised));
        Assert.Equal(["one", "two"], Titles());
    }

    [Fact]
    public void What_an_import_remembers_does_not_count_for_a_journal_that_was_put_back()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.Commit("2020-08-01T00:00:00Z");
        Import();
        foreach (var folder in new[] { "journal", "_posts" })
        {
            Directory.Delete(Path.Combine(ArchivePath, folder), recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(ArchivePath, "journal"));
        File.Delete(Path.Combine(ArchivePath, "checkpoint"));

        Assert.Equal(1, Import().Posts.New);
    }

    [Fact]
    public void An_import_that_was_stopped_ends_as_one_that_was_not()
    {
        var repository = New();
        for (var hour = 0; hour < 7; hour++)
        {
            for (var file = 0; file < 80; file++)
            {
                repository.File($"{file}.md", Archives.Post($"{file}", $"{file} at {hour}"));
            }

            repository.Commit($"2020-08-01T{hour:00}:00:00Z");
        }

        Import();
        var whole = Archives.Files(ArchivePath);
        var other = Path.Combine(_folder, "other");
        using (var stop = new CancellationTokenSource())
        using (var writer = Archives.Open(other))
        {
            var stopping = new Stopping(stop);
            Assert.ThrowsAny<OperationCanceledException>(() => new GitImporter(writer, Archives.Clock).Import(repository.Path, null, stopping, stop.Token));
        }

        Assert.InRange(Archives.Revisions(ArchiveFolder.Open(other)).Count, 1, 559);
        using (var writer = Archives.Open(other))
        {
            new GitImporter(writer, Archives.Clock).Import(repository.Path, null, null, CancellationToken.None);
        }

        Assert.Equal(whole, Archives.Files(other));
        Assert.True(ArchiveVerifier.Verify(ArchiveFolder.Open(other), null, CancellationToken.None).IsSound);
    }

    [Fact]
    public void A_version_that_only_a_merged_branch_had_is_kept_before_the_merge()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "base"));
        repository.Commit("2020-08-01T00:00:00Z");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.File("a.md", Archives.Post("a", "draft on the side"));
        repository.Commit("2020-08-02T00:00:00Z");
        repository.File("a.md", Archives.Post("a", "taken over"));
        repository.Commit("2020-08-03T00:00:00Z");
        repository.Git("checkout", "--quiet", "main");
        repository.File("b.md", Archives.Post("b", "meanwhile"));
        repository.Commit("2020-08-04T00:00:00Z");
        repository.At("2020-08-05T00:00:00Z", "merge", "--quiet", "--no-edit", "side");

        Import();

        Assert.Equal(["base", "draft on the side", "taken over"], Titles());
        Assert.Equal(3, Archives.Revisions(ArchiveFolder.Open(ArchivePath)).Single(line => line.Title == "taken over").Captured!.Value.Day);
    }

    [Fact]
    public void A_version_that_a_merge_did_not_take_over_comes_before_the_one_that_was_preferred()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "base"));
        repository.Commit("2020-08-01T00:00:00Z");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.File("a.md", Archives.Post("a", "discarded"));
        repository.Commit("2020-08-02T00:00:00Z");
        repository.Git("checkout", "--quiet", "main");
        repository.File("a.md", Archives.Post("a", "preferred"));
        repository.Commit("2020-08-01T12:00:00Z");
        repository.At("2020-08-05T00:00:00Z", "merge", "--quiet", "--no-edit", "--strategy=ours", "side");

        Import();

        Assert.Equal(["base", "discarded", "preferred"], Titles());
    }

    [Fact]
    public void Deletions_and_renames_lose_nothing_and_are_said()
    {
        var repository = New();
        repository.File("old/a.md", Archives.Post("a", "one"));
        repository.File("b.md", Archives.Post("b", "gone soon"));
        repository.Commit("2020-08-01T00:00:00Z");
        Directory.CreateDirectory(Path.Combine(repository.Path, "new"));
        repository.Git("mv", "old/a.md", "new/a.md");
        repository.Git("rm", "--quiet", "b.md");
        repository.Commit("2020-08-02T00:00:00Z");
        repository.File("new/a.md", Archives.Post("a", "two"));
        repository.Commit("2020-08-03T00:00:00Z");

        var summary = Import();

        Assert.Equal(["one", "two"], Titles());
        Assert.Equal(["b.md", "old/a.md"], summary.Deleted.Select(file => file.Path));
        Assert.Contains("https://example.org/b", Archives.Texts(ArchiveFolder.Open(ArchivePath)).Keys);
        Assert.Equal(1, summary.Repeated);
    }

    [Fact]
    public void A_text_that_comes_back_is_kept_once_and_counted()
    {
        var repository = New();
        foreach (var (text, day) in new[] { ("one", 1), ("two", 2), ("one", 3) })
        {
            repository.File("a.md", Archives.Post("a", text));
            repository.Commit($"2020-08-0{day}T00:00:00Z");
        }

        var summary = Import();

        Assert.Equal(1, summary.Returned);
        Assert.Equal(["one", "two"], Titles());
    }

    [Fact]
    public void Commits_dated_1970_or_2100_leave_the_time_unknown()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.Commit("@3600 +0000");
        repository.File("a.md", Archives.Post("a", "two"));
        repository.Commit("2098-01-01T00:00:00Z");

        var summary = Import();

        Assert.Equal(2, summary.Undated);
        Assert.Equal(["one", "two"], Titles());
        Assert.All(Archives.Revisions(ArchiveFolder.Open(ArchivePath)), line => Assert.Null(line.Captured));
    }

    [Fact]
    public void Links_submodules_empty_files_and_other_files_are_no_posts()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.File("empty.md", "");
        repository.File("README.md", "# An archive\n");
        repository.File("picture.png", [1, 2, 3]);
        repository.File(".github/x.md", Archives.Post("x", "hidden"));
        File.CreateSymbolicLink(Path.Combine(repository.Path, "link.md"), "a.md");
        repository.Commit("2020-08-01T00:00:00Z");
        repository.Git("update-index", "--add", "--cacheinfo", $"160000,{repository.Git("rev-parse", "HEAD")},module.md");
        repository.At("2020-08-02T00:00:00Z", "commit", "--quiet", "--message", "module");

        var summary = Import();

        Assert.Equal((1, 0, 2), (summary.Posts.New, summary.Posts.Failed.Count, summary.Posts.Skipped.Count));
    }

    [Fact]
    public void A_path_that_is_no_utf8_and_a_large_post_are_kept()
    {
        var repository = New();
        var large = Archives.Post("large", new string('长', 4_000_000));
        repository.File("large.md", large);
        repository.Git("add", "--all");
        var blob = repository.Git("rev-parse", ":large.md");
        // A path of the bytes C3 28, which is no UTF-8.
        var index = Path.Combine(_folder, "index-info");
        File.WriteAllBytes(index, [.. System.Text.Encoding.ASCII.GetBytes($"100644 {blob}\t"), 0xC3, 0x28, .. ".md\n"u8]);
        using (var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["update-index", "--index-info"]) { WorkingDirectory = repository.Path, RedirectStandardInput = true })!)
        {
            process.StandardInput.BaseStream.Write(File.ReadAllBytes(index));
            process.StandardInput.Close();
            process.WaitForExit();
        }

        repository.At("2020-08-02T00:00:00Z", "commit", "--quiet", "--message", "odd");

        var summary = Import();

        Assert.Equal((1, 1), (summary.Posts.New, summary.Repeated));
        Assert.Equal(large, Archives.Texts(ArchiveFolder.Open(ArchivePath)).Values.Single().Single());
    }

    [Fact]
    public void A_shallow_repository_gives_what_it_has_and_says_that_it_is_shallow()
    {
        var repository = New();
        foreach (var text in new[] { "one", "two" })
        {
            repository.File("a.md", Archives.Post("a", text));
            repository.Commit("2020-08-01T00:00:00Z");
        }

        var clone = Path.Combine(_folder, "clone");
        Repository.Run(_folder, "", "clone", "--quiet", "--depth", "1", "file://" + repository.Path, clone);

        var summary = Import(clone);

        Assert.True(summary.IsShallow);
        Assert.Equal(["two"], Titles());
    }

    [Fact]
    public void An_address_is_copied_once_and_fetched_again()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.Commit("2020-08-01T00:00:00Z");
        Import("file://" + repository.Path);
        repository.File("a.md", Archives.Post("a", "two"));
        repository.Commit("2020-08-02T00:00:00Z");

        var summary = Import("file://" + repository.Path);

        Assert.Equal((1, 1), (summary.Commits, summary.Posts.Revised));
        Assert.Equal(["one", "two"], Titles());
    }

    [Fact]
    public void A_branch_by_name_and_a_detached_head_are_read()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        var first = repository.Commit("2020-08-01T00:00:00Z");
        repository.Git("checkout", "--quiet", "-b", "other");
        repository.File("a.md", Archives.Post("a", "two"));
        repository.Commit("2020-08-02T00:00:00Z");
        repository.Git("checkout", "--quiet", "--detach", first);

        Assert.Equal(1, Import().Posts.New);
        Assert.Equal(1, Import(branch: "other").Posts.Revised);
        var refused = Assert.Throws<PublishException>(() => Import(branch: "nowhere"));
        Assert.Contains("no branch nowhere", refused.Message, StringComparison.Ordinal);
        Assert.Contains("other", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_a_repository_is_imported_alone()
    {
        var repository = New();
        repository.File("_posts/a.md", Archives.Post("a", "one"));
        repository.File("drafts/b.md", Archives.Post("b", "other"));
        repository.Commit("2020-08-01T00:00:00Z");

        var summary = Import(Path.Combine(repository.Path, "_posts"));

        Assert.Equal((1, 1), (summary.Posts.Found, summary.Posts.New));
    }

    [Fact]
    public void A_lock_that_a_killed_git_left_does_not_stop_an_import()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.Commit("2020-08-01T00:00:00Z");
        File.WriteAllText(Path.Combine(repository.Path, ".git", "index.lock"), "");

        Assert.Equal(1, Import().Posts.New);
    }

    [Fact]
    public void A_content_that_git_has_lost_is_said_and_the_others_are_kept()
    {
        var repository = New();
        repository.File("a.md", Archives.Post("a", "one"));
        repository.File("b.md", Archives.Post("b", "lost"));
        repository.Commit("2020-08-01T00:00:00Z");
        var id = repository.Git("rev-parse", "HEAD:b.md");
        var lost = Path.Combine(repository.Path, ".git", "objects", id[..2], id[2..]);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);

        var summary = Import();

        Assert.Equal(1, summary.Posts.New);
        Assert.Contains("git does not have it", Assert.Single(summary.Posts.Failed).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("empty")]
    [InlineData("absent")]
    public void What_is_no_repository_or_has_no_commits_is_said(string kind)
    {
        var path = Path.Combine(_folder, kind);
        switch (kind)
        {
            case "plain":
                Directory.CreateDirectory(path);
                break;
            case "empty":
                _ = new Repository(path);
                break;
        }

        var refused = Assert.Throws<PublishException>(() => Import(path));

        Assert.Contains(kind switch { "plain" => "it is no git repository", "empty" => "no commits yet", _ => "no such folder" }, refused.Message, StringComparison.Ordinal);
    }

    private Repository New() => new(Path.Combine(_folder, "repository"));

    private GitImportSummary Import(string? repository = null, string? branch = null)
    {
        using var writer = Archives.Open(ArchivePath);
        return new GitImporter(writer, Archives.Clock).Import(repository ?? Path.Combine(_folder, "repository"), branch, null, CancellationToken.None);
    }

    private IEnumerable<string> Titles()
        => Archives.Revisions(ArchiveFolder.Open(ArchivePath)).Where(line => line.Url == "https://example.org/a").OrderBy(line => line.Revision).Select(line => line.Title);

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<Annals.Archive.Importing.ImportProgress>
    {
        public void Report(Annals.Archive.Importing.ImportProgress value) => stop.Cancel();
    }
}
