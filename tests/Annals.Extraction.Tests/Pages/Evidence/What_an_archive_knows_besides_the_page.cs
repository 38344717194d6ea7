using Annals.Extraction.Pages;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Extraction.Tests.Pages.Evidence;

public sealed class What_an_archive_knows_besides_the_page
{
    private const string Text1 = "The harbour council met on Tuesday evening, and after three hours of debate it agreed to close the old pier for repairs.";
    private const string Text2 = "Fishermen, who have used the pier for decades, said they had not been asked, and that the season begins in two weeks.";
    private const string Text3 = "A spokeswoman for the council said, however, that letters had been sent in spring, and that nobody had answered them.";
    private const string Motto = "The Paper has told the harbour what happens at sea since 1871, and it will do so for ever.";

    private static readonly Uri Url = new("https://paper.example/2024/05/pier.html");

    private static Page Extract(string body, PageEvidence? evidence = null) =>
        PageExtractor.Extract($"<!DOCTYPE html><title>Old pier closes for repairs</title><body>{body}", Url, evidence);

    private static PageEvidence Recurring(params string[] blocks) => new() { RecurringBlocks = blocks.Select(static b => BlockPrint.Of(b)!.Value).ToHashSet() };

    [Fact]
    public void A_block_that_stands_in_every_article_belongs_to_none()
    {
        var html = $"<article><p>{Text1}</p><p>{Motto}</p><p>{Text2}</p></article>";
        Assert.Contains(Motto, Extract(html).ArticleBody, StringComparison.Ordinal);
        var page = Extract(html, Recurring(Motto));
        Assert.Equal($"{Text1}\n{Text2}", page.ArticleBody);
        Assert.Contains(page.Explanation, static s => s is { Rule: "recurring", Kept: false });
        Assert.Contains(BlockPrint.Of(Motto)!.Value, page.BlockPrints);
    }

    [Fact]
    public void An_article_of_nothing_but_recurring_blocks_is_left_whole() =>
        Assert.Equal(Text1, Extract($"<article><p>{Text1}</p></article>", Recurring(Text1)).ArticleBody);

    [Fact]
    public void A_recurring_heading_or_a_short_line_of_speech_stays()
    {
        var page = Extract($"<article><p>{Text1}</p><h2>What happens next</h2><p>{Text2}</p><p>“We will see,” she said. “No comment.”</p></article>",
            Recurring("What happens next", "“We will see,” she said. “No comment.”"));
        Assert.Contains("What happens next", page.ArticleBody, StringComparison.Ordinal);
        Assert.Contains("No comment", page.ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_print_is_of_letters_alone()
    {
        Assert.Equal(BlockPrint.Of("Read 12 comments"), BlockPrint.Of("read 7 “comments”"));
        Assert.NotEqual(BlockPrint.Of("Read comments"), BlockPrint.Of("Read stories"));
        Assert.Null(BlockPrint.Of("* * *"));
        Assert.Equal([BlockPrint.Of(Text1)!.Value, BlockPrint.Of(Text2)!.Value], BlockPrint.OfHtml($"<p>{Text1}</p><p>{Text2}</p><p>{Text1}</p>"));
    }

    [Fact]
    public void The_feeds_text_says_which_container_is_the_article()
    {
        var other = string.Concat(Enumerable.Range(1, 9).Select(static i => $"<p>On day {i} of the trial, which went on for weeks, the court heard many witnesses, and none of them, it seemed, had seen a thing.</p>"));
        var html = $"<div><div class=entry-content>{other}</div></div><div><div class=box><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p></div></div>";
        Assert.Contains("witnesses", Extract(html).ArticleBody, StringComparison.Ordinal);
        var page = Extract(html, new() { FeedText = $"{Text1}\n{Text2}\n{Text3}" });
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", page.ArticleBody);
        Assert.Contains(page.Explanation, static s => s.Kept && s.Rule.StartsWith("container that holds the feed's text", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_feed_has_is_kept_whatever_its_box_is_called()
    {
        var html = $"<article><p>{Text1}</p><div class=related-box><p>{Text2}</p></div><p>{Text3}</p><p>{Text1.Replace("Tuesday", "Monday", StringComparison.Ordinal)}</p></article>";
        Assert.DoesNotContain(Text2, Extract(html).ArticleBody, StringComparison.Ordinal);
        Assert.Contains(Text2, Extract(html, new() { FeedText = $"{Text1}\n{Text2}\n{Text3}" }).ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_after_the_feeds_last_paragraph_does_not_belong()
    {
        var html = $"<article><p>{Text1}</p><p>{Text2}</p><p>{Text3}</p><p>Boats for every purse at the yard</p></article>";
        Assert.Equal($"{Text1}\n{Text2}\n{Text3}", Extract(html, new() { FeedText = $"{Text1}\n{Text2}\n{Text3}" }).ArticleBody);
        Assert.Contains("Boats", Extract(html, new() { FeedText = Text1[..60] + "…" }).ArticleBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feeds_text_that_is_not_on_the_page_changes_nothing()
    {
        var html = $"<article><p>{Text1}</p><p>{Text2}</p></article>";
        Assert.Equal(Extract(html).ArticleBody, Extract(html, new() { FeedText = "Something else altogether, told in a quite different way.\n \n*" }).ArticleBody);
    }
}
