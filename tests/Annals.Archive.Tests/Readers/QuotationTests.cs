using Annals.Archive.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Archive.Tests.Readers;

public class QuotationTests
{
    private const string Text = "今晨六时整，大桥通车。\n首日免费。市长说：“首日免费。”\n两岸车程缩至八分钟。";

    [Fact]
    public void A_passage_is_found_where_it_stood()
    {
        var quote = Quotation.Of(Text, 6, 5);

        Assert.Equal("大桥通车。", quote.Exact);
        Assert.Equal("今晨六时整，", quote.Prefix);
        Assert.Equal((6, 5), quote.PlaceIn(Text));
    }

    [Fact]
    public void Of_two_equal_passages_the_one_with_the_same_words_around_it_is_meant()
    {
        var second = Text.LastIndexOf("首日免费。", StringComparison.Ordinal);
        var quote = Quotation.Of(Text, second, 5);

        Assert.Equal((second + 3, 5), quote.PlaceIn("更新：" + Text));
    }

    [Fact]
    public void A_passage_is_found_in_a_later_revision_and_missed_where_it_is_gone()
    {
        var quote = Quotation.Of(Text, 6, 5);

        Assert.Equal((10, 6), quote.PlaceIn("（更新）今晨六时，\n大桥\n通车。后来的话。"));
        Assert.Null(quote.PlaceIn("大桥推迟通车。"));
        Assert.Null(quote.PlaceIn(""));
    }

    [Fact]
    public void How_copied_words_are_broken_into_lines_does_not_matter()
        => Assert.Equal("首日免费。市长说：“首日免费。”\n两岸", Quotation.Find(Text, " 首日免费。\r\n市长说：“首日免费。” 两岸 ")?.Exact);

    [Fact]
    public void The_words_before_tell_which_of_two_places_is_meant()
        => Assert.Equal(Text.LastIndexOf("首日免费", StringComparison.Ordinal), Quotation.Find(Text, "首日免费", "市长说：“")?.Start);

    [Fact]
    public void Blanks_alone_are_no_passage() => Assert.Null(Quotation.Find(Text, " \n"));

    [Fact]
    public void Any_passage_of_any_text_is_found_in_that_text()
        => Prop.ForAll(ArbMap.Default.GeneratorFor<NonEmptyString>().SelectMany(static text => Gen.Choose(0, text.Get.Length - 1).SelectMany(start => Gen.Choose(1, text.Get.Length - start).Select(length => (Text: text.Get, start, length)))).ToArbitrary(), static sample =>
        {
            var quote = Quotation.Of(sample.Text, sample.start, sample.length);
            if (string.IsNullOrWhiteSpace(quote.Exact))
            {
                Assert.Null(quote.PlaceIn(sample.Text));
                return;
            }

            var place = quote.PlaceIn(sample.Text);
            Assert.NotNull(place);
            Assert.Equal(string.Concat(quote.Exact.Where(static c => !char.IsWhiteSpace(c))), string.Concat(sample.Text.Substring(place.Value.Start, place.Value.Length).Where(static c => !char.IsWhiteSpace(c))));
        }).QuickCheckThrowOnFailure();
}
