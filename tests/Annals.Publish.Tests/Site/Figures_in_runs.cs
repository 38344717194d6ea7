using Annals.Index.Knowledge;
using Annals.Publish.Findings;
using Annals.Publish.Tests.Support;
using Annals.Stories.Comparing;

namespace Annals.Publish.Tests.Site;

public sealed class Figures_in_runs : IDisposable
{
    private readonly TestSite _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void All_deaths_so_far_and_those_of_a_day_are_two_runs_and_another_years_a_third()
    {
        _at.Keep(
            TestSite.Draft("old", "德国洪水", "<p>德国洪水造成180人死亡。</p>", hour: 9000),
            TestSite.Draft("a", "德国疫情", "<p>德国今天新增5人死亡，累计900人死亡。</p>", hour: 60),
            TestSite.Draft("b", "德国疫情续", "<p>德国今天新增8人死亡，累计908人死亡。</p>", "南汀广播", 30)).Analyse();
        using var store = KnowledgeStore.Open(_at.Folder);
        var figure = Assert.Single(new FigurePages(store).Of(store.Summary("place:德国")!).Figures);

        Assert.Equal(["5 8", "900 908", "180"], figure.Runs.Select(static run => string.Join(' ', run.Dots.Select(static dot => dot.Value))).OrderBy(static run => run.Length == 3 ? run == "5 8" ? 0 : 2 : 1));
        Assert.Equal(Trend.Rising, figure.Runs[0].Trend);
        Assert.Equal("德国今天新增8人死亡，累计908人死亡。", figure.Runs.Single(static run => run.Dots[0].Value == "900").Dots[1].Evidence.Sentence);
    }
}
