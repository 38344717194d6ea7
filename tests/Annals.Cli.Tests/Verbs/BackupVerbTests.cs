using System.Formats.Tar;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class BackupVerbTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 3, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("backup.tar")]
    [InlineData("backup.tar.gz")]
    [InlineData("backup.tar.zst")]
    [InlineData("backup")]
    public async Task What_is_backed_up_comes_back_byte_for_byte(string name)
    {
        Assert.SkipWhen(name.EndsWith(".zst", StringComparison.Ordinal) && !File.Exists("/usr/bin/zstd"), "zstd is not installed");
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        var (backup, restored) = (Path.Combine(folder.Path, name), Path.Combine(folder.Path, "restored"));

        var made = await Invocation.OfAsync("backup", "--to", backup, "--archive", archive);
        var put = await Invocation.OfAsync("restore", backup, "--archive", restored);
        var proved = await Invocation.OfAsync("verify", "--archive", restored);

        Assert.Equal([0, 0, 0], [made.ExitCode, put.ExitCode, proved.ExitCode]);
        Assert.Equal(Files(archive), Files(restored));
    }

    [Fact]
    public async Task Secrets_stay_secret_and_can_be_left_out()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        var (whole, without) = (Path.Combine(folder.Path, "whole.tar"), Path.Combine(folder.Path, "without.tar"));

        var said = await Invocation.OfAsync("backup", "--to", whole, "--archive", archive);
        await Invocation.OfAsync("backup", "--to", without, "--no-secrets", "--archive", archive);
        await Invocation.OfAsync("restore", whole, "--archive", Path.Combine(folder.Path, "restored"));

        Assert.Contains("2 secrets", said.Errors, StringComparison.Ordinal);
        Assert.Contains("annals.key", Names(whole));
        Assert.Contains("readers/li/account.json", Names(whole));
        Assert.DoesNotContain(Names(without), entry => entry is "annals.key" or "readers/li/account.json");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner, File.GetUnixFileMode(whole));
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(folder.Path, "restored", "annals.key")));
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(folder.Path, "restored", "readers/li/account.json")));
        }
    }

    [Fact]
    public async Task A_backup_made_while_articles_come_and_change_is_sound()
    {
        using var folder = new TemporaryFolder();
        var archive = Path.Combine(folder.Path, "archive");
        using var stop = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var writing = Task.Run(() => Write(archive, begun, stop.Token), TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);

        var made = await Invocation.OfAsync("backup", "--to", Path.Combine(folder.Path, "b.tar"), "--archive", archive);
        await stop.CancelAsync();
        await writing;
        var put = await Invocation.OfAsync("restore", Path.Combine(folder.Path, "b.tar"), "--archive", Path.Combine(folder.Path, "restored"));

        Assert.Equal(0, made.ExitCode);
        Assert.True(put.ExitCode == 0, put.Errors);
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("_posts/../../outside.md")]
    [InlineData("/outside.md")]
    [InlineData(".annals/index.db")]
    [InlineData("program.sh")]
    public async Task A_made_up_backup_writes_nothing_where_it_should_not(string name)
    {
        using var folder = new TemporaryFolder();
        var forged = Path.Combine(folder.Path, "forged.tar");
        await using (var tar = new TarWriter(File.Create(forged)))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }, TestContext.Current.CancellationToken);
        }

        var put = await Invocation.OfAsync("restore", forged, "--archive", Path.Combine(folder.Path, "deep", "restored"));

        Assert.Equal(1, put.ExitCode);
        Assert.Contains("no backup of an archive", put.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, "deep"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Nothing_is_ever_restored_over_an_archive_or_written_over_a_backup()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        var backup = Path.Combine(folder.Path, "b.tar");
        await Invocation.OfAsync("backup", "--to", backup, "--archive", archive);

        Assert.Equal(2, (await Invocation.OfAsync("backup", "--to", backup, "--archive", archive)).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("backup", "--to", Path.Combine(archive, "inside"), "--archive", archive)).ExitCode);
        Assert.Equal(1, (await Invocation.OfAsync("restore", backup, "--archive", archive)).ExitCode);
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_makes_no_archive()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        var backup = Path.Combine(folder.Path, "b.tar.gz");
        await Invocation.OfAsync("backup", "--to", backup, "--archive", archive);
        await File.WriteAllBytesAsync(backup, (await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken))[..^400], TestContext.Current.CancellationToken);

        var put = await Invocation.OfAsync("restore", backup, "--archive", Path.Combine(folder.Path, "restored"));

        Assert.Equal(1, put.ExitCode);
        Assert.False(ArchiveFolder.Exists(Path.Combine(folder.Path, "restored")));
    }

    private static void Write(string archive, ManualResetEventSlim begun, CancellationToken stop)
    {
        using var writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(archive), TimeProvider.System);
        for (var i = 0; !stop.IsCancellationRequested && i < 2000; i++)
        {
            // Few addresses, so that most are revisions: their files move.
            writer.Keep([new Draft { Url = $"https://news.example/{i % 7}", Title = $"第{i}次", Outlet = "渭滩日报", Body = $"<p>第{i}次写下。</p>", PublishedAt = Now, CapturedAt = Now.AddMinutes(i), Fingerprint = $"{i}" }]);
            if (i == 40)
            {
                begun.Set();
            }
        }
    }

    private static List<string> Names(string tar)
    {
        using var reader = new TarReader(File.OpenRead(tar));
        var names = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }

        return names;
    }

    private static IEnumerable<(string, string)> Files(string archive)
        => Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(archive, file), Bytes: Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))))
            .Where(file => !file.Name.StartsWith(".annals", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        var archive = Path.Combine(folder.Path, "archive");
        Assert.Equal(0, (await Invocation.OfAsync("init", archive)).ExitCode);
        using (var writer = ArchiveWriter.Open(ArchiveFolder.Open(archive), TimeProvider.System))
        {
            writer.Keep([new Draft { Url = "https://news.example/1", Title = "大桥", Outlet = "渭滩日报", Body = "<p>通车。</p>", PublishedAt = Now, CapturedAt = Now, Fingerprint = "1" }]);
            writer.Keep([new Draft { Url = "https://news.example/1", Title = "大桥", Outlet = "渭滩日报", Body = "<p>今晨通车。</p>", PublishedAt = Now, CapturedAt = Now.AddHours(1), Fingerprint = "2" }]);
        }

        folder.File("archive/filters.txt", "keep all\n");
        folder.File("archive/readers/li/account.json", "{}");
        folder.File("archive/readers/li/2024-05.jsonl", "{\"kind\":\"star\",\"at\":\"2024-05-03T09:00:00.000Z\",\"article\":\"0123456789ab\"}\n");
        return archive;
    }
}
