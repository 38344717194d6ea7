using Annals.Capture.Subscriptions;

namespace Annals.Capture.Tests.Subscriptions;

public class TypedAddressTests
{
    [Theory]
    [InlineData("paper.example", "https://paper.example/")]
    [InlineData(" http://paper.example/feed ", "http://paper.example/feed")]
    [InlineData("feed:https://paper.example/rss", "https://paper.example/rss")]
    [InlineData("feed://paper.example/rss", "https://paper.example/rss")]
    [InlineData("reporter@social.example", "https://social.example/@reporter")]
    [InlineData("@reporter@social.example", "https://social.example/@reporter")]
    [InlineData("localhost:8080/feed", "https://localhost:8080/feed")]
    public void An_address_is_read_as_people_type_it(string typed, string read) => Assert.Equal(read, TypedAddress.Read(typed)?.AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ftp://paper.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    public void What_is_no_address_of_the_web_is_none(string typed) => Assert.Null(TypedAddress.Read(typed));
}
