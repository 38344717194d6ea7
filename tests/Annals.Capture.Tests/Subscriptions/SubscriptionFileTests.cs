using Annals.Archive;
using Annals.Capture.Subscriptions;

namespace Annals.Capture.Tests.Subscriptions;

public sealed class SubscriptionFileTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "annals-" + Path.GetRandomFileName());
    private readonly ArchiveFolder _folder;

    public SubscriptionFileTests() => _folder = ArchiveFolder.OpenOrCreate(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_missing_file_is_an_empty_list() => Assert.Empty(SubscriptionFile.Open(_folder).All);

    [Fact]
    public void What_was_added_is_there_after_a_restart()
    {
        var feed = new Subscription { FeedUrl = "http://x.example/a?b=1&c=2", Title = "X & <Y>", Site = "http://x.example/", Folder = "World/Asia" };

        Assert.Equal(1, SubscriptionFile.Open(_folder).Add([feed, feed]));

        Assert.Equal(feed, Assert.Single(SubscriptionFile.Open(_folder).All));
    }

    [Fact]
    public void What_other_readers_wrote_stays()
    {
        File.WriteAllText(_folder.SubscriptionsFile, """<opml version="2.0"><head><title>Mine</title></head><body><outline text="F" nnw="1"><outline text="A" xmlUrl="http://x.example/a" xyz="2"/></outline></body></opml>""");
        var list = SubscriptionFile.Open(_folder);

        list.Move("http://x.example/a", "http://x.example/b");
        list.Retire("http://x.example/b");

        var written = File.ReadAllText(_folder.SubscriptionsFile);
        Assert.Contains("nnw=\"1\"", written, StringComparison.Ordinal);
        Assert.Contains("xyz=\"2\"", written, StringComparison.Ordinal);
        Assert.Equal(new Subscription { FeedUrl = "http://x.example/b", Title = "A", Folder = "F", IsRetired = true }, Assert.Single(list.All));
    }

    [Fact]
    public void A_feed_that_moves_onto_another_subscription_leaves_one()
    {
        var list = SubscriptionFile.Open(_folder);
        list.Add([new Subscription { FeedUrl = "http://x.example/a" }, new Subscription { FeedUrl = "http://x.example/b" }]);

        list.Move("http://x.example/a", "http://x.example/b");

        Assert.Equal("http://x.example/b", Assert.Single(list.All).FeedUrl);
    }

    [Fact]
    public void A_pause_stands_in_the_list_under_a_name_of_its_own_and_goes_without_a_trace()
    {
        var list = SubscriptionFile.Open(_folder);
        list.Add([new Subscription { FeedUrl = "http://x.example/a" }]);
        var before = File.ReadAllText(_folder.SubscriptionsFile);

        Assert.True(list.Pause("http://x.example/a"));
        Assert.False(Assert.Single(SubscriptionFile.Open(_folder).All).IsActive);
        var paused = System.Xml.Linq.XDocument.Parse(File.ReadAllText(_folder.SubscriptionsFile));
        Assert.Contains(paused.Descendants("outline").SelectMany(outline => outline.Attributes()), attribute => attribute.Name.LocalName == "paused" && attribute.Name.NamespaceName.Length > 0);

        Assert.True(list.Resume("http://x.example/a"));
        Assert.True(Assert.Single(SubscriptionFile.Open(_folder).All).IsActive);
        Assert.Equal(before.Split('\n')[5..], File.ReadAllText(_folder.SubscriptionsFile).Split('\n')[5..]);
        Assert.False(list.Pause("http://x.example/other"));
    }

    [Fact]
    public void A_feed_gets_another_name_and_folder_and_keeps_what_other_readers_wrote()
    {
        File.WriteAllText(_folder.SubscriptionsFile, """<opml version="2.0" xmlns:nnw="urn:nnw"><head/><body><outline text="F"><outline text="A" xmlUrl="http://x.example/a" nnw:b="2"/></outline></body></opml>""");
        var list = SubscriptionFile.Open(_folder);

        Assert.True(list.Edit("http://x.example/a", "B & C", "World/Asia"));

        Assert.Equal(new Subscription { FeedUrl = "http://x.example/a", Title = "B & C", Folder = "World/Asia" }, Assert.Single(SubscriptionFile.Open(_folder).All));
        Assert.Contains("nnw:b=\"2\"", File.ReadAllText(_folder.SubscriptionsFile), StringComparison.Ordinal);
        _ = System.Xml.Linq.XDocument.Parse(File.ReadAllText(_folder.SubscriptionsFile));

        Assert.True(list.Edit("http://x.example/a", null, null));
        Assert.Equal(new Subscription { FeedUrl = "http://x.example/a" }, Assert.Single(SubscriptionFile.Open(_folder).All));
    }

    [Fact]
    public void An_edit_from_outside_is_noticed()
    {
        var list = SubscriptionFile.Open(_folder);
        list.Add([new Subscription { FeedUrl = "http://x.example/a" }]);
        SubscriptionFile.Open(_folder).Remove("http://x.example/a");
        File.SetLastWriteTimeUtc(_folder.SubscriptionsFile, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.True(list.Refresh());
        Assert.Empty(list.All);
        Assert.False(list.Refresh());
    }

    [Theory]
    [InlineData("<opml><body>")]
    [InlineData("<html/>")]
    [InlineData("")]
    public void A_broken_file_is_said_to_be_broken_and_left_alone(string content)
    {
        File.WriteAllText(_folder.SubscriptionsFile, content);

        var exception = Assert.Throws<ArchiveException>(() => SubscriptionFile.Open(_folder));

        Assert.Contains("subscriptions.opml", exception.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.SubscriptionsFile));
    }
}
