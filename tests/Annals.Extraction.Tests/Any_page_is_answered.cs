using System.Text;
using Annals.Extraction.Fragments;
using Annals.Extraction.Json;
using Annals.Extraction.Pages;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;

namespace Annals.Extraction.Tests;

public sealed class Any_page_is_answered
{
    private static readonly Uri Url = new("https://paper.example/2024/05/02/pier.html");

    private static readonly SiteRules Rules = SiteRulesFile.Parse("host: *.paper.example\nbody: .story > div, td\ndrop: .x p, [hidden]\ntitle: h1\ndate: time\nline: 相关阅读：\nline-begins: By", "paper.rules").Rules;

    private static readonly HashSet<ulong> Recurring = [.. new[] { "Read more: ", "委员会星期二开会，决定关闭码头。" }.Select(static t => BlockPrint.Of(t)!.Value)];

    [Fact]
    public void Pages_built_and_broken_at_random_are_answered() => Answer(2_000, seed: 11);

    /// <summary>What the long run found: .NET's JSON reader throws something else than its own exception at such text.</summary>
    [Fact]
    public void Half_a_surrogate_pair_in_linked_data_costs_only_itself()
    {
        var page = PageExtractor.Extract("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Pier \ud83d\",\"author\":\"Ann Writer\"}</script><p>x", Url);
        Assert.Equal("Ann Writer", page.Byline);
    }

    /// <summary>The long run: ANNALS_FUZZ=1000000 dotnet test --filter-method "*Any_page_is_answered.Fuzz". What it finds becomes a case below.</summary>
    [Fact]
    public void Fuzz()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("ANNALS_FUZZ"), out var count))
            Assert.Skip("set ANNALS_FUZZ to the number of inputs");
        Answer(count, int.TryParse(Environment.GetEnvironmentVariable("ANNALS_FUZZ_SEED"), out var seed) ? seed : 1);
    }

    private static void Answer(int count, int seed)
    {
        var dice = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var input = PageSoup.Brew(dice, 1 + dice.Next(24));
            if (dice.Next(2) == 0)
                input = PageSoup.Damage(input, dice);
            try
            {
                Extract(input, i % 4);
                Clean(input);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"input {i} of seed {seed}: {exception}\n{Convert.ToBase64String(Encoding.Unicode.GetBytes(input))}");
            }
        }
    }

    private static void Extract(string html, int kind)
    {
        var evidence = kind switch
        {
            0 => null,
            1 => new PageEvidence { RecurringBlocks = Recurring },
            2 => new PageEvidence { FeedText = "The council met, and it agreed to close the pier.\n委员会星期二开会，决定关闭码头。\n港の人びとは、避難しました。" },
            _ => new PageEvidence { Rules = Rules, RecurringBlocks = Recurring, FeedText = HtmlText.ToPlainText(html) },
        };
        var page = PageExtractor.Extract(html, Url, evidence);
        Assert.NotEmpty(PageJson.Write(page, explain: true));
        Assert.Equal(page.Html, HtmlSanitizer.Sanitize(page.Html, Url, SanitizerOptions.Default with { LinkRel = null }));
    }

    private static void Clean(string html) => FragmentCleaner.Clean(html, new FragmentContext { Title = "The council met", BaseUri = Url });
}
