using System.Text;
using Annals.Archive.Posts;

namespace Annals.Archive.Tests.Posts;

public class BodyLineTests
{
    [Theory]
    [InlineData(" <p>One</p>\n<p>二</p>\n", "<p>One</p> <p>二</p>")]
    [InlineData("<p>One</p>\r\n<p>two</p>\rthree\0", "<p>One</p> <p>two</p> three\ufffd")]
    [InlineData("a\n<pre>b\nc</pre>\nd", "a <pre>b&#10;c</pre> d")]
    [InlineData("", "")]
    public void Both_ways_to_write_a_body_say_the_same(string html, string line)
    {
        Assert.Equal(line, BodyLine.From(html));
        Assert.Equal(line, Encoding.UTF8.GetString(BodyLine.ToBytes(html)));
    }
}
