using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Pages.Drawing;
using Annals.Pages.Stories;
using Annals.Stories.Following;
using Annals.Stories.Grouping;

namespace Annals.Pages.Tests.Stories;

public class StoryNamesTests
{
    [Fact]
    public void Who_stands_in_the_same_articles_is_counted_once_an_article()
        => Assert.Equal(
            [new TogetherLine("林远", "通联社", 2)],
            StoryNames.Together([Report("1", ("林远", EntityType.Person), ("通联社", EntityType.Organisation), ("云津", EntityType.Place)), Report("2", ("通联社", EntityType.Organisation), ("林远", EntityType.Person)), Report("3", ("林远", EntityType.Person), ("贺知行", EntityType.Person))]));

    [Fact]
    public void Two_names_of_one_place_are_one_dot_and_unknown_places_none()
        => Assert.Equal(
            [new PlaceDot("云津", 30, 110, 2)],
            StoryNames.Places([Report("1", ("云津", EntityType.Place), ("雲津市", EntityType.Place)), Report("2", ("云津市", EntityType.Place), ("无名村", EntityType.Place))], Gazetteer.Parse("云津 云津市 | 30 110 | 甲国")));

    private static Report Report(string id, params (string Name, EntityType Type)[] entities)
        => new(id, "A", Samples.Now, "t", new ArticleAnalysis("t", [.. entities.Select(static entity => new Entity(entity.Name, entity.Type, true, null, [new Mention(0, 1, "t")], [], []))], [], [], [], []));
}
