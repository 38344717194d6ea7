using Annals.Extraction.Json;
using Annals.Extraction.Pages;

namespace Annals.Extraction.Tests.Pages;

public sealed class An_article_page
{
    private const string Text1 = "The harbour council met on Tuesday evening, and after three hours of debate it agreed to close the old pier for repairs.";
    private const string Text2 = "Fishermen, who have used the pier for decades, said they had not been asked, and that the season begins in two weeks.";
    private const string Text3 = "A spokeswoman for the council said, however, that letters had been sent in spring, and that nobody had answered them.";

    private static readonly Uri Url = new("https://paper.example/2024/05/pier.html");

    private static Page Extract(string body, string head = "") =>
        PageExtractor.Extract($"<!DOCTYPE html><html lang=en><head><title>Old pier closes for repairs - The Paper</title>{head}</head><body>{body}</body></html>", Url);

    [Fact]
    public void The_text_is_found_between_menus_lists_and_comments()
    {
        var page = Extract(
            "<nav><ul><li><a href=/>Home</a></li></ul></nav><div class=wrap><h1>Old pier closes for repairs</h1>" +
            $"<div class=byline>By Ann Writer</div><div class=post-content><p>{Text1}</p><div class=ad-slot><a href=/ads/1>Buy a boat today</a></div><p>{Text2}</p><p>{Text3}</p>" +
            "<div class=share-bar><a href=#>Share on everything</a></div><h3>Related stories</h3><ul><li><a href=/1>Another pier story</a></li><li><a href=/2>One more pier story</a></li></ul></div></div>" +
            "<div id=comments><p>First! This is, as always, a very good article, and I liked it.</p></div><footer>All rights reserved</footer>");
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", page.ArticleBody);
        Assert.Contains(page.Explanation, static s => !s.Kept && s.Snippet.Contains("Buy a boat", StringComparison.Ordinal));
        Assert.Contains(page.Explanation, static s => s.Kept);
    }

    [Fact]
    public void A_text_cut_in_two_containers_is_one_article() =>
        Assert.Equal(
            $"{Text1}\n{Text2}\n{Text3}",
            Extract($"<article><h1>Old pier closes for repairs</h1><div class=article-content><p>{Text1}</p></div><div class=inread><h4>Recommended</h4><ul><li><a href=/1>A quite different story</a></ul></div>" +
                $"<div class=article-content><p>{Text2}</p><p>{Text3}</p></div></article>").ArticleBody);

