using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.RealData.Tests.Support;
using Annals.Stories.Grouping;

namespace Annals.RealData.Tests.Understanding;

public class SeedStoryTests
{
    private static readonly string[] Seeds = ["000_cea5c7f8ddc78ec2.txt", "001_635fbf82dac725eb.txt", "002_9702091a4c128762.txt", "003_e85d02f5553dac90.txt", "004_a12f58494f94c923.txt"];

    [Fact]
    public void The_five_seeds_are_two_meetings_of_one_storyline()
    {
        var (grouper, reader, analyst) = (new Grouper(), new FeatureReader(), new Analyst());
        foreach (var seed in Seeds)
        {
            var post = PostReading.Of(File.ReadAllBytes(SharedData.Require("seeds/" + seed)));
            grouper.Add(reader.Read(new Report(seed[..3], post.Outlet ?? "", post.Published ?? DateTimeOffset.UnixEpoch, post.Title, post.Analysed(analyst))));
        }

        var members = grouper.Memberships();
        Assert.Single(members.Select(member => member.Story).Distinct());
        Assert.Equal(["000 001 004", "002 003"], members.GroupBy(member => member.Event).Select(one => string.Join(' ', one.Select(member => member.Article).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        Assert.All(members, member => Assert.NotNull(member.EventReason!.Occasion));
    }
}
