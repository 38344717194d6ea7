using System.Text;
using Annals.Archive;
using Annals.Capture.Pages;

namespace Annals.Capture.Tests.Pages;

public class EdgePicturesTests
{
    private static readonly RawPage Both = Page("<img src=/p/bridge.jpg><aside><img data-src=/p/promenade.jpg></aside>");
    private static readonly RawPage OnlyBridge = Page("<img src=/p/bridge.jpg>");

    [Fact]
    public void A_picture_that_the_other_page_has_too_has_neither_come_nor_gone()
        => Assert.True(EdgePictures.AreAll(["https://paper.example/p/bridge.jpg"], [Both], ["https://paper.example/p/bridge.jpg", "https://paper.example/p/promenade.jpg"], [Both]));

    [Fact]
    public void A_picture_that_the_page_lacked_before_is_new()
        => Assert.False(EdgePictures.AreAll(["https://paper.example/p/bridge.jpg"], [OnlyBridge], ["https://paper.example/p/bridge.jpg", "https://paper.example/p/promenade.jpg"], [Both]));

    [Fact]
    public void A_picture_that_left_the_page_is_gone()
        => Assert.False(EdgePictures.AreAll(["https://paper.example/p/bridge.jpg", "https://paper.example/p/promenade.jpg"], [Both], ["https://paper.example/p/bridge.jpg"], [OnlyBridge]));

    [Fact]
    public void A_picture_whose_name_only_ends_like_the_other_is_another()
        => Assert.False(EdgePictures.AreAll(["https://paper.example/p/promenade.jpg"], [Both], [], [Page("<img src=/p/bridge.jpg><img src=/p/old-promenade.jpg>")]));

    [Fact]
    public void A_name_written_into_an_address_of_a_proxy_is_found()
        => Assert.True(EdgePictures.AreAll(["https://paper.example/p/promenade.jpg"], [Both], [], [Page("<img src=https://proxy.example/?url=paper.example%2Fp%2Fpromenade.jpg>")]));

    [Fact]
    public void A_picture_behind_a_proxy_goes_by_its_own_name()
        => Assert.True(EdgePictures.AreAll([], [Both], ["https://proxy.example/?url=paper.example/p/promenade.jpg&w=800"], [Both]));

    [Fact]
    public void Without_the_pages_themselves_nothing_is_concluded()
        => Assert.False(EdgePictures.AreAll(["https://paper.example/p/bridge.jpg"], [], [], [Both]));

    private static RawPage Page(string html) => RawPage.Of("https://paper.example/a", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
}
