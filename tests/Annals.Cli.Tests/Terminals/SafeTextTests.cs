using Annals.Cli.Terminals;

namespace Annals.Cli.Tests.Terminals;

public class SafeTextTests
{
    [Theory]
    [InlineData("渭滩大桥 – “opened”", "渭滩大桥 – “opened”")]
    [InlineData("\u001b[2J\u0007", "\\u001b[2J\\u0007")]
    [InlineData("a\rannals: done", "a\\u000dannals: done")]
    [InlineData("a\nannals: 12 articles kept", "a\\u000aannals: 12 articles kept")]
    [InlineData("a\u2028b\u0085c", "a\\u2028b\\u0085c")]
    [InlineData("abc\u202efed\u2069", "abc\\u202efed\\u2069")]
    public void Nothing_of_a_stranger_moves_the_cursor_or_turns_words_around(string text, string shown) => Assert.Equal(shown, SafeText.Escape(text));
}
