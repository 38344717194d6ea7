using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Tests.Writing;

public class ArchiveWriterTests
{
    [Fact]
    public void A_new_article_becomes_a_post_file_named_by_day_and_title()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var kept = Assert.Single(writer.Keep([Sample.Bridge]));

        Assert.Equal(KeptAs.New, kept.As);
        Assert.Equal("_posts/2024-05/2024-05-03-渭滩大桥今晨通车.md", kept.Path);
        Assert.Equal("渭滩大桥今晨通车", PostFile.Parse(File.ReadAllBytes(Path.Combine(folder.Path, kept.Path))).Title);
    }

    [Fact]
    public void An_unchanged_article_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge]);
        var before = Sample.Contents(folder.Path);

        var kept = Assert.Single(writer.Keep([Sample.Bridge with { CapturedAt = Sample.Now.AddHours(1) }]));

        Assert.Equal(KeptAs.Unchanged, kept.As);
        Assert.Equal(before, Sample.Contents(folder.Path));
    }

    [Fact]
    public void A_changed_title_is_a_revision_under_the_same_name()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var first = writer.Keep([Sample.Bridge])[0];
        var original = File.ReadAllBytes(Path.Combine(folder.Path, first.Path));

        var second = writer.Keep([Sample.Bridge with { Title = "渭滩大桥通车（更新）", Fingerprint = "f2" }])[0];

        Assert.Equal(KeptAs.Revised, second.As);
        Assert.Equal(2, second.Revision);
        Assert.Equal(first.Path, second.Path);
        Assert.Equal(original, File.ReadAllBytes(Path.Combine(folder.Path, $"revisions/2024-05/{first.Article}.1.md")));
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void Two_revisions_in_one_batch_are_both_kept()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var kept = writer.Keep([Sample.Bridge, Sample.Bridge with { Fingerprint = "f2", Body = "<p>二</p>" }, Sample.Bridge with { Fingerprint = "f3", Body = "<p>三</p>" }]);

        Assert.Equal([1, 2, 3], kept.Select(one => one.Revision));
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void Two_articles_never_fight_over_one_name()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var kept = writer.Keep(
        [
            Sample.Bridge with { Title = "Bridge" },
            Sample.Bridge with { Title = "BRIDGE", Url = "https://other.example/1" },
            Sample.Bridge with { Title = "bridge.", Url = "https://other.example/2" },
        ]);

        Assert.Equal(3, kept.Select(one => one.Path.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder.Path, "_posts"), "*.md", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_file_that_somebody_put_there_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var mine = folder.File("_posts/2024-05/2024-05-03-渭滩大桥今晨通车.md", "mine");

        writer.Keep([Sample.Bridge]);

        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public void An_article_that_comes_by_two_feeds_remembers_both()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge]);
            writer.Keep([Sample.Bridge with { Feed = "https://news.example/world.xml" }]);
        }

        using var reopened = Sample.OpenWriter(folder);
        var article = reopened.Catalog.Find(ArticleId.For(CanonicalUrl.From(Sample.Bridge.Url)));
        Assert.Equal(["https://news.example/feed.xml", "https://news.example/world.xml"], article!.Feeds.Keys.Order());
        Assert.Equal(1, article.Revision);
    }

    [Fact]
    public void One_guid_may_stand_for_several_articles()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/other", Title = "别的" }]);

        Assert.Equal(2, writer.Catalog.FindByGuid(Sample.Bridge.Feed!, Sample.Bridge.Guid!).Count);
    }

    [Fact]
    public void A_second_writer_is_told_who_writes()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var refused = Assert.Throws<ArchiveException>(() => Sample.OpenWriter(folder));

        Assert.Contains($"another Annals process ({Environment.ProcessId}) is writing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_killed_before_the_move_leaves_a_sound_archive_and_the_next_one_finishes()
    {
        using var folder = new TemporaryFolder();
        string path;
        using (var writer = Sample.OpenWriter(folder))
        {
            path = writer.Keep([Sample.Bridge])[0].Path;
            writer.Keep([Sample.Bridge with { Fingerprint = "f2", Body = "<p>二</p>" }]);
        }

        var finished = Sample.Contents(folder.Path);
        UndoMove(folder.Path, path, before: $"revisions/2024-05/{ArticleId.For(CanonicalUrl.From(Sample.Bridge.Url))}.1.md");

        Assert.True(Verify(folder).IsSound);
        Assert.NotEmpty(Verify(folder).Notes);
        Sample.OpenWriter(folder).Dispose();
        Assert.Equal(finished, Sample.Contents(folder.Path));
    }

    [Fact]
    public void A_process_killed_before_the_commit_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Sample.OpenWriter(folder).Dispose();
        var before = Sample.Contents(folder.Path);
        folder.File("journal/staging/" + ContentHash.Of("half"u8), "ha");

        Assert.True(Verify(folder).IsSound);
        Sample.OpenWriter(folder).Dispose();
        Assert.Equal(before, Sample.Contents(folder.Path));
    }

    [Fact]
    public void A_half_written_line_is_cut_off_and_the_journal_goes_on()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge]);
        }

        var segment = Directory.GetFiles(Path.Combine(folder.Path, "journal"), "*.jsonl").Single();
        File.AppendAllText(segment, "{\"kind\":\"revision\",\"seq\":3,");
        Assert.True(Verify(folder).IsSound);

        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge with { Url = "https://news.example/second", Fingerprint = "g" }]);
        }

        Assert.True(Verify(folder).IsSound);
        Assert.Equal(4, JournalReader.Read(ArchiveFolder.Open(folder.Path)).Count());
    }

    [Fact]
    public void The_same_drafts_at_the_same_time_give_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        foreach (var folder in new[] { one, two })
        {
            using var writer = Sample.OpenWriter(folder);
            writer.Keep([Sample.Bridge]);
            writer.Keep([Sample.Bridge with { Fingerprint = "f2" }]);
        }

        Assert.Equal(Sample.Contents(one.Path), Sample.Contents(two.Path));
    }

    [Fact]
    public void An_image_is_kept_once_however_many_addresses_it_has()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var first = writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://news.example/a.png");
        var second = writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://cdn.example/a.png");

        Assert.Equal(first.Path, second.Path);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Equal(second.Path, writer.Catalog.FindBlob("https://cdn.example/a.png")!.Path);
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void An_archive_made_by_a_newer_version_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.File("annals.json", "{\"format\":99}");

        var refused = Assert.Throws<ArchiveException>(() => ArchiveFolder.Open(folder.Path));

        Assert.Contains("newer version of Annals (format 99", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.File("thesis.txt", "years of work");

        Assert.Throws<ArchiveException>(() => ArchiveFolder.OpenOrCreate(folder.Path));
    }

    private static VerifyReport Verify(TemporaryFolder folder)
        => ArchiveVerifier.Verify(ArchiveFolder.Open(folder.Path), null, TestContext.Current.CancellationToken);

    // What a kill leaves between the journal's line and the move: the new file staged, the old one in its place.
    private static void UndoMove(string archive, string path, string before)
    {
        var current = Path.Combine(archive, path);
        var staged = Path.Combine(archive, "journal/staging", ContentHash.Of(File.ReadAllBytes(current)).Hex);
        File.Move(current, staged);
        File.Move(Path.Combine(archive, before), current);
    }
}
