using System.IO.Pipelines;
using Annals.Archive.Copying;
using Annals.Archive.Readers;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;

namespace Annals.Archive.Tests.Copying;

public class SyncTests
{
    [Fact]
    public async Task A_copy_has_everything_but_the_key()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();

        var report = await SyncAsync(folder, copy);

        Assert.Equal(4, report.Files);
        Assert.Equal(Shared(folder), Shared(copy));
        Assert.False(File.Exists(Path.Combine(copy.Path, "annals.key")));
        Assert.True(ArchiveVerifier.Verify(copy.Archive(), null, TestContext.Current.CancellationToken).IsSound);
    }

    [Fact]
    public async Task A_copy_follows_the_owners_filters_names_decisions_and_rules()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "rules"));
        File.WriteAllText(Path.Combine(folder.Path, "filters.txt"), "skip title:抽奖\n");
        File.WriteAllText(Path.Combine(folder.Path, "variants.txt"), "渭滩 渭灘\n");
        File.WriteAllText(Path.Combine(folder.Path, "authority.txt"), "[place]\n渭滩 = Weitan\n");
        File.WriteAllText(Path.Combine(folder.Path, "stories.txt"), "pin-event sqnqp6rhhgjs\n");
        File.WriteAllText(Path.Combine(folder.Path, "rules", "news.example.rules"), "drop: .advert\n");

        await SyncAsync(folder, copy);

        foreach (var name in new[] { "filters.txt", "variants.txt", "authority.txt", "stories.txt", "rules/news.example.rules" })
        {
            Assert.Equal(File.ReadAllText(Path.Combine(folder.Path, name)), File.ReadAllText(Path.Combine(copy.Path, name)));
        }
    }

    [Fact]
    public async Task A_copy_has_what_was_read_and_noted()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        var id = ArticleId.For(CanonicalUrl.From(Sample.Bridge.Url));
        ReaderState.Open(folder.Archive(), ReaderName.Owner, Sample.Clock()).Star(id, Sample.Bridge.Title, Sample.Bridge.Url);

        await SyncAsync(folder, copy);

        Assert.True(ReaderState.Open(copy.Archive(), ReaderName.Owner, Sample.Clock()).IsStarred(id));
    }

    [Theory]
    [InlineData("readers/../annals.jsonl")]
    [InlineData("readers/owner/../2024-05.jsonl")]
    [InlineData("readers/Owner/2024-05.jsonl")]
    [InlineData("readers/owner/x.jsonl")]
    [InlineData("readers/owner/.jsonl")]
    public void A_sender_cannot_write_beside_a_readers_months(string name) => Assert.False(ReadersFiles.Contains(name));

    [Theory]
    [InlineData("rules/../annals.key")]
    [InlineData("rules/..\\x.rules")]
    [InlineData("rules/.rules")]
    [InlineData("rules/a/b.rules")]
    [InlineData("annals.key")]
    public void A_sender_cannot_write_wherever_it_likes(string name) => Assert.False(OwnersFiles.Contains(name));

    [Fact]
    public async Task The_second_time_only_what_is_new_is_sent()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        await SyncAsync(folder, copy);
        Assert.Equal((0, 0), ((await SyncAsync(folder, copy)) is var none ? none.Files : -1, none.NewLines));
        using (var writer = Sample.OpenWriter(folder, new StoppedClock(Sample.Now.AddMonths(1))))
        {
            writer.Keep([Sample.Bridge with { Fingerprint = "f3", Body = "<p>第三版。</p>" }]);
        }

        var report = await SyncAsync(folder, copy);

        Assert.Equal((1, 1), (report.Files, report.NewLines));
        Assert.Equal(Shared(folder), Shared(copy));
    }

    [Fact]
    public async Task What_is_kept_and_signed_while_a_copy_is_made_comes_with_the_next()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        var writes = 0;
        var meanwhile = new EachStep(() =>
        {
            using var writer = Sample.OpenWriter(folder, new StoppedClock(Sample.Now.AddMonths(1)));
            writer.Keep([Sample.Bridge with { Fingerprint = $"later {++writes}", Body = $"<p>第{writes + 3}版。</p>" }]);
        });

        await SyncAsync(folder, copy, progress: meanwhile);

        Assert.True(writes > 0);
        Assert.True(ArchiveVerifier.Verify(copy.Archive(), null, TestContext.Current.CancellationToken).IsSound);
        Assert.Equal(writes, (await SyncAsync(folder, copy)).NewLines);
        Assert.Equal(Shared(folder), Shared(copy));
    }

    [Fact]
    public async Task A_file_that_the_copy_lost_is_sent_again()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        await SyncAsync(folder, copy);
        foreach (var file in Directory.GetFiles(Path.Combine(copy.Path, "_posts"), "*.md", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        await SyncAsync(folder, copy);

        Assert.Equal(Shared(folder), Shared(copy));
    }

    [Fact]
    public async Task A_copy_has_the_pages_too_and_drops_what_was_dropped()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        using var late = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(folder, new StoppedClock(Sample.Now.AddMonths(1))))
        {
            writer.Keep([Sample.Bridge with { Fingerprint = "f3", Body = "<p>第三版。</p>", Via = "page", Pages = [RawPage.Of("https://news.example/b", "text/html", "<p>第三版。</p>"u8)] }]);
        }

        await SyncAsync(folder, copy);
        Assert.Equal(Shared(folder), Shared(copy));
        using (var writer = Sample.OpenWriter(folder, new StoppedClock(Sample.Now.AddMonths(1))))
        {
            writer.Drop([.. writer.Catalog.Blobs().Select(blob => new Annals.Archive.Journal.BlobDropped { Path = blob.Path, Sha256 = blob.Sha256, Size = blob.Size, Reason = "room" })]);
        }

        await SyncAsync(folder, copy);
        await SyncAsync(folder, late);

        Assert.Equal(Shared(folder), Shared(copy));
        Assert.Equal(Shared(folder), Shared(late));
        Assert.True(ArchiveVerifier.Verify(copy.Archive(), null, TestContext.Current.CancellationToken).IsSound);
    }

    [Fact]
    public async Task A_folder_with_another_archive_is_left_alone()
    {
        using var folder = Archive();
        using var other = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(other))
        {
            writer.Keep([Sample.Bridge with { Url = "https://other.example/" }]);
        }

        var before = Sample.Contents(other.Path);

        var problem = await Assert.ThrowsAsync<ArchiveException>(() => SyncAsync(folder, other));
        Assert.Contains("nothing was copied", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, Sample.Contents(other.Path));
    }

    [Fact]
    public async Task A_damaged_archive_does_not_spread()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        var post = Directory.GetFiles(Path.Combine(folder.Path, "_posts"), "*.md", SearchOption.AllDirectories)[0];
        File.AppendAllText(post, "!");

        await Assert.ThrowsAsync<ArchiveException>(() => SyncAsync(folder, copy));

        Assert.Empty(Directory.EnumerateFiles(copy.Path, "*.md", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_line_that_breaks_at_any_byte_leaves_a_sound_copy_and_the_next_sync_finishes()
    {
        using var folder = Archive();
        for (var bytes = 0; bytes < 20_000; bytes += 997)
        {
            using var copy = new TemporaryFolder();
            var limit = bytes;
            await Assert.ThrowsAnyAsync<Exception>(() => SyncAsync(folder, copy, stream => new CutStream(stream, limit)));
            if (ArchiveFolder.Exists(copy.Path) && Directory.GetFiles(Path.Combine(copy.Path, "journal"), "*.jsonl").Length > 0)
            {
                Assert.True(ArchiveVerifier.Verify(copy.Archive(), null, TestContext.Current.CancellationToken).IsSound);
            }

            await SyncAsync(folder, copy);
            Assert.Equal(Shared(folder), Shared(copy));
        }
    }

    private sealed class EachStep(Action action) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => action();
    }

    private static async Task<SyncReport> SyncAsync(TemporaryFolder folder, TemporaryFolder copy, Func<Stream, Stream>? line = null, IProgress<VerifyProgress>? progress = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (there, back) = (new Pipe(), new Pipe());
        var receiving = Task.Run(
            async () =>
            {
                await using var input = there.Reader.AsStream();
                await using var output = back.Writer.AsStream();
                await SyncReceiver.ReceiveAsync(copy.Path, Sample.Clock(), input, output, cancellation);
            },
            cancellation);
        try
        {
            await using var output = there.Writer.AsStream();
            await using var input = back.Reader.AsStream();
            return await SyncSender.SendAsync(folder.Archive(), input, line?.Invoke(output) ?? output, progress, cancellation);
        }
        finally
        {
            await receiving.WaitAsync(cancellation);
        }
    }

    private static IReadOnlyDictionary<string, string> Shared(TemporaryFolder folder)
        => Sample.Contents(folder.Path).Where(file => file.Key != "annals.key").ToDictionary();

    private static TemporaryFolder Archive()
    {
        var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/2", Title = "二" }]);
        writer.Keep([Sample.Bridge with { Fingerprint = "f2", Body = "<p>第二版。</p>" }]);
        writer.KeepBlob("picture"u8.ToArray(), "image/png", "https://news.example/a.png");
        return folder;
    }

    /// <summary>A connection that breaks after so many bytes.</summary>
    private sealed class CutStream(Stream inner, int limit) : Stream
    {
        private int _left = limit;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var part = Math.Min(_left, buffer.Length);
            await inner.WriteAsync(buffer[..part], cancellationToken);
            _left -= part;
            if (part < buffer.Length)
            {
                await inner.FlushAsync(cancellationToken);
                throw new IOException("the line broke");
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
