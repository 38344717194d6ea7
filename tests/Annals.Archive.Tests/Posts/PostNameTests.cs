using System.Text;
using Annals.Archive.Posts;

namespace Annals.Archive.Tests.Posts;

public class PostNameTests
{
    private static readonly DateTimeOffset Day = new(2024, 5, 3, 23, 59, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("渭滩大桥通车", "_posts/2024-05/2024-05-03-渭滩大桥通车.md")]
    [InlineData("../../etc/passwd", "_posts/2024-05/2024-05-03-／..／etc／passwd.md")]
    [InlineData("What now? \"C:\\new\" <b>|*", "_posts/2024-05/2024-05-03-What now？ ＂C：＼new＂ ＜b＞｜＊.md")]
    [InlineData("  a\r\n\tb\u0000  c .. ", "_posts/2024-05/2024-05-03-a b c.md")]
    [InlineData("\u202egnp.exe", "_posts/2024-05/2024-05-03-gnp.exe.md")]
    [InlineData("...", "_posts/2024-05/2024-05-03-untitled.md")]
    [InlineData("", "_posts/2024-05/2024-05-03-untitled.md")]
    public void A_name_is_safe_on_every_system(string title, string expected) => Assert.Equal(expected, PostName.For(Day, title, ""));

    [Theory]
    [InlineData("")]
    [InlineData("k3f9x2a7b1c0")]
    public void A_name_stays_under_200_bytes_and_is_cut_between_characters(string suffix)
    {
        foreach (var title in new[] { new string('桥', 300), new string('a', 300), string.Concat(Enumerable.Repeat("👩", 200)) })
        {
            var name = Path.GetFileName(PostName.For(Day, title, suffix));
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 150, 199);
            Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
            Assert.EndsWith(suffix + ".md", name, StringComparison.Ordinal);
        }
    }
}
