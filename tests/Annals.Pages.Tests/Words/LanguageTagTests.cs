using Annals.Pages.Words;

namespace Annals.Pages.Tests.Words;

public class LanguageTagTests
{
    [Theory]
    [InlineData("ar", "x", true)]
    [InlineData("fa-IR", "x", true)]
    [InlineData("ur-Latn", "x", false)]
    [InlineData("en", "افتتاح", false)]
    [InlineData(null, "«افتتاح» library", true)]
    [InlineData(null, "12 שלום", true)]
    [InlineData(null, "Library افتتاح", false)]
    [InlineData(null, "", false)]
    public void Knows_what_is_written_from_right_to_left(string? tag, string title, bool isRightToLeft)
        => Assert.Equal(isRightToLeft, LanguageTag.IsRightToLeft(tag, title));
}