    [Fact]
    public void Facts_come_from_linked_data_then_from_meta_then_from_what_is_printed()
    {
        var linked = Extract($"<p>{Text1}</p><p>{Text2}</p>",
            "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Pier to close\",\"datePublished\":\"2024-05-02T10:00:00+02:00\"," +
            "\"author\":[{\"name\":\"Ann Writer\"},{\"name\":\"Bo Reporter\"}],\"publisher\":{\"name\":\"The Paper\"},\"isAccessibleForFree\":false}</script>");
        Assert.Equal("Pier to close", linked.Title);
        Assert.Equal("Ann Writer, Bo Reporter", linked.Byline);
        Assert.Equal("The Paper", linked.Site);
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 8, 0, 0, TimeSpan.Zero), linked.Published);
        Assert.True(linked.Paywalled);

        var meta = Extract($"<p>{Text1}</p>", "<meta property=og:title content='Pier to close'><meta name=author content='Ann Writer'><link rel=canonical href=/pier>");
        Assert.Equal(("Pier to close", "Ann Writer", "https://paper.example/pier"), (meta.Title, meta.Byline, meta.CanonicalUrl));

        var printed = Extract($"<h1>Old pier closes for repairs</h1><p class=byline>By Ann Writer</p><p>{Text1}</p>");
        Assert.Equal(("Old pier closes for repairs", "By Ann Writer"), (printed.Title, printed.Byline));
        Assert.Null(printed.Published);
    }

    [Fact]
    public void Pictures_stay_in_the_html_and_their_captions_out_of_the_text()
    {
        var page = Extract(
            $"<article><p>{Text1}</p><figure><img class=lazy src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=/img/pier.jpg><figcaption>The pier in May. Photo: Jo Lens</figcaption></figure><p>{Text2}</p></article>");
        Assert.Equal($"{Text1}\n{Text2}", page.ArticleBody);
        Assert.Equal(["https://paper.example/img/pier.jpg"], page.Images);
        Assert.Equal(new LeadImage("https://paper.example/img/pier.jpg", "The pier in May.", "Jo Lens"), page.LeadImage);
        Assert.Contains("<figcaption>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_between_headline_and_text_belongs_to_the_article_with_its_caption()
    {
        var page = Extract(
            "<div class=top><h1>Old pier closes for repairs</h1><p class=byline><img src=/ann.jpg width=48 height=48> By Ann Writer</p>" +
            "<figure><img src=/media/w1280/pier-at-dusk.jpg><figcaption>The pier at dusk.</figcaption></figure></div>" +
            $"<div class=post-content><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p></div>");

        Assert.Equal(["https://paper.example/media/w1280/pier-at-dusk.jpg"], page.Images);
        Assert.Contains("The pier at dusk.", page.Html, StringComparison.Ordinal);
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", page.ArticleBody);
    }

    [Fact]
    public void A_picture_that_the_text_repeats_is_there_once()
    {
        var page = Extract(
            "<div class=top><h1>Old pier closes for repairs</h1><img src=/media/w320/pier-at-dusk.jpg></div>" +
            $"<div class=post-content><p>{Text1}</p><figure><img src=/media/w1280/pier-at-dusk.jpg></figure><p>{Text2}</p><p>{Text3}</p></div>");

        Assert.Equal(["https://paper.example/media/w1280/pier-at-dusk.jpg"], page.Images);
    }

    [Fact]
    public void In_a_story_in_pictures_the_lines_under_them_are_the_text()
    {
        var boxes = string.Concat(Enumerable.Range(1, 4).Select(static i => $"<div><img src=/{i}.jpg width=600><br><b>Picture {i}</b>: the pier as it was in the year it was built, seen from the sea.</div>"));
        Assert.Contains("Picture 4", Extract($"<article><h1>Old pier closes for repairs</h1><div class=article-body>{boxes}</div></article>").ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_headlines_is_an_article_when_the_page_names_it_so()
    {
        var links = string.Concat(Enumerable.Range(1, 5).Select(static i => $"<li><a href=/{i}>What the harbour council decided on day {i}</a></li>"));
        Assert.Contains("day 5", Extract($"<div class=article-body>{links}</div>").ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_only_scripts_would_show_is_taken_from_linked_data()
    {
        var body = string.Join("\\n", Text1, Text2, Text3);
        var page = Extract("<div id=app></div>", $"<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script>");
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", page.ArticleBody);
    }

    [Fact]
    public void A_class_that_every_paragraph_bears_says_nothing() =>
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", Extract($"<div><div class=related-mid>{Text1}</div><div class=related-mid>{Text2}</div><div class=related-mid>{Text3}</div></div>").ArticleBody);

    [Fact]
    public void A_date_stands_near_the_headline_or_in_the_address()
    {
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 0, 0, 0, TimeSpan.Zero), Extract($"<h1>Old pier closes</h1><div>May 2, 2024</div><p>{Text1}</p>").Published);
        var page = PageExtractor.Extract($"<p>{Text1}</p>", new Uri("https://paper.example/2024/05/02/pier"));
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 0, 0, 0, TimeSpan.Zero), page.Published);
    }

    [Fact]
    public void The_next_part_of_an_article_is_named_but_not_the_next_article()
    {
        Assert.Equal("https://paper.example/2024/05/pier.html?page=2", Extract($"<p>{Text1}</p><a rel=next href=?page=2>next</a>").NextPage);
        Assert.Equal("https://paper.example/2024/05/pier_2.html", Extract($"<p>{Text1}</p><a rel=next href=pier_2.html>next</a>").NextPage);
        Assert.Null(Extract($"<p>{Text1}</p><a rel=next href=/2024/05/bridge.html>next story</a>").NextPage);
    }

    [Theory]
    [InlineData("<h1>Page not found</h1><p>Sorry.</p>")]
    [InlineData("<h1>页面不存在</h1><p>抱歉。</p>")]
    [InlineData("<p>Checking your browser before you can go on.</p>")]
    public void An_error_sent_as_a_success_is_noticed(string body) => Assert.True(Extract(body).LooksLikeError);

    [Fact]
    public void A_subject_in_bold_in_the_first_sentence_is_not_the_headline_again()
    {
        var page = PageExtractor.Extract($"<title>Old pier of the harbour</title><article><p>The <b>old pier of the harbour</b> is, and has long been, a pier.</p><p>{Text1}</p></article>", Url);
        Assert.StartsWith("The old pier of the harbour is", page.ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_given_to_readers_without_script_is_read()
    {
        var text = string.Concat(Enumerable.Repeat($"<p>{Text1}</p><p>{Text2}</p><p>{Text3}</p>", 3));
        Assert.Contains(Text2, Extract($"<div class=post-body><script>x</script><noscript>{text}</noscript></div>").ArticleBody, StringComparison.Ordinal);
        Assert.DoesNotContain("enable", Extract($"<p>{Text1}</p><noscript><p>Please enable script.</p></noscript>").ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void How_a_word_is_read_is_not_text() =>
        Assert.Contains("災害に気をつけて", Extract($"<article><p>{Text1}</p><p><ruby>災害<rp>(</rp><rt>さいがい</rt><rp>)</rp></ruby>に<ruby>気<rt>き</rt></ruby>をつけて、港の町の人びとは避難しました。</p></article>").ArticleBody, StringComparison.Ordinal);

    [Fact]
    public void The_id_of_a_heading_and_what_a_part_has_beside_it_say_nothing()
    {
        var page = Extract($"<div class='story has-ads no-sidebar'><p>{Text1}</p><h3 id=nav-social-media>What the fishermen say</h3><p>{Text2}</p><p>{Text3}</p></div>");
        Assert.Equal($"{Text1}\nWhat the fishermen say\n{Text2}\n{Text3}", page.ArticleBody);
    }

    [Fact]
    public void A_first_paragraph_below_a_title_that_is_no_first_level_heading_belongs()
    {
        var lead = "The harbour council met late, and in spring it had sent letters, but it has not, until now, heard a single answer.";
        var page = Extract($"<div><h2>Old pier closes for repairs</h2><p class=intro>{lead}</p></div><div class=entry-content><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p></div>");
        Assert.Equal($"{lead}\n{Text1}\n{Text2}\n{Text3}", page.ArticleBody);
    }

    [Fact]
    public void The_direction_of_writing_is_what_the_page_states()
    {
        Assert.Equal("rtl", PageExtractor.Extract($"<html dir=RTL><p>{Text1}</p>", Url).Direction);
        Assert.Equal("rtl", PageExtractor.Extract($"<body dir=rtl><p>{Text1}</p>", Url).Direction);
        Assert.Null(PageExtractor.Extract($"<p>{Text1}</p>", Url).Direction);
    }

    [Fact]
    public void The_json_has_the_keys_of_the_contract()
    {
        var json = PageJson.Write(Extract($"<p>{Text1}</p>"));
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(
            ["url", "title", "byline", "published", "modified", "language", "site", "leadImage", "images", "articleBody", "html", "excerpt", "wordCount"],
            document.RootElement.EnumerateObject().Select(static p => p.Name));
    }

    [Fact]
    public void Any_string_is_a_page()
    {
        var dice = new Random(7);
        for (var i = 0; i < 2_000; i++)
            PageJson.Write(PageExtractor.Extract(MarkupSoup.Brew(dice, 1 + dice.Next(30)), Url), explain: true);
    }
}
