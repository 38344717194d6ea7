using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Plumbing;

public class AnalyzeVerbTests
{
    [Fact]
    public async Task A_missing_file_fails_and_a_folder_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, (await Invocation.OfAsync("analyze", Path.Combine(folder.Path, "none.md"))).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("analyze", folder.Path)).ExitCode);
    }
}
