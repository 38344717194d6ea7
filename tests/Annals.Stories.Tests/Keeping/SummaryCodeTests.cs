using System.Text.Json;
using Annals.Stories.Grouping;
using Annals.Stories.Keeping;
using Annals.Stories.Tests.Grouping;

namespace Annals.Stories.Tests.Keeping;

public class SummaryCodeTests
{
    private static readonly ArticleFeatures Features = new FeatureReader().Read(Posts.Post(
        "flood", "2021-05-03T08:00", "青州水库溃坝 三村被淹七人失踪",
        "青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪。国务院总理王大海5月4日将在青州会见应急管理部部长李小山。"));

    [Fact]
    public void What_was_kept_compares_as_it_did_before()
    {
        var summary = Summaries.Of([Features], [null]);

        Assert.Equal(JsonSerializer.Serialize(Features), JsonSerializer.Serialize(SummaryCode.UnpackFeatures(SummaryCode.Pack(Features))));
        Assert.Equal(JsonSerializer.Serialize(summary), JsonSerializer.Serialize(SummaryCode.UnpackSummary(SummaryCode.Pack(summary))));
        Assert.NotEmpty(Features.Named);
        Assert.NotEmpty(Features.Figures.Terms);
    }
}
