using Annals.Web.Apps.GReader;

namespace Annals.Web.Tests.Apps;

public sealed class ItemIdTests
{
    [Theory]
    [InlineData(1L)]
    [InlineData(0x0fff_ffff_ffff_ffffL)]
    [InlineData(0x0123_4567_89ab_cdefL)]
    public void An_article_is_known_by_all_its_spellings(long code)
    {
        Assert.Equal(code, ItemId.Parse(ItemId.Long(code)));
        Assert.Equal(code, ItemId.Parse(ItemId.Long(code)[^16..]));
        Assert.Equal(code, ItemId.Parse(ItemId.Short(code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tag:google.com,2005:reader/item/xyz")]
    [InlineData("tag:google.com,2005:reader/item/00000000000000000001")]
    [InlineData("99999999999999999999")]
    [InlineData("feed/1")]
    public void What_is_none_names_nothing(string text) => Assert.Null(ItemId.Parse(text));

    [Theory]
    [InlineData("feed/https://one.example/feed", nameof(StreamKind.Feed), "https://one.example/feed")]
    [InlineData("user/1005/label/A/B", nameof(StreamKind.Folder), "A/B")]
    [InlineData("user/-/state/com.google/reading-list", nameof(StreamKind.Everything), "")]
    [InlineData("user/-/state/com.google/fresh", nameof(StreamKind.Unread), "")]
    [InlineData("user/-/state/com.google/broadcast", nameof(StreamKind.Nothing), "")]
    public void A_stream_is_read_whoever_is_named_in_it(string text, string kind, string name)
    {
        var stream = StreamId.Parse(text);

        Assert.Equal((kind, name), (stream?.Kind.ToString(), stream?.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("user/-")]
    [InlineData("user/-/else/x")]
    [InlineData("splice/x")]
    public void What_is_no_stream_is_none(string text) => Assert.Null(StreamId.Parse(text));
}
