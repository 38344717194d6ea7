using Annals.Language.Entities;

namespace Annals.Language.Tests.Entities;

public class GlossLedgerTests
{
    [Fact]
    public void Spellings_with_the_same_letters_are_one_name()
    {
        var ledger = GlossLedger.Of([.. Glosses("梅洛尼", "Giorgia Meloni", 5), .. Glosses("麦洛尼", "Giorgia Meloni", 3)]);
        Assert.Equal(MinedVerdict.Sure, Of(ledger, "梅洛尼").Verdict);
        Assert.Equal(MinedVerdict.Variant, Of(ledger, "麦洛尼").Verdict);
        Assert.Equal(Of(ledger, "梅洛尼").Count.Key, Of(ledger, "麦洛尼").Leader);
    }

    [Fact]
    public void Two_presidents_with_one_slip_between_them_stay_two()
    {
        var ledger = GlossLedger.Of([.. Glosses("纳扎尔巴耶夫", "Nursultan Nazarbayev", 6), .. Glosses("托卡耶夫", "Nursultan Nazarbayev", 1), .. Glosses("托卡耶夫", "Kassym-Jomart Tokayev", 6)]);
        Assert.DoesNotContain(ledger.Names, name => name.Verdict == MinedVerdict.Variant);
        Assert.Equal(MinedVerdict.Sure, ledger.Names.Single(name => name.Count is { Name: "托卡耶夫", Latin: "kassym-jomart tokayev" }).Verdict);
        Assert.Equal(MinedVerdict.LatinOfSeveral, ledger.Names.Single(name => name.Count is { Name: "托卡耶夫", Latin: "nursultan nazarbayev" }).Verdict);
    }

    [Fact]
    public void One_name_of_two_people_is_flagged_and_joins_nobody()
    {
        var ledger = GlossLedger.Of([.. Glosses("史密斯", "Adam Smith", 4), .. Glosses("史密斯", "Will Smith", 4)]);
        Assert.All(ledger.Names, name => Assert.Equal(MinedVerdict.NameOfSeveral, name.Verdict));
    }

    [Fact]
    public void A_family_name_alone_joins_nobody()
    {
        var ledger = GlossLedger.Of([.. Glosses("约翰逊", "Johnson", 4), .. Glosses("约翰森", "Johnson", 4)]);
        Assert.All(ledger.Names, name => Assert.Equal(MinedVerdict.LatinOfSeveral, name.Verdict));
    }

    [Fact]
    public void A_person_and_a_body_with_the_same_letters_are_not_compared()
    {
        var ledger = GlossLedger.Of([.. Glosses("摩根", "Morgan Stanley", 3), .. Glosses("摩根士丹利", "Morgan Stanley", 3, EntityType.Organisation)]);
        Assert.All(ledger.Names, name => Assert.Equal(MinedVerdict.Sure, name.Verdict));
    }

    [Fact]
    public void One_article_teaches_nothing_however_often_it_says_so()
    {
        var ledger = GlossLedger.Of(Enumerable.Repeat(new GlossedName("a", "梅洛尼", EntityType.Person, false, "Giorgia Meloni"), 9));
        Assert.Equal(MinedVerdict.Rare, Assert.Single(ledger.Names).Verdict);
        Assert.Equal(1, ledger.Names[0].Count.Articles);
    }

    [Fact]
    public void What_the_authority_file_knows_twice_stays_two()
    {
        var ledger = GlossLedger.Of([.. Glosses("梅洛尼", "Giorgia Meloni", 5, isKnown: true), .. Glosses("麦洛尼", "Giorgia Meloni", 5, isKnown: true)]);
        Assert.DoesNotContain(ledger.Names, name => name.Verdict == MinedVerdict.Variant);
    }

    [Fact]
    public void The_order_of_articles_does_not_matter()
    {
        GlossedName[] glosses = [.. Glosses("梅洛尼", "Giorgia Meloni", 3), .. Glosses("麦洛尼", "Giorgia Meloni", 3), .. Glosses("史密斯", "Adam Smith", 2), .. Glosses("史密斯", "Will Smith", 2)];
        var one = GlossLedger.Of(glosses).Names;
        Assert.Equal(one, GlossLedger.Of(glosses.Reverse()).Names);
        Assert.Equal(one, GlossLedger.Of(glosses.OrderBy(gloss => gloss.Article, StringComparer.Ordinal)).Names);
    }

    private static IEnumerable<GlossedName> Glosses(string name, string latin, int articles, EntityType type = EntityType.Person, bool isKnown = false)
        => Enumerable.Range(0, articles).Select(article => new GlossedName($"{latin}{article}", name, type, isKnown, latin));

    private static MinedName Of(GlossLedger ledger, string name) => ledger.Names.Single(one => one.Count.Name == name);
}
