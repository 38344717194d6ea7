using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>Short lines that every publisher prints in much the same words: read more, advertisement, follow us, all rights reserved.</summary>
internal static class BoilerplateLine
{
    private const int Longest = 180;

    private static readonly string[] Whole =
    [
        "advertisement", "advertising", "ad", "sponsored", "sponsored content", "story continues below advertisement", "article continues below advertisement", "continue reading below",
        "share", "share this", "share this article", "share this story", "read more", "related", "related articles", "related stories", "related posts", "recommended", "more from this section",
        "comments", "leave a comment", "leave a reply", "print", "email", "tags", "topics", "loading", "subscribe", "sign up", "back to top", "see also", "also read", "next", "previous", "skip",
        "permalink", "permalien", "weiterlesen", "externer inhalt", "empfohlene beiträge", "weitere beiträge", "ähnliche beiträge", "ähnliche artikel", "noch keine bewertungen", "anzeige", "werbung", "publicité", "publicidad", "mehr zum thema", "lesen sie auch", "lire aussi", "a lire aussi", "à lire aussi", "leer también", "lea también", "leggi anche", "czytaj także", "zobacz także",
        "广告", "廣告", "分享", "评论", "評論", "打印", "相关新闻", "相關新聞", "相关阅读", "相關閱讀", "相关报道", "相關報導", "推荐阅读", "推薦閱讀", "延伸阅读", "延伸閱讀", "更多", "関連記事", "広告", "続きを読む",
    ];

    private static readonly string[] Beginnings =
    [
        "read more:", "read more on", "read also", "read next", "also read", "see also:", "related:", "more:", "follow us on", "follow @", "like us on", "share on", "sign up for", "sign up to", "subscribe to", "subscribe now",
        "click here to", "all rights reserved", "copyright ©", "© ", "©20", "(c) 20", "photo:", "photo by", "photos:", "photograph:", "image:", "image credit", "image source", "picture:", "foto:", "featured image", "getty images",
        "filed under", "posted in", "tagged with", "tags:", "topics:", "categories:", "source:", "via:", "lesen sie auch", "mehr zum thema", "mehr dazu", "lire aussi", "à lire aussi", "leggi anche", "czytaj też",
        "follow us", "find us on", "join us on", "send us", "listen to", "have a tip", "got a tip", "contact us", "don't miss", "more from", "more on", "more stories", "keep reading", "you may also like", "you might also like",
        "sign up here", "support our", "if you enjoyed", "this article was originally published", "this story was originally", "reporting by", "(reporting by", "additional reporting", "editing by", "with reporting by",
        "folgen sie uns", "auch lesen", "lesen sie hier", "lesen sie auch", "lesen sie mehr", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "das könnte euch auch interessieren", "auch interessant", "zurück zur ", "alle angaben ohne gewähr", "mehr themen", "weitere themen", "weitere artikel", "quelle:", "bild:", "titelbild:", "beitragsbild:", "bildquelle",
        "síguenos", "siguenos", "te puede interesar", "le puede interesar", "puede interesarle", "también te puede interesar", "recibe ", "suivez-nous", "sur le même sujet", "seguici", "segui", "polub nas", "dowiedz się więcej", "przeczytaj także", "źródło:",
        "download our app", "get our newsletter", "join our newsletter", "disclaimer:",
        "责任编辑", "責任編輯", "编辑：", "編輯：", "扫一扫", "版权所有", "版權所有", "相关阅读", "相關閱讀", "延伸阅读", "延伸閱讀", "点击查看", "更多精彩", "关注我们", "転載", "関連記事",
    ];

    public static bool Drops(Node node, ArticleContext context)
    {
        if (node.Weight.Chars is 0 or > Longest || node.Weight.Chars > context.Total / 3 || !IsLine(node))
            return false;
        var text = BlockText.Of(node).Trim();
        var plain = text.Trim(' ', ':', '：', '»', '>', '…', '.', '-', '*', '[', ']', '(', ')', '▼', '→').ToLowerInvariant();
        return Array.IndexOf(Whole, plain) >= 0 || Array.Exists(Beginnings, b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLine(Node node) =>
        node.Tag is "p" or "div" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "section" or "small" or "center" or "span" or "strong"
        && (node.Tag is not ("span" or "strong" or "small") || node.Parent!.Weight.Chars == node.Weight.Chars)
        && !node.Descendants().Any(static n => n.Tag is "p" or "table" or "blockquote" or "ul");
}
