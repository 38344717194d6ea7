using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class DoctorVerbTests
{
    [Fact]
    public async Task A_new_archive_is_well()
    {
        using var folder = new TemporaryFolder();
        var archive = await NewAsync(folder);

        var looked = await Invocation.OfAsync("doctor", "--port", "0", "--json", "--archive", archive);
        using var checks = JsonDocument.Parse(looked.Output);
        var byName = checks.RootElement.EnumerateArray().ToDictionary(check => check.GetProperty("about").GetString()!, check => check.GetProperty("result").GetString());

        Assert.Equal(0, looked.ExitCode);
        Assert.Equal("Well", byName["folder"]);
        Assert.Equal("Well", byName["journal"]);
        Assert.Equal("Well", byName["key"]);
        Assert.Equal("Note", byName["feeds"]);
        Assert.Subset(byName.Keys.ToHashSet(), new HashSet<string> { "disk", "clock", "index", "network", "port", "accounts", "open files", "vipsthumbnail" });
    }

    [Fact]
    public async Task A_missing_file_is_wrong_and_said_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var archive = await NewAsync(folder);
        folder.File("posts/a.md", "<!--1714717800000-->\n[大桥](https://news.example/1)\n------\n\n<p>通车。</p>\n");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        File.Delete(Directory.EnumerateFiles(Path.Combine(archive, "_posts"), "*.md", SearchOption.AllDirectories).Single());

        var looked = await Invocation.OfAsync("doctor", "--port", "0", "--archive", archive);

        Assert.Equal(1, looked.ExitCode);
        Assert.Contains("WRONG journal: 1 things are wrong", looked.Output, StringComparison.Ordinal);
        Assert.Contains("verify --repair", looked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_for_others_without_an_account_is_wrong()
    {
        using var folder = new TemporaryFolder();

        var looked = await Invocation.OfAsync("doctor", "--port", "0", "--listen", "0.0.0.0", "--archive", await NewAsync(folder));

        Assert.Equal(1, looked.ExitCode);
        Assert.Contains("WRONG accounts: nobody could sign in", looked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_wrong()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answering = AnswerAsync(other);

        var looked = await Invocation.OfAsync("doctor", "--port", ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--archive", await NewAsync(folder));
        await answering;

        Assert.Equal(1, looked.ExitCode);
        Assert.Contains("in use by another program", looked.Output, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("SSH-2.0-not-a-reader\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    private static async Task<string> NewAsync(TemporaryFolder folder)
    {
        var archive = Path.Combine(folder.Path, "archive");
        Assert.Equal(0, (await Invocation.OfAsync("init", archive)).ExitCode);
        return archive;
    }
}
