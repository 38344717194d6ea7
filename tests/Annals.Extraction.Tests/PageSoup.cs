using System.Text;

namespace Annals.Extraction.Tests;

/// <summary>
/// Random pages with the structure of article pages: containers with telling names, paragraphs, captions, menus, data for machines,
/// some of it damaged the way <see cref="MarkupSoup"/> is.
/// </summary>
internal static class PageSoup
{
    private static readonly string[] Names =
    [
        "article-body", "entry-content", "story", "related", "share-bar", "ad-slot", "comments", "byline", "article__date", "caption", "has-ads", "sidebar", "newsletter", "tag", "nav", "footer", "paywall",
        "hidden", "promo", "gallery", "embed", "teaser", "x", "col-md-9 main", "POST_body-Text", "a--b__c", "visually-hidden",
    ];

    private static readonly string[] Holders = ["div", "div", "section", "article", "main", "aside", "p", "td", "table", "ul", "figure", "header", "noscript", "blockquote", "form"];

    private static readonly string[] Blocks = ["p", "p", "p", "h1", "h2", "li", "figcaption", "time", "span", "pre", "td", "strong", "ruby"];

    private static readonly string[] Words =
    [
        "The council met, and it agreed to close the pier. ", "委员会星期二开会，决定关闭码头。", "港の人びとは、避難しました。", "Read more: ", "By Ann Writer", "2024-05-02 10:00", "2020年8月 -38.25", "21 minutes ago",
        "最近更新：21分钟前", "https://k.example/x ", "相关阅读：", "“No,” she said.", "\u00ad", "\ud83d", "😀", "&nbsp;", "&#x1F62D;", "Photo: ", "Follow us on Twitter @x", "　", "\0",
    ];

    private static readonly string[] Heads =
    [
        "<title>Pier closes - The Paper</title>", "<title>404</title>", "<base href='//x/'>", "<base href='::'>", "<link rel=canonical href=/a>", "<link rel=next href=?page=2>", "<meta name=author content='Ann &amp;amp; Bo'>",
        "<meta property=og:title content=''>", "<meta property='article:published_time' content='2024-05-02T10:00Z'>", "<meta name=date content='99/99/9999'>", "<meta property=og:image content='javascript:x'>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Pier\",\"author\":[{\"name\":\"A\"},7,null],\"image\":[]}</script>",
        "<script type=application/ld+json>[{\"@graph\":[{\"@type\":[\"Article\"],\"articleBody\":\"x\\ud83d\",\"publisher\":{}}]}]</script>", "<script type=application/ld+json>{\"a\":[[[[</script>",
    ];

    public static string Brew(Random dice, int pieces)
    {
        var page = new StringBuilder();
        for (var i = dice.Next(5); i > 0; i--)
            page.Append(Heads[dice.Next(Heads.Length)]);
        var open = new Stack<string>();
        for (var i = 0; i < pieces; i++)
        {
            var kind = dice.Next(20);
            if (kind < 5)
                Open(page, open, dice);
            else if (kind < 8 && open.TryPop(out var tag))
                page.Append("</").Append(tag).Append('>');
            else if (kind < 17)
                Block(page, dice);
            else if (kind < 19)
                page.Append("<img src=/").Append(dice.Next(4)).Append(".jpg><a href=/").Append(dice.Next(9)).Append('>').Append(Words[dice.Next(Words.Length)]).Append("</a>");
            else
                page.Append(MarkupSoup.Brew(dice, 3));
        }

        return page.ToString();
    }

    /// <summary>Pieces cut out, said twice or moved.</summary>
    public static string Damage(string page, Random dice)
    {
        for (var i = dice.Next(4); i > 0 && page.Length > 2; i--)
        {
            var from = dice.Next(page.Length);
            var length = dice.Next(Math.Min(200, page.Length - from));
            page = dice.Next(3) switch
            {
                0 => page.Remove(from, length),
                1 => page.Insert(dice.Next(page.Length), page.Substring(from, length)),
                _ => page[..from] + (char)dice.Next(0x10000) + page[from..],
            };
        }

        return page;
    }

    private static void Open(StringBuilder page, Stack<string> open, Random dice)
    {
        var tag = Holders[dice.Next(Holders.Length)];
        open.Push(tag);
        page.Append('<').Append(tag).Append(dice.Next(2) == 0 ? " class='" : " id='").Append(Names[dice.Next(Names.Length)]).Append("' ");
        page.Append(dice.Next(12) switch { 0 => "style='display: none'", 1 => "dir=rtl", 2 => "itemprop=articleBody", 3 => "hidden", 4 => "role=banner", 5 => "aria-hidden=true", _ => "" }).Append('>');
    }

    private static void Block(StringBuilder page, Random dice)
    {
        var tag = Blocks[dice.Next(Blocks.Length)];
        page.Append('<').Append(tag);
        if (dice.Next(4) == 0)
            page.Append(" class=").Append(Names[dice.Next(Names.Length)].Split(' ')[0]);
        page.Append('>');
        for (var i = dice.Next(5); i >= 0; i--)
            page.Append(Words[dice.Next(Words.Length)]);
        page.Append("</").Append(tag).Append('>');
    }
}
