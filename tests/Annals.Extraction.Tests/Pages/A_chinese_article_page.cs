using Annals.Extraction.Pages;

namespace Annals.Extraction.Tests.Pages;

public sealed class A_chinese_article_page
{
    private const string Text1 = "港口委员会星期二晚间开会，经过三个小时的辩论，决定关闭旧码头进行维修，工程预计要到明年春天才能完成。";
    private const string Text2 = "渔民使用这座码头已有几十年，他们表示，事先没有人征求过他们的意见，而渔季两个星期以后就要开始了。";
    private const string Text3 = "委员会的发言人则说，春天已经发出通知，但是没有人回复；她希望双方能坐下来商量，找到都能接受的办法。";

    private static readonly Uri Url = new("https://bao.example/a/1.html");

    private static string Body(string body) => PageExtractor.Extract($"<html lang=zh><title>旧码头将关闭维修 - 港口日报</title><body>{body}", Url).ArticleBody;

    [Fact]
    public void A_keyword_marked_within_a_sentence_is_said_all_the_same()
    {
        var text = $"<article><h1>旧码头将关闭维修</h1><p>{Text1}</p><p>这项决定由<span class=keyword_link><a href=/tag/port>港口委员会</a></span>作出，也得到了<b class=tag>渔业局</b>的同意，双方都已经签字。</p><p>{Text3}</p></article>";
        Assert.Equal($"{Text1}\n这项决定由港口委员会作出，也得到了渔业局的同意，双方都已经签字。\n{Text3}", Body(text));
    }

    [Fact]
    public void Dates_in_the_text_are_text_and_the_date_above_it_is_not()
    {
        var rows = "<p>2020年8月 -38.25</p><p>2020年7月 -19.3</p><p>联系电话：17071151500.</p>";
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}\n2020年8月 -38.25\n2020年7月 -19.3\n联系电话：17071151500.\n2020年9月1日",
            Body($"<article><h1>旧码头将关闭维修</h1><p>2020年09月01日 12:43</p><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p>{rows}<p>2020年9月1日</p></article>"));
    }

    [Fact]
    public void A_list_of_the_days_items_is_the_article_when_there_is_nothing_else()
    {
        var items = string.Concat(Enumerable.Range(1, 6).Select(static i => $"<li><a href=/{i}>第{i}条：港口委员会今天又作出一项决定</a></li>"));
        var body = Body($"<div id=main><article><h1>旧码头将关闭维修</h1><div class=byline>港口日报 | 发表时间：2020年09月01日</div><div class=article-body>{items}<div class=ad-slot><a href=/ads/3>新书上架</a></div></div></article></div>");
        Assert.DoesNotContain("新书", body, StringComparison.Ordinal);
        Assert.Contains("第1条", body, StringComparison.Ordinal);
        Assert.Contains("第6条", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_line_that_introduces_or_is_an_address_is_text()
    {
        var text = Body($"<article><p>{Text1}</p><p><a href=/s>委员会公布了全部通知的内容：</a></p><p>{Text2}</p><p><a href=https://k.example/3lE>k.example/3lE1n6m</a></p><p><a href=/x>另外一条新闻在这里</a></p><p>{Text3}</p></article>");
        Assert.Equal($"{Text1}\n委员会公布了全部通知的内容：\n{Text2}\nk.example/3lE1n6m\n{Text3}", text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<img src=https://count.example/p?rn=17 width=1 height=1>")]
    public void Whoever_counts_readers_makes_no_caption_of_the_line_beside_it(string pixel)
        => Assert.Equal($"{Text1}\n{Text2}\n{Text3}\n编译：甲；审校：乙", Body($"<article><h1>旧码头将关闭维修</h1><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p><div class=tail><p>编译：甲；审校：乙</p>{pixel}</div></article>"));
}
