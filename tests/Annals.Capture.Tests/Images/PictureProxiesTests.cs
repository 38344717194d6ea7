using Annals.Capture.Images;

namespace Annals.Capture.Tests.Images;

public class PictureProxiesTests
{
    [Theory]
    [InlineData("https://images.weserv.nl/?url=a.example/1.jpg&w=640", "http://a.example/1.jpg")]
    [InlineData("https://images.weserv.nl/?url=ssl:a.example/1.jpg", "http://a.example/1.jpg")]
    [InlineData("https://wsrv.nl/?w=640&url=https%3A%2F%2Fa.example%2F1.jpg%3Fx%3D1", "https://a.example/1.jpg?x=1")]
    [InlineData("https://i0.wp.com/a.example/up/1.jpg?resize=640%2C480&ssl=1", "https://a.example/up/1.jpg")]
    [InlineData("https://i3.wp.com/a.example/1.jpg", "http://a.example/1.jpg")]
    [InlineData("https://proxy.duckduckgo.com/iu/?u=https%3A%2F%2Fa.example%2F1.jpg&f=1", "https://a.example/1.jpg")]
    [InlineData("https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fa.example%2F1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://images1-focus-opensocial.googleusercontent.com/gadgets/proxy?container=focus&url=https%3A%2F%2Fa.example%2F1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://a-example.cdn.ampproject.org/i/s/a.example/1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://a-example.cdn.ampproject.org/ii/w820/s/a.example/1.jpg?v=2", "https://a.example/1.jpg?v=2")]
    [InlineData("https://a.example/_next/image?url=%2Fmedia%2F1.jpg&w=640&q=75", "https://a.example/media/1.jpg")]
    [InlineData("https://a.example/cdn-cgi/image/width=640,quality=75/media/1.jpg", "https://a.example/media/1.jpg")]
    [InlineData("https://b.example/cdn-cgi/image/width=640/https://a.example/1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://res.cloudinary.com/demo/image/fetch/w_300,f_auto/https://a.example/1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://res.cloudinary.com/demo/image/fetch/https%3A%2F%2Fa.example%2F1.jpg", "https://a.example/1.jpg")]
    [InlineData("https://img.b.example/sig/rs:fit:300/plain/https://a.example/1.jpg@webp", "https://a.example/1.jpg")]
    [InlineData("https://img.b.example/sig/rs:fit:300/aHR0cHM6Ly9hLmV4YW1wbGUvMS5qcGc.webp", "https://a.example/1.jpg")]
    [InlineData("https://img.b.example/sig/aHR0cHM6Ly9hLmV4/YW1wbGUvMS5qcGc.webp", "https://a.example/1.jpg")]
    [InlineData("https://wsrv.nl/?url=i0.wp.com/a.example/1.jpg?ssl=1", "https://a.example/1.jpg")]
    public void The_outlets_own_address_is_found(string proxy, string original) => Assert.Equal(original, PictureProxies.Original(proxy));

    [Theory]
    [InlineData("https://a.example/1.jpg?url=https://b.example/2.jpg")]
    [InlineData("https://a.example/plain/text/1.jpg")]
    [InlineData("https://i0.wp.com/1.jpg")]
    [InlineData("https://wsrv.nl/?url=")]
    [InlineData("https://a.example/_next/image?url=javascript:x()")]
    [InlineData("https://a.example/aHR0c!!.jpg")]
    [InlineData("data:image/png;base64,aHR0cHM6Ly8=")]
    [InlineData("not an address")]
    public void Anything_else_is_its_own_address(string address) => Assert.Equal(address, PictureProxies.Original(address));
}
