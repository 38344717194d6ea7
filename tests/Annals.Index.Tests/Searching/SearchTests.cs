using Annals.Index.Articles;
using Annals.Index.Searching;
using Annals.Index.Tests.Support;
using Annals.Language.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Searching;

public sealed class SearchTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("習近平")]
    [InlineData("习近平")]
    public void A_query_in_one_script_finds_both(string query)
    {
        _archive.Keep(TestArchive.Draft("a", "习近平视察渭滩", "简体。"), TestArchive.Draft("b", "習近平視察渭灘", "繁體。"), TestArchive.Draft("c", "渭滩大桥", "无关。"));
        using var index = _archive.Index();
        Assert.Equal(["习近平视察渭滩", "習近平視察渭灘"], index.Titles(query).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Characters_must_stand_side_by_side()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "大桥通车了"), TestArchive.Draft("b", "乙", "大桥的通车"), TestArchive.Draft("c", "丙", "大桥，通车"), TestArchive.Draft("d", "丁", "大桥通 桥通车"));
        using var index = _archive.Index();
        Assert.Equal(["甲"], index.Titles("大桥通车"));
    }

    [Fact]
    public void One_character_finds_every_article_that_has_it()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "桥"), TestArchive.Draft("b", "乙", "大桥通车"), TestArchive.Draft("c", "丙", "A桥B"), TestArchive.Draft("d", "丁", "路"));
        using var index = _archive.Index();
        Assert.Equal(3, index.Search(new SearchQuery { Text = "桥" }).Total);
    }

    [Theory]
    [InlineData("5G手机")]
    [InlineData("G手")]
    [InlineData("15日通车")]
    [InlineData("5日")]
    [InlineData("bridge")]
    [InlineData("BRIDGES")]
    [InlineData("\"weitan bridge\"")]
    [InlineData("São")]
    [InlineData("sao")]
    [InlineData("𠮷野")]
    [InlineData("😀")]
    public void Pieces_of_mixed_text_are_found(string query)
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "5G手机于8月15日通车。The Weitan Bridge in São Weitan. 𠮷野家 😀"));
        using var index = _archive.Index();
        Assert.Single(index.Titles(query));
    }

    [Fact]
    public void Words_of_a_phrase_must_follow_each_other()
    {
        _archive.Keep(TestArchive.Draft("a", "One", "the new bridge"), TestArchive.Draft("b", "Two", "the bridge is new"));
        using var index = _archive.Index();
        Assert.Equal(["One"], index.Titles("\"new bridge\""));
        Assert.Equal(2, index.Titles("new bridge").Count);
    }

    [Fact]
    public void Exclusion_alternatives_and_restrictions_work_together()
    {
        _archive.Keep(
            TestArchive.Draft("a", "甲", "大桥 通车"),
            TestArchive.Draft("b", "乙", "隧道 通车"),
            TestArchive.Draft("c", "丙", "大桥 通车 收费"),
            TestArchive.Draft("d", "丁", "大桥 通车", outlet: "岸边报"));
        using var index = _archive.Index();
        Assert.Equal(["丁", "丙", "乙", "甲"], index.Titles("通车").Order(StringComparer.Ordinal));
        Assert.Equal(["乙", "甲"], index.Titles("大桥 OR 隧道 通车 -收费 outlet:渭滩").Order(StringComparer.Ordinal));
        Assert.Equal(["丁"], index.Titles("outlet:岸邊報"));
        Assert.Empty(index.Titles("大桥 to:2024-05-02"));
        Assert.Equal(3, index.Titles("-收费").Count);
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_one_in_the_text()
    {
        _archive.Keep(TestArchive.Draft("a", "今日要闻", "大桥通车，车辆排队。"), TestArchive.Draft("b", "大桥通车", "车辆排队等候多时。"));
        using var index = _archive.Index();
        Assert.Equal("大桥通车", index.Titles("大桥")[0]);
    }

    [Fact]
    public void A_title_with_all_the_words_comes_before_texts_that_repeat_them()
    {
        var often = string.Concat(Enumerable.Repeat("大桥通车，隧道停工，渡轮停航。", 12));
        _archive.Keep(
            TestArchive.Draft("a", "大桥要闻", often + "车辆排队。"),
            TestArchive.Draft("b", "渡轮停航后大桥与隧道", "车辆排队等候多时。"),
            TestArchive.Draft("c", "隧道要闻", often + "行人绕道。"));
        using var index = _archive.Index();
        Assert.Equal("渡轮停航后大桥与隧道", index.Titles("大桥 隧道 渡轮")[0]);
    }

    [Fact]
    public void The_snippet_is_the_sentence_that_has_the_words_and_marks_them()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "第一句什么都不说。</p><p>渭灘大橋今晨通車。The bridges are open."));
        using var index = _archive.Index();
        var hit = index.Search(new SearchQuery { Text = "大桥 bridge" }).Hits.Single();
        Assert.DoesNotContain("第一句", hit.Snippet, StringComparison.Ordinal);
        Assert.Equal(["大橋", "bridges"], hit.Marks.Select(mark => hit.Snippet.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public void Facets_count_all_matches_not_only_the_page()
    {
        _archive.Keep([.. Enumerable.Range(0, 30).Select(i => TestArchive.Draft($"a{i}", $"大桥{i}", "通车", i < 10 ? "岸边报" : "渭滩日报") with { PublishedAt = new DateTimeOffset(2024, 1 + (i % 2), 3, 0, 0, 0, TimeSpan.Zero) })]);
        using var index = _archive.Index();
        var answer = index.Search(new SearchQuery { Text = "大桥", Limit = 5 });
        Assert.Equal((30, 5), (answer.Total, answer.Hits.Count));
        Assert.Equal([new OutletCount("渭滩日报", 20), new OutletCount("岸边报", 10)], answer.Facets.Outlets);
        Assert.Equal([new MonthCount(2024, 1, 15), new MonthCount(2024, 2, 15)], answer.Facets.Months);
    }

    [Fact]
    public void Pages_of_an_answer_do_not_overlap_and_hold_everything()
    {
        _archive.Keep([.. Enumerable.Range(0, 30).Select(i => TestArchive.Draft($"a{i}", $"大桥{i}", "通车"))]);
        using var index = _archive.Index();
        foreach (var sort in Enum.GetValues<SearchSort>())
        {
            var pages = Enumerable.Range(0, 4).SelectMany(page => index.Search(new SearchQuery { Text = "大桥", Sort = sort, Limit = 8, Offset = page * 8 }).Hits);
            Assert.Equal(30, pages.Select(hit => hit.Article.Id).Distinct().Count());
        }
    }

    [Fact]
    public void A_name_finds_its_other_spellings_and_says_so()
    {
        _archive.Keep(TestArchive.Draft("a", "川普談渭灘", "繁體。"), TestArchive.Draft("b", "特朗普谈渭滩", "简体。"), TestArchive.Draft("c", "四川普遍下雨", "渭滩也下。"));
        using var index = _archive.Index();
        Assert.Equal(["川普談渭灘", "特朗普谈渭滩"], index.Titles("特朗普").Order(StringComparer.Ordinal));
        Assert.Equal(["川普"], index.Search(new SearchQuery { Text = "特朗普" }).AlsoMatched);
        Assert.Equal(["特朗普谈渭滩"], index.Titles("\"特朗普\""));
        Assert.Equal(["四川普遍下雨"], index.Titles("渭滩 -特朗普"));
    }

    [Fact]
    public void A_spelling_that_was_typed_is_found_wherever_its_characters_stand()
    {
        _archive.Keep(TestArchive.Draft("a", "川普談渭灘", "繁體。"), TestArchive.Draft("c", "四川普遍下雨", "渭滩也下。"));
        using var index = _archive.Index();
        Assert.Equal(2, index.Titles("川普").Count);
    }

    [Fact]
    public void Names_the_owner_adds_are_found_without_a_new_index()
    {
        _archive.Keep(TestArchive.Draft("a", "渭滩大桥", "通车"), TestArchive.Draft("b", "渭灣大橋", "通車"));
        using var index = _archive.Index();
        Assert.Equal(["渭滩大桥"], index.Titles("渭滩大桥"));
        File.WriteAllText(Path.Combine(_archive.Folder.Root, "variants.txt"), "渭滩 渭湾\n没有第二个\n");
        var answer = index.Search(new SearchQuery { Text = "渭滩大桥" });
        Assert.Equal(2, answer.Total);
        Assert.Contains("variants.txt, line 2", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=習近平", "習近平視察")]
    [InlineData("exact:\"习近平\"", "习近平视察")]
    [InlineData("=US", "The US votes")]
    [InlineData("视察 -=習近平", "习近平视察")]
    public void Exact_words_are_found_only_as_they_are_written(string query, string title)
    {
        _archive.Keep(TestArchive.Draft("a", "习近平视察", "简体。"), TestArchive.Draft("b", "習近平視察", "繁體。"), TestArchive.Draft("c", "The US votes", "now"), TestArchive.Draft("d", "All of us", "USA"));
        using var index = _archive.Index();
        Assert.Equal([title], index.Titles(query));
        Assert.Empty(index.Search(new SearchQuery { Text = query }).AlsoMatched);
    }

    [Fact]
    public void A_search_may_be_exact_as_a_whole()
    {
        _archive.Keep(TestArchive.Draft("a", "习近平视察", "简体。"), TestArchive.Draft("b", "習近平視察", "繁體。"));
        using var index = _archive.Index();
        var answer = index.Search(new SearchQuery { Text = "習近平", Exact = true });
        Assert.Equal((1, "習近平視察"), (answer.Total, answer.Hits.Single().Article.Title));
        Assert.Equal(1, answer.Facets.Outlets.Sum(facet => facet.Count));
    }

    [Fact]
    public void Every_fold_that_found_something_is_named()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "習近平 bridges ５Ｇ"));
        using var index = _archive.Index();
        Assert.Equal(["習近平", "bridges", "５Ｇ"], index.Search(new SearchQuery { Text = "习近平 BRIDGE 5g" }).AlsoMatched);
    }

    [Fact]
    public void Tags_revisions_and_pictures_can_be_asked_for()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "大桥") with { Tags = ["氣候", "桥"] }, TestArchive.Draft("b", "乙", "大桥 <img src='https://news.example/x.jpg' alt=''>"), TestArchive.Draft("c", "丙", "大桥"));
        _archive.Keep(TestArchive.Draft("c", "丙", "大桥今晨通车") with { CapturedAt = TestArchive.Now.AddHours(1) });
        using var index = _archive.Index();
        Assert.Equal(["甲"], index.Titles("大桥 tag:气候"));
        Assert.Equal(["甲"], index.Titles("tag:气候 tag:桥"));
        Assert.Empty(index.Titles("tag:气候 tag:没有"));
        Assert.Equal(["丙", "乙"], index.Titles("大桥 -tag:气候").Order(StringComparer.Ordinal));
        Assert.Equal(["乙"], index.Titles("has:picture"));
        Assert.Equal(["丙"], index.Titles("has:revision"));
        Assert.Equal(["甲"], index.Titles("大桥 -has:revision -has:picture"));
    }

    [Fact]
    public void Words_side_by_side_count_more_than_the_same_words_apart()
    {
        _archive.Keep(
            TestArchive.Draft("a", "甲", "新的隧道通车，大桥收费。今晨渭滩下雨。"),
            TestArchive.Draft("b", "乙", "新的隧道收费，大桥通车。今晨渭滩下雨。"),
            TestArchive.Draft("c", "丙", "新的隧道通车，大桥收费。今晨渭滩下雨。"),
            TestArchive.Draft("d", "丁", "别的新闻"));
        using var index = _archive.Index();
        Assert.Equal("乙", index.Titles("大桥 通车")[0]);
    }

    [Theory]
    [InlineData("parlament", "parliament")]
    [InlineData("渭滩 bridgse", "渭滩 bridge")]
    [InlineData("zzzz", null)]
    [InlineData("bidge", "bridge")]
    [InlineData("pridge", null)]
    public void A_word_that_no_article_has_is_answered_with_the_nearest_that_some_have(string query, string? suggestion)
    {
        _archive.Keep(TestArchive.Draft("a", "One", "The parliament of 渭滩 and a bridge."), TestArchive.Draft("b", "Two", "A bridge, the parliament, badge."));
        using var index = _archive.Index();
        Assert.Equal(suggestion, index.Search(new SearchQuery { Text = query }).Suggestion);
    }

    [Fact]
    public void Words_that_stand_in_two_sentences_bring_both()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "大桥今晨通车。中间一句什么都不说。隧道明年收费。"));
        using var index = _archive.Index();
        var hit = index.Search(new SearchQuery { Text = "收费 大桥" }).Hits.Single();
        Assert.Equal("大桥今晨通车。 … 隧道明年收费。", hit.Snippet);
        Assert.Equal(["大桥", "收费"], hit.Marks.Select(mark => hit.Snippet.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public void Titles_are_marked_too_and_languages_counted()
    {
        _archive.Keep(TestArchive.Draft("a", "渭灘大橋", "通車") with { Language = "zh-Hant" }, TestArchive.Draft("b", "渭滩大桥", "通车") with { Language = "zh-Hans" }, TestArchive.Draft("c", "大桥", "通车") with { Language = "zh-Hans" });
        using var index = _archive.Index();
        var answer = index.Search(new SearchQuery { Text = "大桥", Language = "zh" });
        Assert.All(answer.Hits, hit => Assert.Equal("大桥", ChineseFold.Fold(hit.Article.Title.Substring(hit.TitleMarks.Single().Start, 2))));
        Assert.Equal([new LanguageCount("zh-Hans", 2), new LanguageCount("zh-Hant", 1)], answer.Facets.Languages);
    }

    [Fact]
    public void No_query_makes_the_index_throw()
    {
        _archive.Keep(TestArchive.Draft("a", "特朗普 one", "大桥 bridge 5G手机 <img>"));
        using var index = _archive.Index();
        var pieces = new[] { "\"", "「", "」", "=", "-", " ", "OR", "|", "tag:", "has:", "exact:", "outlet:", "lang:", "川普", "特朗普", "bridgw", "桥", "A", "\ud800", "\0", "'", ";--", "%", "*", "(", "：", "\u200b", "９", "from:2024" };
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().ToArbitrary(), parts => index.Search(new SearchQuery { Text = string.Concat(parts) }).Hits.Count <= 1).QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => index.Search(new SearchQuery { Text = text ?? "", Exact = true }).Hits.Count <= 1).QuickCheckThrowOnFailure();
        Assert.NotNull(index.Search(new SearchQuery { Text = new string('"', 10_000) }).Message);
    }

    [Theory]
    [InlineData("\"\"\"\"")]
    [InlineData("'; DROP TABLE article; --")]
    [InlineData("-")]
    [InlineData("outlet:没有这家")]
    [InlineData("﹏﹏﹏")]
    public void Nonsense_gets_an_answer(string query)
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "大桥"));
        using var index = _archive.Index();
        var answer = index.Search(new SearchQuery { Text = query });
        Assert.Empty(answer.Hits);
        Assert.Single(index.Newest(ArticleFilter.All, 10, 0));
    }

    [Fact]
    public void Nothing_to_look_for_is_said()
    {
        using var index = _archive.Index();
        Assert.NotNull(index.Search(new SearchQuery { Text = " , " }).Message);
    }

    /// <summary>The oracle is a plain scan over folded text.</summary>
    [Fact]
    public void Every_piece_of_Chinese_text_finds_exactly_what_a_scan_finds()
    {
        var random = new Random(20240503);
        var texts = Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, random.Next(5, 120)).Select(_ => "大橋桥通車车今晨，。8a"[random.Next(12)]))).ToList();
        _archive.Keep([.. texts.Select((text, i) => TestArchive.Draft($"a{i}", $"{i}", text))]);
        using var index = _archive.Index();
        for (var round = 0; round < 400; round++)
        {
            var text = texts[random.Next(texts.Count)];
            var length = random.Next(1, 6);
            var start = random.Next(text.Length - Math.Min(text.Length - 1, length));
            var query = text.Substring(start, Math.Min(length, text.Length - start));
            if (query.Any(character => character is '，' or '。') || query.All(char.IsAscii))
            {
                continue;
            }

            var expected = texts.Where(candidate => ChineseFold.Fold(candidate).Contains(ChineseFold.Fold(query), StringComparison.Ordinal)).Count();
            Assert.Equal(expected, index.Search(new SearchQuery { Text = query, Limit = 0 }).Total);
        }
    }
}
