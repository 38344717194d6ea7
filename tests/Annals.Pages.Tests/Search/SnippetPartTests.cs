using Annals.Pages.Search;

namespace Annals.Pages.Tests.Search;

public class SnippetPartTests
{
    [Fact]
    public void A_text_is_cut_at_its_marks()
        => Assert.Equal(
            [new("今晨", false), new("大桥", true), new("通车", false)],
            SnippetPart.Split("今晨大桥通车", [(2, 2)]));

    [Fact]
    public void A_mark_that_lies_outside_or_overlaps_is_ignored()
        => Assert.Equal(
            [new("ab", true), new("cd", false)],
            SnippetPart.Split("abcd", [(0, 2), (1, 2), (3, 9), (2, 0)]));
}
