using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Plumbing;

public class FeedVerbTests
{
    [Fact]
    public async Task A_page_instead_of_a_feed_fails_and_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("page.html", "<!DOCTYPE html><html><head><title>x</title></head><body><p>x</p></body></html>");

        var refused = await Invocation.OfAsync("feed", "parse", page);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("page.html: no feed", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_fails_and_a_folder_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, (await Invocation.OfAsync("feed", "parse", Path.Combine(folder.Path, "none.xml"))).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("feed", "parse", folder.Path)).ExitCode);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_said_and_never_guessed()
    {
        var refused = await Invocation.OfAsync("date", "parse", "NaN");
        var read = await Invocation.OfAsync("date", "parse", "Fri, 03 May 2024 06:30:00 GMT");

        Assert.Equal((1, 0), (refused.ExitCode, read.ExitCode));
        Assert.Equal("2024-05-03T06:30:00Z", read.Output.Trim());
    }
}
