using Annals.Language.Times;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Times;

public class TimeFinderPropertyTests
{
    private const string Pieces = "年月日号时点周星期上下本今昨明前后至到和、的（）第季度世纪代初底中旬内来以自从0123456789一二三四五六七八九十百多数几半个天小分钟 .-/:\n将已曾在Tuesday";

    [Fact]
    public void Any_mixture_of_the_grammars_own_words_gives_ordered_spans_of_the_text()
        => Prop.ForAll(Gen.Elements<char>([.. Pieces]).ArrayOf().ToArbitrary(), pieces =>
        {
            var text = new string(pieces);
            var times = TimeFinder.Find(text, new DateOnly(2023, 5, 11));
            var end = 0;
            foreach (var time in times)
            {
                Assert.True(time.Start >= end && time.End > time.Start && time.End <= text.Length);
                Assert.Equal(text[time.Start..time.End], time.Text);
                end = time.End;
            }
        }).QuickCheckThrowOnFailure();
}
