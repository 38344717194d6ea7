using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Language.Analysis;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests.Understanding;

/// <summary>What the seeds are about must come out of them.</summary>
public class SeedAnalysisTests
{
    [Fact]
    public void Seed_001_has_it_from_AFP_and_AFP_from_TASS_and_TASS_from_the_ambassador()
    {
        var analysis = Read("001_635fbf82dac725eb.txt", new DateOnly(2022, 9, 7));
        Assert.Contains(analysis.Attributions, one => one.Speaker == "安德烈·杰尼索夫" && one.Via.SequenceEqual(["法新社", "塔斯社"]));
    }

    [Fact]
    public void Seed_004_does_not_make_one_of_two_presidents()
    {
        var analysis = Read("004_a12f58494f94c923.txt", new DateOnly(2022, 9, 16));
        var president = Assert.Single(analysis.Entities, entity => entity.Name == "托卡耶夫");
        Assert.Equal("Kassym-Jomart Tokayev", president.Latin);
        Assert.Contains(president.Glosses, gloss => gloss.IsDoubtful);
        Assert.DoesNotContain(analysis.Entities, entity => entity.Name == "纳扎尔巴耶夫");
    }

    [Fact]
    public void Seed_003_counts_nine_visits_at_least()
    {
        var analysis = Read("003_e85d02f5553dac90.txt", new DateOnly(2024, 7, 3));
        Assert.Contains(analysis.Claims, claim => claim.Value == ">=9");
        Assert.Contains(analysis.Attributions, one => one.Speaker == "俄罗斯卫星通讯社");
    }

    private static ArticleAnalysis Read(string name, DateOnly published)
    {
        var post = PostFile.Parse(File.ReadAllBytes(SharedData.Require("seeds/" + name)));
        return new Analyst().Read(post.Title + "\n" + HtmlText.ToPlainText(post.BodyText), published);
    }
}
