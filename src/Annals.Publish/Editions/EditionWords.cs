using Annals.Pages.Words;

namespace Annals.Publish.Editions;

/// <summary>Every word that an edition says itself. A language that lacks one does not compile.</summary>
public sealed record EditionWords
{
    /// <summary>BCP 47.</summary>
    public required string Tag { get; init; }

    public required UiLanguage Language { get; init; }

    public required string Motto { get; init; }
    public required string FrontPage { get; init; }
    public required string Contents { get; init; }
    public required string Cover { get; init; }
    public required string AllArticles { get; init; }
    public required string AboutThisEdition { get; init; }
    public required string Landmarks { get; init; }
    public required string ByOutlet { get; init; }
    public required string AlsoIn { get; init; }
    public required string ReadOn { get; init; }
    public required string BackToFront { get; init; }
    public required string Source { get; init; }
    public required string Permalink { get; init; }
    public required string Captured { get; init; }
    public required string Published { get; init; }
    public required string PublishedUnknown { get; init; }
    public required string File { get; init; }
    public required string NoText { get; init; }
    public required string By { get; init; }
    public required string Subject { get; init; }
    public required string HowChosen { get; init; }
    public required string ChosenRule { get; init; }
    public required string AccessibilitySummary { get; init; }
    public required string PictureNotKept { get; init; }
    public required string PictureTooMuch { get; init; }
    public required string PictureInText { get; init; }
    public required string NoPictures { get; init; }
    public required string NotPrinted { get; init; }
    public required string Rights { get; init; }
    public required Func<string, string> PictureOfOtherKind { get; init; }
    public required Func<int, string> Revision { get; init; }
    public required Func<int, int, string> Counts { get; init; }
    public required Func<int, int, string> PictureCounts { get; init; }
    public required Func<string, string> MadeAt { get; init; }
    public required Func<string, string> Identifier { get; init; }
    public required Func<Lead, string> WhyLeads { get; init; }
    public required Func<string, string> SearchFor { get; init; }

    /// <summary>To complete "the archive has no article …".</summary>
    public required Func<EditionSubject, string> About { get; init; }

    public static EditionWords Of(UiLanguage language) => language == UiLanguage.Chinese ? Chinese : English;

    /// <summary>What an edition is called: its days, outlet and search, as far as they restrict it.</summary>
    public string TitleOf(EditionSubject subject)
    {
        var days = DaysOf(subject);
        var parts = new[] { subject.Outlet, subject.Query is { } query ? SearchFor(query) : null, days }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(" · ", parts) : AllArticles;
    }

    /// <summary>Null when no days restrict it.</summary>
    public string? DaysOf(EditionSubject subject) => subject switch
    {
        { From: { } from, To: { } to } when from == to => DateText.LongDay(from, Language),
        { From: { } from, To: { } to } => $"{DateText.Day(from, Language)} – {DateText.Day(to, Language)}",
        { From: { } from } => $"{DateText.Day(from, Language)} –",
        { To: { } to } => $"– {DateText.Day(to, Language)}",
        _ => null,
    };

