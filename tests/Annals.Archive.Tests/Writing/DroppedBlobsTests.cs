using Annals.Archive.Journal;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Tests.Writing;

public class DroppedBlobsTests
{
    private const string Url = "https://news.example/bridge.png";
    private static readonly byte[] Picture = [1, 2, 3];

    [Fact]
    public void A_dropped_picture_is_gone_on_purpose()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var blob = writer.KeepBlob(Picture, "image/png", Url);

        writer.Drop([Of(blob)]);

        Assert.False(File.Exists(writer.Folder.Resolve(blob.Path)));
        Assert.Null(writer.Catalog.FindBlob(Url));
        Assert.Equal("unused", writer.Catalog.FindDropped(Url)!.Reason);
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void A_dropped_picture_may_be_kept_anew()
    {
        using var folder = new TemporaryFolder();
        BlobKept blob;
        using (var writer = Sample.OpenWriter(folder))
        {
            blob = writer.KeepBlob(Picture, "image/png", Url);
            writer.Drop([Of(blob)]);
            writer.KeepBlob(Picture, "image/png", Url);
            Assert.NotNull(writer.Catalog.FindBlob(Url));
        }

        using (Sample.OpenWriter(folder))
        {
            Assert.True(File.Exists(Path.Combine(folder.Path, blob.Path)));
        }

        Assert.Empty(Verify(folder).Notes);
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void A_process_killed_between_the_line_and_the_deletion_leaves_a_sound_archive_and_the_next_deletes()
    {
        using var folder = new TemporaryFolder();
        BlobKept blob;
        using (var writer = Sample.OpenWriter(folder))
        {
            blob = writer.KeepBlob(Picture, "image/png", Url);
            writer.Drop([Of(blob)]);
        }

        File.WriteAllBytes(Path.Combine(folder.Path, blob.Path), Picture);
        var between = Verify(folder);
        using (Sample.OpenWriter(folder))
        {
            Assert.False(File.Exists(Path.Combine(folder.Path, blob.Path)));
        }

        Assert.True(between.IsSound);
        Assert.Contains("not yet deleted", Assert.Single(between.Notes));
        Assert.Empty(Verify(folder).Notes);
    }

    [Theory]
    [InlineData("_posts/2024-05/a.md")]
    [InlineData("blobs/../annals.key")]
    [InlineData("journal/2024-05.jsonl")]
    public void Nothing_but_blobs_can_be_dropped(string path)
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        Assert.Throws<ArgumentException>(() => writer.Drop([new BlobDropped { Path = path, Sha256 = new string('0', 64), Size = 1, Reason = "unused" }]));
    }

    [Fact]
    public void A_line_that_drops_a_post_is_not_obeyed()
    {
        using var folder = new TemporaryFolder();
        string post;
        using (var writer = Sample.OpenWriter(folder))
        {
            post = writer.Keep([Sample.Bridge])[0].Path;
            writer.Record([new BlobDropped { Path = post, Sha256 = new string('0', 64), Size = 1, Reason = "unused" }]);
        }

        Sample.OpenWriter(folder).Dispose();

        Assert.True(File.Exists(Path.Combine(folder.Path, post)));
        Assert.True(Verify(folder).IsSound);
    }

    private static BlobDropped Of(BlobKept blob) => new() { Path = blob.Path, Sha256 = blob.Sha256, Size = blob.Size, Reason = "unused" };

    private static VerifyReport Verify(TemporaryFolder folder) => ArchiveVerifier.Verify(folder.Archive(), null, TestContext.Current.CancellationToken);
}
