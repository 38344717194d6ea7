using System.Text;
using static Annals.Bench.Hostile.HostileCase;
using static Annals.Bench.Hostile.Rss;

namespace Annals.Bench.Hostile;

/// <summary>Documents that attack the parser: bombs, depth, width, size, HTML inside entries, encodings.</summary>
internal static class DocumentKinds
{
    private const int Many100K = 100_000;

    public static IEnumerable<HostileCase> All(string inner) => [.. Xml(inner), .. Sizes(), .. Html(inner), .. Encodings(), .. Json(), .. Storage()];

    private static HostileCase[] Xml(string inner) =>
    [
        Of("xml/entities-exponential", () => Around(Item("&l9;", "lol"), "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">" + Many(9, i => $"<!ENTITY l{i + 1} \"{Repeat($"&l{i};", 10)}\">") + "]>"), 2),
        Of("xml/entities-quadratic", () => Around($"<item><title>big</title><guid>b</guid><description>{Repeat("&a;", 20_000)}</description></item>", $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"{Repeat("a", 50_000)}\">]>"), 2),
        Of("xml/entity-of-a-file", () => Around("<item><title>file &x;</title><guid>x</guid></item>", "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"), 2),
        Of("xml/entity-of-the-network", () => Around("<item><title>net &x;</title><guid>x</guid></item>", $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"http://{inner}/x\">]>"), 2),
        Of("xml/parameter-entities", () => Around("", $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY % a SYSTEM \"http://{inner}/a.dtd\"> %a; <!ENTITY % b \"<!ENTITY c '&#37;b;'>\"> %b;]>"), 2, isFaulty: false),
        Of("xml/remote-dtd", () => Around("", $"<?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM \"http://{inner}/rss.dtd\">"), 2, isFaulty: false),
        Of("xml/xinclude", () => Around($"<item><title>included</title><guid>i</guid><description><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"http://{inner}/\"/></description></item>"), 2, isFaulty: false),
        Of("xml/stylesheet", () => Around("", $"<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"http://{inner}/x.xsl\"?>"), 2, isFaulty: false),
        Of("xml/depth-1000000", () => Around($"<item><title>deep</title><guid>d</guid><description>{Repeat("<d>", 1_000_000)}{Repeat("</d>", 1_000_000)}</description></item>"), 2),
        Of("xml/depth-unclosed", () => Start() + Item("Sound before", "before") + Repeat("<d>", 3_000_000), 1),
        Of("xml/width-1000000", () => Around($"<item><title>wide</title><guid>w</guid>{Repeat("<w>1</w>", 1_000_000)}</item>"), 2, isFaulty: false),
        Of("xml/names-all-different", () => Around($"<item><title>names</title><guid>w</guid>{Many(500_000, i => $"<n{i}/>")}</item>"), 2, isFaulty: false),
        Of("xml/name-of-10-MB", () => Around($"<{Repeat("n", 10_000_000)}/>"), 2),
        Of("xml/attribute-of-10-MB", () => Around($"<x a=\"{Repeat("v", 10_000_000)}\"/>"), 2, isFaulty: false),
        Of("xml/attributes-100000", () => Around($"<x {Many(Many100K, i => $"a{i}=\"1\" ")}/>"), 2),
        Of("xml/namespaces-100000", () => Around($"<x {Many(Many100K, i => $"xmlns:n{i}=\"urn:n{i}\" ")}/>"), 2),
        Of("xml/comment-of-20-MB", () => Around($"<!--{Repeat("c", 20_000_000)}-->"), 2, isFaulty: false),
        Of("xml/comments-unclosed", () => Around(Repeat("<!-- ", 1_000_000)), 1),
        Of("xml/cdata-unclosed", () => Start() + Item("Sound before", "before") + $"<item><title>cut</title><link>http://gazette.invalid/cut</link><description>{Repeat("<![CDATA[", 500_000)}", 1),
        Of("xml/tags-unclosed", () => Around(Repeat("<a <b <c ", 500_000)), 1),
        Of("xml/quotes-unclosed", () => Around(Repeat("<a b=\"", 500_000)), 1),
        Of("xml/instructions", () => Around(Repeat("<?p q", 1_000_000)), 1),
        Of("xml/end-tags-of-nothing", () => Around(Repeat("</a>", 1_000_000)), 2),
        Of("xml/doctype-of-10-MB", () => Around("", $"<?xml version=\"1.0\"?><!DOCTYPE rss [{Repeat("<!ELEMENT a ANY>", 600_000)}]>"), 2, isFaulty: false),
        Of("xml/html-instead", () => "<!DOCTYPE html><html><head><title>Sign in</title></head><body>" + Repeat("<p>no feed</p>", 1000) + "</body></html>"),
        Of("xml/nothing", () => ""),
        Of("xml/blanks-of-20-MB", () => Repeat(" \n", 10_000_000)),
    ];

    private static HostileCase[] Sizes() =>
    [
        Of("size/100000-items", () => Start() + Many(Many100K, i => $"<item><title>Sound {i}</title><link>http://gazette.invalid/{i}</link><guid>{i}</guid><pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;Report {i}: the river rose.&lt;/p&gt;</description></item>\n") + End, isFaulty: false),
        Of("size/one-item-of-50-MB", () => Around(Item("huge", "huge", Repeat("<p>The river rose again, they said, and nobody was hurt at all.</p>\n", 750_000))), 2) with { Headers = "Content-Encoding: gzip\r\n" },
        Of("size/one-item-of-20-MB", () => Around(Item("Sound huge", "huge", Repeat("<p>The river rose again, they said, and nobody was hurt at all.</p>\n", 300_000))), 3, isFaulty: false),
        Of("size/one-item-escaped-12-MB", () => Around($"<item><title>Sound escaped</title><guid>e</guid><description>{Repeat("&lt;p&gt;水位再次上涨，无人受伤。&lt;/p&gt;", 230_000)}</description></item>"), 3, isFaulty: false),
        Of("size/one-title-of-10-MB", () => Around(Item(Repeat("long ", 2_000_000), "title")), 2),
        Of("size/one-address-of-5-MB", () => Around(Item("address", Repeat("a/", 2_500_000))), 2),
        Of("size/100000-enclosures", () => Around(Item("enclosures", "e", null, Many(Many100K, i => $"<enclosure url=\"http://gazette.invalid/{i}.mp3\" length=\"1\" type=\"audio/mpeg\"/>"))), 2, isFaulty: false),
        Of("size/100000-categories", () => Around(Item("categories", "c", null, Many(Many100K, i => $"<category>c{i}</category>"))), 2, isFaulty: false),
        Of("size/100000-authors", () => Around(Item("authors", "a", null, Many(Many100K, i => $"<author>a{i}@gazette.invalid</author>"))), 2, isFaulty: false),
        Of("size/100000-media", () => Around(Item("media", "m", null, Many(Many100K, i => $"<media:content url=\"http://gazette.invalid/{i}.jpg\" medium=\"image\"/>"))), 2, isFaulty: false),
        Of("size/100000-links", () => Around(Item("links", "l", null, Many(Many100K, i => $"<atom:link rel=\"related\" href=\"http://gazette.invalid/r{i}\"/>"))), 2, isFaulty: false),
        Of("size/100000-images", () => Around(Item("images", "i", Many(Many100K, i => $"<img src=\"http://gazette.invalid/{i}.jpg\">"))), 2, isFaulty: false),
        Of("size/100000-equal-ids", () => Start() + Item("Sound before", "before") + Many(Many100K, i => $"<item><title>t{i}</title><guid isPermaLink=\"false\">same</guid></item>") + End, 1),
        Of("size/100000-equal-titles", () => Start() + Item("Sound before", "before") + Many(Many100K, _ => "<item><title>same</title></item>") + End, 1),
        Of("size/100000-equal-links", () => Start() + Item("Sound before", "before") + Many(Many100K, i => $"<item><title>t{i}</title><link>http://gazette.invalid/same</link></item>") + End, 1),
    ];

    private static HostileCase[] Html(string inner) =>
    [
        In("html/depth-200000", Repeat("<div>", 200_000) + "deep" + Repeat("</div>", 200_000)),
        In("html/depth-unclosed-500000", Repeat("<div><span>", 250_000) + "deep"),
        In("html/open-brackets", Repeat("<", 5_000_000)),
        In("html/closed-brackets", Repeat(">", 5_000_000)),
        In("html/tag-openings", Repeat("<a", 2_000_000)),
        In("html/ampersands", Repeat("&", 5_000_000)),
        In("html/references", Repeat("&#x1F600;&amp", 300_000)),
        In("html/comments-unclosed", Repeat("<!--", 1_000_000)),
        In("html/comments-odd", Repeat("<!-- --!> <!> <!-->", 200_000)),
        In("html/attributes", "<p " + Many(Many100K, i => $"a{i}=1 ") + ">text</p>"),
        In("html/formatting-open", Repeat("<b><i><u><font>", 50_000) + "text"),
        In("html/formatting-adopted", Repeat("<a><b><p>x</a>", 20_000)),
        In("html/tables-nested", Repeat("<table><tr><td>", 30_000) + "text"),
        In("html/tables-fostered", Repeat("<table>text", 20_000)),
        In("html/lists", Repeat("<ul><li>", 50_000) + "text"),
        In("html/blanks-of-10-MB", Repeat(" ", 10_000_000) + "text"),
        In("html/srcset", "<img srcset=\"" + Many(Many100K, i => $"http://gazette.invalid/{i}.jpg {i}w, ") + "\">"),
        In("html/address-of-5-MB", $"<a href=\"http://gazette.invalid/{Repeat("a", 5_000_000)}\">link</a>"),
        In("html/data-address-of-10-MB", $"<img src=\"data:image/png;base64,{Repeat("QUJD", 2_500_000)}\">text"),
        In("html/styles-unclosed", Repeat("<style><script><textarea><title>", 50_000) + "text"),
        In("html/svg-and-math", Repeat("<svg><math><mtext><foreignObject>", 30_000) + "text"),
        In("html/images-inside", Many(50, i => $"<img src=\"http://{inner}/{i}.png\"><a href=\"http://{inner}/{i}\">x</a>") + "<p>" + Repeat("text ", 200) + "</p>"),
        Of("html/link-and-enclosure-inside", () => Around($"<item><title>cut</title><link>http://{inner}/page</link><description>cut…</description><enclosure url=\"http://{inner}/e.jpg\" type=\"image/jpeg\" length=\"1\"/><media:thumbnail url=\"http://{inner}/t.jpg\"/></item>"), 2, isFaulty: false),
    ];

    private static HostileCase In(string kind, string html) => Of(kind, () => Around(Item("Sound between", "between", "<p>begin</p>" + html)), 3, isFaulty: false);

    private static HostileCase[] Encodings() =>
    [
        Of("encoding/utf-8-broken", () => Latin1(Around(Item("broken \xff\xfe\xc0\x80\xed\xa0\x80 title", "b"))), 2),
        Of("encoding/utf-16-with-mark", () => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Around("", "<?xml version=\"1.0\" encoding=\"utf-16\"?>"))], 2, isFaulty: false),
        Of("encoding/utf-16-without-mark", () => Encoding.BigEndianUnicode.GetBytes(Around("", "<?xml version=\"1.0\" encoding=\"utf-16\"?>")), 2, isFaulty: false),
        Of("encoding/utf-16-declared-wrongly", () => Around("", "<?xml version=\"1.0\" encoding=\"utf-16\"?>"), 2, isFaulty: false),
        Of("encoding/utf-16-odd-length", () => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Around("")), 0x0a], 2, isFaulty: false),
        Of("encoding/utf-32", () => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Around(""))], 2, isFaulty: false),
        Of("encoding/utf-7", () => Around(Item("+ADw-script+AD4-", "seven"), "<?xml version=\"1.0\" encoding=\"utf-7\"?>"), 2, isFaulty: false),
        Of("encoding/gb18030-against-header", () => [.. Encoding.ASCII.GetBytes(Start("<?xml version=\"1.0\" encoding=\"gb18030\"?>") + Item("Sound before", "before") + "<item><guid>g</guid><title>"), 0xb9, 0xe3, 0xb2, 0xa5, .. Encoding.ASCII.GetBytes("</title></item>" + Item("Sound after", "after") + End)], 2, contentType: "text/xml; charset=iso-8859-1"),
        Of("encoding/header-of-nobody", () => Around(""), 2, isFaulty: false, contentType: "text/xml; charset=x-klingon"),
        Of("encoding/nul-characters", () => Around(Item("n\0u\0l" + Repeat("\0", 100_000), "nul")), 2),
        Of("encoding/control-characters", () => Around(Item("\u0001\u0008\u000b\u001b[31m\u007f\u0085", "control")), 2),
        Of("encoding/forbidden-references", () => Around(Item("&#0;&#xD800;&#x110000;&#xFFFF;&#99999999999;&#-1;", "reference")), 2),
        Of("encoding/marks-repeated", () => Repeat("\ufeff", 1000) + Around(""), 2),
        Of("encoding/lone-surrogates", () => Latin1(Around(Item(Repeat("\xed\xa0\xbd", 10_000), "surrogates"))), 2),
    ];

    private static HostileCase[] Json() =>
    [
        Of("json/depth-1000000", () => $$"""{"version":"https://jsonfeed.org/version/1.1","title":"j","items":[{"id":"1","title":"Sound","content_text":"text"}],"x":{{Repeat("[", 1_000_000)}}""", 1, contentType: "application/feed+json"),
        Of("json/nulls-and-numbers", () => $$"""{"version":"https://jsonfeed.org/version/1.1","title":null,"items":[null,1,"x",[],{"id":1e999,"title":"Sound","content_text":"text","tags":null,"authors":[null,{}],"attachments":[{"url":null}]}]}""", 1, isFaulty: false, contentType: "application/feed+json"),
        Of("json/100000-items", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"j\",\"items\":[" + string.Join(',', Enumerable.Range(0, Many100K).Select(i => $"{{\"id\":\"same\",\"title\":\"t\"}}")) + "]}", contentType: "application/feed+json"),
        Of("json/string-of-20-MB", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"j\",\"items\":[{\"id\":\"1\",\"title\":\"Sound\",\"content_html\":\"" + Repeat("<p>long</p>", 1_800_000) + "\"}]}", 1, isFaulty: false, contentType: "application/feed+json"),
        Of("json/keys-doubled", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"Sound\",\"content_text\":\"text\"" + Many(Many100K, _ => ",\"x\":1") + "}]}", 1, isFaulty: false, contentType: "application/feed+json"),
        Of("json/cut", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"Sound\",\"content_text\":\"text\"},{\"id\":\"2\",\"ti", 1, contentType: "application/feed+json"),
    ];

    private static HostileCase[] Storage()
    {
        string[] titles =
        [
            "../../../../outside", "/etc/passwd", @"..\..\outside", "CON", "nul.md", "LPT1:", ".", "..", ".hidden", "-rf", "$(touch outside)", "`touch outside`", "a; rm -rf /", Repeat("long", 1000), Repeat("长", 500),
            "Case", "case", "CASE", "caf\u00e9", "cafe\u0301", "trailing. ", "trailing.", "x\ny: z", "---\nlayout: evil\n---", "!!python/object", "&amp;anchor *anchor", "{{ site.title }}", "{% include x %}", "&lt;%= 1 %&gt;",
            "\u202egnp.exe", "\u001b]0;owned\u0007", "](http://evil.invalid/)", "&lt;!--1--&gt;", "------", "&lt;/div&gt;", "%2e%2e%2f", "a/b\\c:d*e?f\"g|h",
        ];
        string[] dates = ["Thu, 99 Foo 99999 99:99:99", "0000-00-00", "9999-12-31T23:59:59Z", "1601-01-01", "-1", "NaN", "9223372036854775807"];
        return
        [
            Of("storage/titles", () => Start() + Many(titles.Length, i => Item("Sound" + titles[i], $"t{i}")) + Many(titles.Length, i => Item(titles[i], $"u{i}")) + End, titles.Length),
            Of("storage/ids-and-dates", () => Start() + Many(dates.Length, i => $"<item><title>Sound {i}</title><guid isPermaLink=\"false\">{titles[i]}</guid><pubDate>{dates[i]}</pubDate><description>&lt;p&gt;Text {i}.&lt;/p&gt;</description></item>") + End, dates.Length, isFaulty: false),
            Of("storage/addresses", () => Around(Many(titles.Length, i => $"<item><title>a{i}</title><link>{titles[i]}</link><author>{titles[i]}</author><category>{titles[i]}</category><description>&lt;p&gt;Text {i}.&lt;/p&gt;</description></item>")), 2, isFaulty: false),
        ];
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
