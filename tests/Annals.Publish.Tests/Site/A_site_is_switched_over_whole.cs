using Annals.Publish.Site.Switching;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Site;

public sealed class A_site_is_switched_over_whole : IDisposable
{
    private readonly TestSite _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_at.Root);
        File.WriteAllText(Path.Combine(_at.Root, "thesis.txt"), "mine");

        var refused = Assert.Throws<PublishException>(() => _at.Build());

        Assert.Contains("thesis.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(_at.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void What_the_owner_put_there_stays_when_the_site_is_made_anew()
    {
        _at.KeepMany(2).Build();
        Directory.CreateDirectory(Path.Combine(_at.Root, ".git"));
        File.WriteAllText(Path.Combine(_at.Root, ".git", "HEAD"), "ref");
        File.WriteAllText(Path.Combine(_at.Root, "CNAME"), "who.example");
        _at.Build(isWhole: true);

        Assert.Equal("ref", _at.Read(".git/HEAD"));
        Assert.Equal("who.example", _at.Read("CNAME"));
        AssertNothingLeft();
    }

    [Fact]
    public void What_a_killed_run_left_unfinished_is_cleared_away()
    {
        _at.KeepMany(2).Build();
        var before = TestSite.Contents(_at.Root);
        foreach (var stage in (string[])["new", "next"])
        {
            var folder = Directory.CreateDirectory(Path.Combine(_at.Around, $".site.annals-{stage}")).FullName;
            File.WriteAllText(Path.Combine(folder, "index.html"), "half");
        }

        _at.Build();

        Assert.Equal(before, TestSite.Contents(_at.Root));
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_change_that_was_killed_midway_is_carried_through_by_the_next_run(int moved)
    {
        _at.KeepMany(3).Build();
        var (folder, switching) = (Path.Combine(_at.Around, ".site.annals-next"), new SiteSwitch(_at.Root));
        Directory.CreateDirectory(folder);
        string[] paths = [.. Enumerable.Range(0, 8).Select(n => $"{n}.html")];
        foreach (var path in paths.Skip(moved))
        {
            File.WriteAllText(Path.Combine(folder, path), "new");
        }

        foreach (var path in paths.Take(moved))
        {
            File.WriteAllText(Path.Combine(_at.Root, path), "new");
        }

        File.WriteAllText(Path.Combine(_at.Root, "gone.html"), "old");
        File.WriteAllText(Path.Combine(folder, ".annals-switch"), string.Concat(paths.Select(path => $"+{path}\n")) + "-gone.html\n.\n");

        switching.Recover();

        Assert.All(paths, path => Assert.Equal("new", _at.Read(path)));
        Assert.False(_at.Has("gone.html"));
        AssertNothingLeft();
    }

    [Fact]
    public void A_whole_site_that_was_ready_when_the_run_was_killed_takes_its_place()
    {
        _at.KeepMany(3).Build();
        var staged = Path.Combine(_at.Around, ".site.annals-new");
        Directory.Move(_at.Root, staged);
        File.WriteAllText(Path.Combine(staged, ".annals-complete"), "");

        new SiteSwitch(_at.Root).Recover();

        Assert.True(_at.Has("index.html") && !_at.Has(".annals-complete"));
        AssertNothingLeft();
    }

    [Fact]
    public void A_disk_that_refuses_leaves_the_old_site_as_it_was()
    {
        _at.KeepMany(3).Build();
        var before = TestSite.Contents(_at.Root);
        _at.Keep(TestSite.Draft("new", "新", "<p>新。</p>"));

        // A file stands where the folder of the stage should be.
        File.WriteAllText(Path.Combine(_at.Around, ".site.annals-next"), "in the way");
        var refused = Assert.Throws<PublishException>(() => _at.Build());

        Assert.Contains("as it was", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, TestSite.Contents(_at.Root));
    }

    private void AssertNothingLeft() => Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_at.Around), entry => Path.GetFileName(entry).Contains(".annals-", StringComparison.Ordinal));
}
