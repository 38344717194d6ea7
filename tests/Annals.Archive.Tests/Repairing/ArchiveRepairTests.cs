using Annals.Archive.Repairing;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;

namespace Annals.Archive.Tests.Repairing;

public class ArchiveRepairTests
{
    [Fact]
    public void A_hundred_random_tamperings_are_each_found_and_mended_from_a_copy()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        CopyTo(folder.Path, copy.Path);
        var sound = Sample.Contents(folder.Path);
        var random = new Random(20261121);
        for (var i = 0; i < 100; i++)
        {
            var what = Tamper(folder, random);
            Assert.False(Verify(folder).IsSound, $"tampering {i} went unnoticed: {what}");

            ArchiveRepair.Run(folder.Archive(), copy.Archive(), Sample.Now, TestContext.Current.CancellationToken);

            var left = Verify(folder).Findings;
            Assert.True(left.All(finding => finding.Kind == FindingKind.Added), $"tampering {i} was not mended: {what}: {string.Join("; ", left)}");
            foreach (var finding in left)
            {
                File.Delete(Path.Combine(folder.Path, finding.Path));
            }

            Assert.Equal(sound, Sample.Contents(folder.Path));
        }
    }

    [Fact]
    public void A_renamed_file_is_put_back_without_any_copy()
    {
        using var folder = Archive();
        var post = Directory.GetFiles(Path.Combine(folder.Path, "_posts"), "*.md", SearchOption.AllDirectories)[0];
        File.Move(post, post + ".bak");

        var done = ArchiveRepair.Run(folder.Archive(), null, Sample.Now, TestContext.Current.CancellationToken);

        Assert.Single(done);
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void What_was_replaced_is_set_aside_and_not_lost()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        CopyTo(folder.Path, copy.Path);
        var post = Directory.GetFiles(Path.Combine(folder.Path, "_posts"), "*.md", SearchOption.AllDirectories)[0];
        File.WriteAllText(post, "somebody's own words");

        ArchiveRepair.Run(folder.Archive(), copy.Archive(), Sample.Now, TestContext.Current.CancellationToken);

        var aside = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, ".annals", "damaged"), "*.md", SearchOption.AllDirectories));
        Assert.Equal("somebody's own words", File.ReadAllText(aside));
    }

    [Fact]
    public void A_copy_that_disagrees_mends_nothing()
    {
        using var folder = Archive();
        using var other = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(other))
        {
            writer.Keep([Sample.Bridge with { Title = "另一座桥", Url = "https://other.example/1" }]);
            writer.Keep([Sample.Bridge with { Title = "又一座桥", Url = "https://other.example/2" }]);
            writer.Keep([Sample.Bridge with { Title = "再一座桥", Url = "https://other.example/3" }]);
        }

        Flip(Segment(folder), File.ReadAllText(Segment(folder)).IndexOf("二", StringComparison.Ordinal));
        var before = Sample.Contents(folder.Path);

        var problem = Assert.Throws<ArchiveException>(() => ArchiveRepair.Run(folder.Archive(), other.Archive(), Sample.Now, TestContext.Current.CancellationToken));

        Assert.Contains("nothing was changed", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, Sample.Contents(folder.Path));
    }

    [Fact]
    public void Lines_written_after_the_copy_was_made_are_kept_when_an_earlier_one_is_mended()
    {
        using var folder = Archive();
        using var copy = new TemporaryFolder();
        CopyTo(folder.Path, copy.Path);
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge with { Url = "https://news.example/later" }]);
        }

        var sound = Sample.Contents(folder.Path);
        Flip(Segment(folder), File.ReadAllText(Segment(folder)).IndexOf("bridge-1", StringComparison.Ordinal));

        ArchiveRepair.Run(folder.Archive(), copy.Archive(), Sample.Now, TestContext.Current.CancellationToken);

        Assert.True(Verify(folder).IsSound);
        Assert.Equal(sound, Sample.Contents(folder.Path));
    }

    private static string Tamper(TemporaryFolder folder, Random random)
    {
        string[] files = [.. Sample.Contents(folder.Path).Keys.Where(file => file is not ".gitignore" and not "annals.key" and not "annals.json").Order(StringComparer.Ordinal)];
        var file = files[random.Next(files.Length)];
        var path = Path.Combine(folder.Path, file);
        var isFile = !file.StartsWith("journal", StringComparison.Ordinal) && file != "checkpoint";
        switch (random.Next(5))
        {
            case 0:
                File.Delete(path);
                return $"{file} deleted";
            case 1 when isFile:
                File.Move(path, path + ".moved");
                return $"{file} renamed";
            case 2 when isFile:
                File.Copy(path, path + ".added");
                return $"{file} added";
            case 3 when file.StartsWith("journal", StringComparison.Ordinal):
                var lines = File.ReadAllLines(path);
                File.WriteAllLines(path, lines[..random.Next(lines.Length)]);
                return $"{file} cut off";
            default:
                var at = random.Next((int)new FileInfo(path).Length);
                Flip(path, at);
                return $"{file}, byte {at} flipped";
        }
    }

    private static void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static VerifyReport Verify(TemporaryFolder folder) => ArchiveVerifier.Verify(folder.Archive(), null, TestContext.Current.CancellationToken);

    private static string Segment(TemporaryFolder folder) => Directory.GetFiles(Path.Combine(folder.Path, "journal"), "*.jsonl").Single();

    private static TemporaryFolder Archive()
    {
        var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/2", Title = "二" }]);
        writer.Keep([Sample.Bridge with { Fingerprint = "f2", Body = "<p>渭滩大桥已经通车。</p>" }]);
        writer.KeepBlob("picture"u8.ToArray(), "image/png", "https://news.example/a.png");
        return folder;
    }

    private static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
