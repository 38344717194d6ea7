using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;

namespace Annals.Archive.Tests.Verifying;

public class ArchiveVerifierTests
{
    [Fact]
    public void An_untouched_archive_is_sound()
    {
        using var folder = Archive();
        Assert.Empty(Verify(folder).Findings);
    }

    [Theory]
    [InlineData("flipped bit", FindingKind.Altered)]
    [InlineData("deleted", FindingKind.Missing)]
    [InlineData("added", FindingKind.Added)]
    [InlineData("renamed", FindingKind.Missing)]
    public void A_change_to_a_file_is_found_and_named(string change, FindingKind expected)
    {
        using var folder = Archive();
        foreach (var file in new[] { "_posts", "revisions", "blobs" }.Select(place => Directory.GetFiles(Path.Combine(folder.Path, place), "*", SearchOption.AllDirectories)[0]).ToList())
        {
            var original = File.ReadAllBytes(file);
            var added = file + "x.md";
            switch (change)
            {
                case "flipped bit":
                    var flipped = original.ToArray();
                    flipped[^1] ^= 1;
                    File.WriteAllBytes(file, flipped);
                    break;
                case "deleted":
                    File.Delete(file);
                    break;
                case "added":
                    File.Copy(file, added);
                    break;
                default:
                    File.Move(file, added);
                    break;
            }

            var named = change == "added" ? added : file;
            Assert.Contains(Verify(folder).Findings, finding => finding.Kind == expected && finding.Path == Path.GetRelativePath(folder.Path, named));
            File.Delete(added);
            File.WriteAllBytes(file, original);
            Assert.True(Verify(folder).IsSound);
        }
    }

    [Fact]
    public void A_changed_journal_line_is_found()
    {
        using var folder = Archive();
        var segment = Segment(folder);
        File.WriteAllText(segment, File.ReadAllText(segment).Replace("渭滩日报", "渭滩晚报", StringComparison.Ordinal));

        Assert.Contains(Verify(folder).Findings, finding => finding.Kind == FindingKind.Journal);
    }

    [Fact]
    public void A_line_taken_out_of_the_journal_is_found()
    {
        using var folder = Archive();
        var segment = Segment(folder);
        var lines = File.ReadAllLines(segment);
        for (var missing = 0; missing < lines.Length; missing++)
        {
            File.WriteAllLines(segment, lines.Where((_, number) => number != missing));
            Assert.False(Verify(folder).IsSound, $"line {missing} is gone and nobody noticed");
        }
    }

    [Fact]
    public void Rubbish_in_the_journal_is_a_finding_and_no_crash()
    {
        using var folder = Archive();
        File.WriteAllBytes(Segment(folder), [0, 255, 10, 123, 10, 34, 10]);

        Assert.Contains(Verify(folder).Findings, finding => finding.Kind == FindingKind.Journal);
    }

    [Fact]
    public void A_journal_that_names_a_file_outside_the_archive_is_a_finding()
    {
        using var folder = Archive();
        var segment = Segment(folder);
        File.WriteAllText(segment, File.ReadAllText(segment).Replace("\"path\":\"_posts/", "\"path\":\"../../_posts/", StringComparison.Ordinal));

        Assert.Contains(Verify(folder).Findings, finding => finding.Kind == FindingKind.Unreadable);
    }

    internal static VerifyReport Verify(TemporaryFolder folder)
        => ArchiveVerifier.Verify(ArchiveFolder.Open(folder.Path), null, TestContext.Current.CancellationToken);

    private static TemporaryFolder Archive()
    {
        var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/2", Title = "二" }]);
        writer.Keep([Sample.Bridge with { Fingerprint = "f2" }]);
        writer.KeepBlob("picture"u8.ToArray(), "image/png", "https://news.example/a.png");
        return folder;
    }

    private static string Segment(TemporaryFolder folder) => Directory.GetFiles(Path.Combine(folder.Path, "journal"), "*.jsonl").Single();
}
