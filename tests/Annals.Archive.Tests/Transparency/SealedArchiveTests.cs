using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Tests.Support;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Tests.Transparency;

public class SealedArchiveTests
{
    [Fact]
    public void What_was_kept_is_signed_when_the_writer_closes()
    {
        using var folder = Kept();
        var note = CheckpointFile.TryRead(folder.Archive())!;

        Assert.Equal(CatalogOf(folder).Key!.Name, Checkpoint.Parse(note.Text).Origin);
        Assert.True(note.IsSignedBy(CatalogOf(folder).Key!));
        Assert.Equal(Prover.Open(folder.Archive()).Size, Checkpoint.Parse(note.Text).Size);
    }

    [Fact]
    public void Opening_an_archive_without_changing_it_signs_nothing_anew()
    {
        using var folder = Kept();
        var before = File.GetLastWriteTimeUtc(folder.Archive().CheckpointFile);
        Sample.OpenWriter(folder).Dispose();

        Assert.Equal(before, File.GetLastWriteTimeUtc(folder.Archive().CheckpointFile));
    }

    [Fact]
    public void A_proof_shows_a_stranger_that_a_revision_was_kept()
    {
        using var folder = Kept();
        var state = CatalogOf(folder).Find(ArticleId.For(CanonicalUrl.From(Sample.Bridge.Url)))!;
        var proof = TlogProof.Parse(Prover.Open(folder.Archive()).Revision(state.Id, 2).ToString());

        Assert.True(proof.Holds(CatalogOf(folder).Key!));
        Assert.Contains(state.Sha256, System.Text.Encoding.UTF8.GetString(proof.Line.Span), StringComparison.Ordinal);
        Assert.False((proof with { Index = proof.Index - 1 }).Holds(CatalogOf(folder).Key!));
        Assert.False((proof with { Line = "{}"u8.ToArray() }).Holds(CatalogOf(folder).Key!));
        Assert.False(proof.Holds(SigningKey.FromSeed(new byte[32]).Public));
    }

    [Fact]
    public void An_old_checkpoint_proves_that_nothing_was_rewritten_since()
    {
        using var folder = Kept();
        var old = CheckpointFile.TryRead(folder.Archive())!;
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge with { Url = "https://news.example/3" }]);
        }

        var proof = Prover.Open(folder.Archive()).Consistent(old);

        Assert.True(MerkleProof.HoldsConsistency(proof.Before.Size, proof.Before.Root, proof.Now.Size, proof.Now.Root, proof.Path));
    }

    [Fact]
    public void A_rewritten_journal_does_not_fit_an_old_checkpoint_though_its_own_chain_is_sound()
    {
        using var folder = Kept();
        using var other = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(other))
        {
            writer.Keep([Sample.Bridge with { Title = "另一座桥" }]);
            writer.Keep([Sample.Bridge with { Url = "https://news.example/2", Title = "二" }]);
            writer.Keep([Sample.Bridge with { Fingerprint = "f2" }]);
        }

        var old = CheckpointFile.TryRead(folder.Archive())!;

        Assert.Empty(ArchiveVerifier.Verify(other.Archive(), null, TestContext.Current.CancellationToken).Findings);
        Assert.Contains("rewritten", Assert.Throws<ArchiveException>(() => Prover.Open(other.Archive()).Consistent(old)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_cut_off_the_end_of_the_journal_are_found_by_the_checkpoint()
    {
        using var folder = Kept();
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Record([new FeedRetired { Feed = "https://news.example/feed.xml" }]);
        }

        var segment = Directory.GetFiles(folder.Archive().JournalFolder, "*.jsonl").Single();
        File.WriteAllLines(segment, File.ReadAllLines(segment)[..^1]);

        var finding = Assert.Single(ArchiveVerifier.Verify(folder.Archive(), null, TestContext.Current.CancellationToken).Findings);
        Assert.Equal(FindingKind.Journal, finding.Kind);
        Assert.Contains("cut off", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, FindingKind.Missing)]
    [InlineData("rubbish", FindingKind.Altered)]
    public void A_checkpoint_that_is_gone_or_damaged_is_found(string? content, FindingKind expected)
    {
        using var folder = Kept();
        File.Delete(folder.Archive().CheckpointFile);
        if (content is not null)
        {
            File.WriteAllText(folder.Archive().CheckpointFile, content);
        }

        Assert.Contains(ArchiveVerifier.Verify(folder.Archive(), null, TestContext.Current.CancellationToken).Findings, finding => finding.Kind == expected && finding.Path == "checkpoint");
    }

    [Fact]
    public void Without_its_key_an_archive_keeps_on_and_says_that_it_does_not_sign()
    {
        using var folder = Kept();
        File.Delete(folder.Archive().KeyFile);
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge with { Url = "https://news.example/3" }]);

        Assert.Contains("is gone", writer.Unsigned, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_another_archive_does_not_sign_for_this_one()
    {
        using var folder = Kept();
        KeyFile.Write(folder.Archive(), SigningKey.FromSeed(new byte[32]), null);
        using var writer = Sample.OpenWriter(folder);

        Assert.Contains("is the key of", writer.Unsigned, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_signs_from_then_on_and_the_old_checkpoints_still_count()
    {
        using var folder = Kept();
        var old = CheckpointFile.TryRead(folder.Archive())!;
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.RenewKey(new KeySource { NewSeed = static () => new byte[32] });
            writer.Keep([Sample.Bridge with { Url = "https://news.example/3" }]);
        }

        Assert.Empty(ArchiveVerifier.Verify(folder.Archive(), null, TestContext.Current.CancellationToken).Findings);
        Assert.Equal(2, Prover.Open(folder.Archive()).Keys.Count);
        Assert.True(Prover.Open(folder.Archive()).Consistent(old).Now.Size > Checkpoint.Parse(old.Text).Size);
    }

    [Fact]
    public void The_key_is_readable_for_its_owner_alone_and_not_for_git()
    {
        using var folder = Kept();

        Assert.Contains("/annals.key", File.ReadAllLines(Path.Combine(folder.Path, ".gitignore")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Archive().KeyFile));
        }
    }

    private static TemporaryFolder Kept()
    {
        var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/2", Title = "二" }]);
        writer.Keep([Sample.Bridge with { Fingerprint = "f2" }]);
        return folder;
    }

    private static Catalog CatalogOf(TemporaryFolder folder) => Catalog.Load(folder.Archive());
}
