using System.Text;
using Annals.Feeds.Encodings;

namespace Annals.Feeds.Tests.Encodings;

public class TextDecoding
{
    private const string Chinese = "渡轮公司周一宣布，两岸航线将于下月恢复，首批开放六个班次。";
    private const string Traditional = "渡輪公司週一宣布，兩岸航線將於下月恢復，首批開放六個班次。";
    private const string Japanese = "フェリー会社は月曜日、来月から航路を再開すると発表した。";
    private const string Korean = "여객선 회사는 월요일 다음 달부터 항로를 다시 연다고 발표했다.";
    private const string Russian = "Паромная компания объявила о возобновлении рейсов в следующем месяце.";

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static byte[] Xml(string label, string text, int page) =>
        [.. Encoding.ASCII.GetBytes($"<?xml version='1.0' encoding='{label}'?><rss><channel><title>"), .. Page(page).GetBytes(text), .. "</title></channel></rss>"u8];

    [Theory]
    [InlineData("GB2312", 54936, Chinese, "gb18030")]
    [InlineData("gbk", 54936, Chinese, "gb18030")]
    [InlineData("Big5", 950, Traditional, "big5")]
    [InlineData("Shift_JIS", 932, Japanese, "shift_jis")]
    [InlineData("euc-jp", 51932, Japanese, "euc-jp")]
    [InlineData("EUC-KR", 949, Korean, "euc-kr")]
    [InlineData("koi8-r", 20866, Russian, "koi8-r")]
    [InlineData("windows-1251", 1251, Russian, "windows-1251")]
    public void A_declared_encoding_is_used(string label, int page, string text, string name)
    {
        var decoded = TextDecoder.Decode(Xml(label, text, page), null, DocumentKind.Xml);
        Assert.Contains(text, decoded.Text, StringComparison.Ordinal);
        Assert.Equal(name, decoded.Encoding);
        Assert.Equal(0, decoded.BadBytes);
    }

    [Theory]
    [InlineData(54936, Chinese, "gb18030")]
    [InlineData(950, Traditional, "big5")]
    [InlineData(932, Japanese, "shift_jis")]
    [InlineData(51932, Japanese, "euc-jp")]
    [InlineData(949, Korean, "euc-kr")]
    [InlineData(20866, Russian, "koi8-r")]
    [InlineData(1251, Russian, "windows-1251")]
    [InlineData(1252, "Le café rouvrira à l’été; les élections sont déjà terminées.", "windows-1252")]
    public void An_encoding_nobody_names_is_told_by_its_text(int page, string text, string name) =>
        Assert.Equal(name, TextDecoder.Decode([.. "<rss><title>"u8, .. Page(page).GetBytes(text), .. "</title>"u8], null, DocumentKind.Xml).Encoding);

    [Fact]
    public void Valid_utf8_wins_over_every_label()
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='GB2312'?><rss>" + Chinese + "</rss>");
        var decoded = TextDecoder.Decode(bytes, "text/xml; charset=ISO-8859-1", DocumentKind.Xml);
        Assert.Equal("utf-8", decoded.Encoding);
        Assert.True(decoded.LabelWasWrong);
        Assert.Contains(Chinese, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_byte_in_utf8_is_one_replacement_character()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("<rss>" + Chinese), 0xFF, .. Encoding.UTF8.GetBytes(Chinese + "</rss>")];
        var decoded = TextDecoder.Decode(bytes, "text/xml; charset=gbk", DocumentKind.Xml);
        Assert.Equal("<rss>" + Chinese + "\uFFFD" + Chinese + "</rss>", decoded.Text);
        Assert.Equal(1, decoded.BadBytes);
    }

    [Fact]
    public void A_bad_byte_in_a_double_byte_encoding_does_not_swallow_the_tag_behind_it()
    {
        byte[] bytes = [.. "<?xml encoding='gbk'?><a>"u8, .. Page(54936).GetBytes(Chinese), 0x81, .. "<b>"u8, .. Page(54936).GetBytes(Chinese), .. "</b></a>"u8];
        Assert.Contains("\uFFFD<b>" + Chinese, TextDecoder.Decode(bytes, null, DocumentKind.Xml).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Big5_holds_the_characters_of_Hong_Kong() =>
        Assert.Equal("<?xml encoding='big5'?>佢哋講咗啲嘅", TextDecoder.Decode([.. "<?xml encoding='big5'?>"u8, .. Convert.FromHexString("CA5C925DC1BF9DF79DF89DEF")], null, DocumentKind.Xml).Text);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Utf16_is_read_with_and_without_its_mark(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("<rss>" + Chinese + "</rss>")];
        Assert.Equal("<rss>" + Chinese + "</rss>", TextDecoder.Decode(bytes, null, DocumentKind.Xml).Text);
    }

    [Theory]
    [InlineData("<html><meta charset=gb2312>")]
    [InlineData("<html><META http-equiv='Content-Type' content='text/html; charset=gb2312'>")]
    public void A_page_says_it_in_a_meta_element(string head) =>
        Assert.Contains(Chinese, TextDecoder.Decode([.. Encoding.ASCII.GetBytes(head), .. Page(54936).GetBytes(Chinese)], "text/html", DocumentKind.Html).Text, StringComparison.Ordinal);

    [Fact]
    public void Curly_quotes_under_latin_1_are_windows_1252() =>
        Assert.Contains("“tide”", TextDecoder.Decode([.. "<?xml encoding='iso-8859-1'?><a>"u8, 0x93, .. "tide"u8, 0x94], null, DocumentKind.Xml).Text, StringComparison.Ordinal);

    [Fact]
    public void Every_character_of_gb18030_is_read_back()
    {
        var text = new StringBuilder();
        for (var c = 0x80; c < 0x30000; c += 7)
        {
            if (Rune.IsValid(c) && c is not (>= 0xE000 and <= 0xF8FF))
                text.Append(new Rune(c).ToString());
        }
        var bytes = Page(54936).GetBytes(text.ToString());
        var decoded = TextDecoder.Decode(bytes, "text/html; charset=gb18030", DocumentKind.Html);
        Assert.Equal("gb18030", decoded.Encoding);
        Assert.Equal(text.ToString().Length, decoded.Text.Length);
    }
}
