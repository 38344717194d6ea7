using Annals.Archive;
using Annals.Publish.Editions;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Editions;

public sealed class EditionPressTests : IDisposable
{
    // A Saturday; the archive's articles are of the day before.
    private static readonly DateTimeOffset Morning = new(2024, 5, 4, 3, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_day_is_printed_two_hours_after_it_ended_and_once()
    {
        var press = Press("{\"format\":1,\"edition\":{}}");

        Assert.Empty(press.Print(Morning.AddHours(-2), CancellationToken.None));
        Assert.Equal(["2024-05-03.epub", "2024-05-03.html"], press.Print(Morning, CancellationToken.None).Select(Path.GetFileName));
        Assert.Empty(press.Print(Morning.AddHours(1), CancellationToken.None));
        Assert.True(File.Exists(_folder["archive/editions/index.html"]));
    }

    [Fact]
    public void Days_that_were_missed_are_made_up_for()
        => Assert.Equal(["2024-05-03.epub", "2024-05-03.html"], Press("{\"format\":1,\"edition\":{\"every\":\"day\"}}").Print(Morning.AddDays(5), CancellationToken.None).Select(Path.GetFileName));

    [Fact]
    public void A_week_is_printed_when_it_is_over()
    {
        var press = Press("{\"format\":1,\"edition\":{\"every\":\"week\",\"to\":\"../site/editions\"}}");

        Assert.Empty(press.Print(Morning, CancellationToken.None));
        Directory.CreateDirectory(_folder["site"]);
        Assert.Equal([_folder["site/editions/2024-W18.epub"], _folder["site/editions/2024-W18.html"]], press.Print(Morning.AddDays(2), CancellationToken.None));
    }

    [Theory]
    [InlineData("{\"format\":1,\"edition\":{\"every\":\"hour\"}}")]
    [InlineData("{\"format\":1,\"edition\":[]}")]
    [InlineData("{\"format\":1,\"edition\":{\"to\":\"\"}}")]
    public void A_wish_that_is_not_understood_is_said(string settings)
        => Assert.Contains("every", Assert.Throws<ArchiveException>(() => Press(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_wish_nothing_is_printed() => Assert.Null(EditionPlan.Of(Illustrated.Make(_folder)));

    private EditionPress Press(string settings)
    {
        var archive = Illustrated.Make(_folder);
        _folder.File("archive/annals.json", SmallArchive.Utf8(settings));
        return new EditionPress(archive, EditionPlan.Of(archive)!, static address => address);
    }
}