    private static EditionWords English { get; } = new()
    {
        Tag = "en",
        Language = UiLanguage.English,
        Motto = "The news, kept as it came",
        FrontPage = "Front page",
        Contents = "Contents",
        Cover = "Title page",
        AllArticles = "All articles",
        AboutThisEdition = "About this edition",
        Landmarks = "Landmarks",
        ByOutlet = "By outlet",
        AlsoIn = "Shares words with",
        ReadOn = "Read on",
        BackToFront = "To the front page",
        Source = "Original",
        Permalink = "Permanent address",
        Captured = "Captured",
        Published = "Published",
        PublishedUnknown = "not known; sorted by first capture",
        File = "File",
        NoText = "This article has no text.",
        By = "By",
        Subject = "News",
        HowChosen = "How the front page was chosen",
        ChosenRule = "Nobody chose it. First comes what most other outlets write about: articles whose titles, or titles and openings, share at least three telling words (words that few articles have), a quarter of all by weight. Then what has a picture, then the longer text (up to 4,000 characters, in steps of 500), then the newer. Of articles that share so much only one leads.",
        AccessibilitySummary = "Text with a table of contents, headings and a logical reading order. Pictures carry the descriptions that their outlets gave them; many gave none.",
        PictureNotKept = "Picture not kept in the archive",
        PictureTooMuch = "Picture left out: this edition’s pictures have reached 256 MB",
        PictureInText = "Picture left out: it is written into the text itself",
        NoPictures = "Picture left out, as was wished",
        NotPrinted = "Not printed",
        Rights = "Articles and pictures belong to their publishers. This edition was made from a private archive.",
        PictureOfOtherKind = type => $"Picture left out: not every reader shows its kind ({type})",
        Revision = number => $"revision {number}",
        Counts = (articles, outlets) => $"{articles} {(articles == 1 ? "article" : "articles")} from {outlets} {(outlets == 1 ? "outlet" : "outlets")}",
        PictureCounts = (shown, missing) => missing == 0 ? $"{shown} pictures" : $"{shown} pictures; {missing} more are not in this edition, and their places say why",
        MadeAt = time => $"Made by Annals, {time} UTC. All times are UTC.",
        Identifier = id => $"Identifier: {id}. The same articles make the same one.",
        WhyLeads = lead => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(lead.Others.Count == 0 ? "no other outlet shares enough words with it" : $"{lead.Others.Count} other {(lead.Others.Count == 1 ? "outlet shares" : "outlets share")} words with it ({string.Join(", ", lead.Words)})")}; {(lead.Article.Pictures.Count > 0 ? "with" : "without")} picture; {lead.Article.Length} characters"),
        SearchFor = query => $"“{query}”",
        About = subject => string.Join(" ", new[]
        {
            subject.From is { } from ? subject.From == subject.To ? $"of {DateText.Machine(from)} (UTC)" : $"from {DateText.Machine(from)} to {(subject.To is { } to ? DateText.Machine(to) : "now")} (UTC)" : null,
            subject.Outlet is { } outlet ? $"by {outlet}" : null,
            subject.Query is { } query ? $"that matches '{query}'" : null,
        }.OfType<string>()),
    };

    private static EditionWords Chinese { get; } = new()
    {
        Tag = "zh-Hans",
        Language = UiLanguage.Chinese,
        Motto = "原样保存的新闻",
        FrontPage = "头版",
        Contents = "目录",
        Cover = "扉页",
        AllArticles = "全部文章",
        AboutThisEdition = "关于本版",
        Landmarks = "导览",
        ByOutlet = "按媒体",
        AlsoIn = "用词相近",
        ReadOn = "阅读全文",
        BackToFront = "回到头版",
        Source = "原文",
        Permalink = "永久地址",
        Captured = "存档时间",
        Published = "发布时间",
        PublishedUnknown = "不详，按首次存档排序",
        File = "文件",
        NoText = "本文没有正文。",
        By = "作者",
        Subject = "新闻",
        HowChosen = "头版如何选出",
        ChosenRule = "没有人挑选。最先的是其他媒体写得最多的事：标题（或标题连同开头）至少有三个有分量的词（少数文章才有的词）相同，按分量占到四分之一；其次是有图片的，再次是较长的（以 4,000 字为限，每 500 字一级），最后是较新的。如此相近的文章只有一篇上头版。",
        AccessibilitySummary = "文字内容，有目录、标题层级和合乎逻辑的阅读顺序。图片附有媒体所给的说明，许多媒体没有给。",
        PictureNotKept = "图片没有存档",
        PictureTooMuch = "图片略去：本版图片已达 256 MB",
        PictureInText = "图片略去：它直接写在正文里",
        NoPictures = "图片按要求略去",
        NotPrinted = "没有收入的",
        Rights = "文章和图片属于其发布者。本版由个人存档制成。",
        PictureOfOtherKind = type => $"图片略去：并非所有阅读器都能显示这种格式（{type}）",
        Revision = number => $"第 {number} 版",
        Counts = (articles, outlets) => $"{outlets} 家媒体的 {articles} 篇文章",
        PictureCounts = (shown, missing) => missing == 0 ? $"{shown} 幅图片" : $"{shown} 幅图片；另有 {missing} 幅不在本版，原处注明了原因",
        MadeAt = time => $"由 Annals 制作，{time}（UTC）。所有时间均为 UTC。",
        Identifier = id => $"标识：{id}。同样的文章得到同样的标识。",
        WhyLeads = lead => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(lead.Others.Count == 0 ? "没有其他媒体与它用词足够相近" : $"{lead.Others.Count} 家其他媒体与它用词相近（{string.Join("、", lead.Words)}）")}；{(lead.Article.Pictures.Count > 0 ? "有" : "无")}图片；{lead.Article.Length} 字"),
        SearchFor = query => $"“{query}”",
        About = subject => string.Join("，", new[]
        {
            subject.From is { } from ? subject.From == subject.To ? DateText.Machine(from) : $"{DateText.Machine(from)} 至 {(subject.To is { } to ? DateText.Machine(to) : "今")}" : null,
            subject.Outlet,
            subject.Query,
        }.OfType<string>()),
    };
}
