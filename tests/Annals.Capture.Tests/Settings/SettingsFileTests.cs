using System.Text.Json;
using Annals.Archive;
using Annals.Capture.Settings;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void An_archive_without_wishes_has_the_usual_ones()
        => Assert.Equal(new OwnersSettings { Pages = true, Images = "all", Recheck = "", RssHub = "", Address = "", Edition = "", EditionFolder = "" }, SettingsFile.Of(_at.Folder));

    [Fact]
    public void Keys_that_nobody_knows_and_wishes_that_nobody_changed_stay()
    {
        Write("""{"format":1,"later":{"a":[1,2]},"recheck":["30m","2h"],"about":"我的档案","images":false}""");

        Assert.True(SettingsFile.Save(_at.Folder, SettingsFile.Of(_at.Folder) with { Images = "5GB", Pages = false, Address = "https://news.example/" }));

        var written = File.ReadAllText(_at.Folder.SettingsFile);
        Assert.Equal("""{"format":1,"later":{"a":[1,2]},"recheck":["30m","2h"],"about":"我的档案","images":"5GB","pages":false,"address":"https://news.example/"}""" + "\n", written);
    }

    [Fact]
    public void What_is_written_is_read_back_and_holds_at_once()
    {
        var wished = new OwnersSettings { Pages = false, Images = "none", Recheck = "30m 2h", RssHub = "https://hub.example/", Address = "https://news.example/a", Edition = "week", EditionFolder = "papers" };

        SettingsFile.Save(_at.Folder, wished);
        _at.Session.TakeSettings();

        Assert.Equal(wished, SettingsFile.Of(_at.Folder));
        Assert.False(_at.Folder.KeepsPages);
        Assert.False(_at.Folder.KeepsImages);
        Assert.Equal("https://hub.example/", _at.Folder.RssHub?.AbsoluteUri);
        Assert.Equal("https://news.example/a/", ArchiveFolder.Open(_at.Folder.Root).Address?.AbsoluteUri);
    }

    [Fact]
    public void Taking_all_wishes_back_leaves_the_file_as_it_was()
    {
        var before = File.ReadAllText(_at.Folder.SettingsFile);
        var usual = SettingsFile.Of(_at.Folder);
        SettingsFile.Save(_at.Folder, usual with { Pages = false, Recheck = "never", Edition = "day" });

        SettingsFile.Save(_at.Folder, usual);

        Assert.Equal(JsonDocument.Parse(before).RootElement.GetRawText(), JsonDocument.Parse(File.ReadAllText(_at.Folder.SettingsFile)).RootElement.GetRawText());
        Assert.False(SettingsFile.Save(_at.Folder, usual), "nothing was changed");
    }

    [Fact]
    public void What_cannot_be_meant_is_said_setting_by_setting()
    {
        var problems = SettingsFile.Check(new OwnersSettings { Pages = true, Images = "many", Recheck = "1h soon", RssHub = "hub", Address = "https://a.example/?x", Edition = "month", EditionFolder = "" });

        Assert.Equal(["Images", "Recheck", "RssHub", "Address", "Edition"], problems.Select(problem => problem.Setting));
    }

    private void Write(string json) => File.WriteAllText(_at.Folder.SettingsFile, json);
}
