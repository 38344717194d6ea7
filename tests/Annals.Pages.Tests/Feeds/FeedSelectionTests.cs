using Annals.Pages.Feeds;
using Annals.Pages.Words;

namespace Annals.Pages.Tests.Feeds;

public class FeedSelectionTests
{
    private static readonly FeedRow[] Feeds =
    [
        new() { Url = "https://harbour.example/feed", Name = "Harbour Post", Folder = "World/Asia", Condition = FeedCondition.Well, PerDay = [1, 2], LastSuccessAt = Samples.Now },
        new() { Url = "https://quay.example/feed", Name = "Quay Weekly", Folder = "World", Condition = FeedCondition.Failing, PerDay = [9, 0], LastSuccessAt = Samples.Now.AddDays(-9) },
        new() { Url = "https://mole.example/feed", Name = "A Mole", Condition = FeedCondition.Paused },
    ];

    [Fact]
    public void Nothing_asked_shows_all_in_the_order_of_the_list() => Assert.Equal(Feeds, new FeedSelection().Of(Feeds));

    [Fact]
    public void A_folder_has_the_folders_below_it() => Assert.Equal(["Harbour Post", "Quay Weekly"], Names(new FeedSelection { Folder = "World" }));

    [Fact]
    public void A_folder_is_not_another_whose_name_begins_alike() => Assert.Empty(Names(new FeedSelection { Folder = "Wor" }));

    [Fact]
    public void Those_in_no_folder_can_be_asked_for() => Assert.Equal(["A Mole"], Names(new FeedSelection { Folder = FeedSelection.NoFolder }));

    [Theory]
    [InlineData("QUAY", "Quay Weekly")]
    [InlineData("mole.example", "A Mole")]
    public void Name_and_address_are_looked_through(string text, string found) => Assert.Equal([found], Names(new FeedSelection { Text = text }));

    [Theory]
    [InlineData(FeedSelection.InTrouble, "Quay Weekly")]
    [InlineData(FeedSelection.Well, "Harbour Post")]
    [InlineData(FeedSelection.Paused, "A Mole")]
    public void States_are_told_apart(string state, string found) => Assert.Equal([found], Names(new FeedSelection { State = state }));

    [Theory]
    [InlineData(FeedSelection.ByName, "A Mole")]
    [InlineData(FeedSelection.TroubleFirst, "Quay Weekly")]
    [InlineData(FeedSelection.BusyFirst, "Quay Weekly")]
    [InlineData(FeedSelection.QuietFirst, "A Mole")]
    [InlineData("nonsense", "Harbour Post")]
    public void The_list_has_several_orders(string order, string first) => Assert.Equal(first, Names(new FeedSelection { Order = order })[0]);

    [Theory]
    [InlineData(UiLanguage.English)]
    [InlineData(UiLanguage.Chinese)]
    public void Every_trouble_has_words_and_an_advice(UiLanguage language)
    {
        var words = Vocabulary.For(language);
        Assert.All(Enum.GetValues<FeedTrouble>(), trouble =>
        {
            var said = FeedWords.Of(new FeedRow { Url = "https://a.example/", Name = "A", Condition = FeedCondition.Failing, Trouble = trouble, Failures = 2, FailingSince = Samples.Now.AddDays(-3) }, words, Samples.Now);

            Assert.Contains(words.Managing.Advice(trouble), said, StringComparison.Ordinal);
            Assert.Contains('3', said);
        });
    }

    private static List<string> Names(FeedSelection selection) => [.. selection.Of(Feeds).Select(feed => feed.Name)];
}
